export interface CephPlace {
  readonly folder: string;
  readonly fsid: string;
  /** Addresses of the one monitor. */
  readonly monitor: string;
}

/** A cluster of one: no replicas, everything in memory, no waiting for peers that will never come. */
export function cephConfiguration({ folder, fsid, monitor }: CephPlace): string {
  return `[global]
fsid = ${fsid}
mon host = ${monitor}
keyring = ${folder}/keyring
auth allow insecure global id reclaim = false
public network = 127.0.0.0/8
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms tcp nodelay = true
paxos propose interval = 0.02
paxos min wait = 0.01
osd heartbeat grace = 60
mon osd min in ratio = 0
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd pool default pgp num = 8
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon warn on pool no redundancy = false
mon max pg per osd = 1000
mon data avail warn = 2
mon data avail crit = 1
osd objectstore = memstore
memstore device bytes = 4294967296
osd memory target = 939524096
osd data = ${folder}/osd
mon data = ${folder}/mon
rgw data = ${folder}/rgw
run dir = ${folder}/run
admin socket = ${folder}/run/$name.$pid.asok
log file = ${folder}/log/$name.log
pid file = ${folder}/run/$name.pid
crash dir = ${folder}/log
rgw enable usage log = false
rgw gc obj min wait = 1
rgw gc processor period = 2
rgw gc processor max time = 2
rgw thread pool size = 64
rgw override bucket index max shards = 1
rgw dynamic resharding = false
`;
}
