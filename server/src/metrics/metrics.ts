import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type Database, SCHEMA } from '../database/connection.ts';
import { queueState } from '../database/queueState.ts';
import { withinTime } from '../withinTime.ts';

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60];
const JOB_SECONDS = [0.01, 0.1, 0.5, 1, 5, 30, 120, 600];

/** One answered request, by template only: no id and no address may become a label. */
export interface AnsweredRequest {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

const ALARMS = ['object-missing', 'unknown-objects'] as const;
export type Alarm = (typeof ALARMS)[number];

/** What this process counts, in a registry of its own. */
export interface Metrics {
  readonly contentType: string;
  answered(request: AnsweredRequest): void;
  received(octets: number): void;
  sent(octets: number): void;
  workedOn(task: string, outcome: 'done' | 'failed', seconds: number): void;
  raise(alarm: Alarm, times?: number): void;
  /** Everything in Prometheus' text format. A database that does not answer shows as `siegelpost_database_up 0`. */
  text(): Promise<string>;
}

export function createMetrics(database: Database, checkMs: number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'siegelpost_request_seconds',
    help: 'Time until the answer was sent, by route template.',
    labelNames: ['method', 'route', 'status'],
    buckets: REQUEST_SECONDS,
    registers,
  });
  const received = new Counter({
    name: 'siegelpost_sealed_bytes_received_total',
    help: 'Octets of sealed files stored durably.',
    registers,
  });
  const sent = new Counter({
    name: 'siegelpost_sealed_bytes_sent_total',
    help: 'Octets of sealed files handed out.',
    registers,
  });
  const jobs = new Histogram({
    name: 'siegelpost_job_seconds',
    help: 'Time a job took, by task and outcome.',
    labelNames: ['task', 'outcome'],
    buckets: JOB_SECONDS,
    registers,
  });
  const alarms = new Counter({
    name: 'siegelpost_alarms_total',
    help: 'Alarms that a person must look after.',
    labelNames: ['alarm'],
    registers,
  });
  // A rule on a counter that is not there yet never fires.
  for (const alarm of ALARMS) alarms.inc({ alarm }, 0);
  addDatabaseGauges(registry, database, checkMs);

  return {
    contentType: registry.contentType,
    answered: ({ seconds, ...labels }) => requests.observe(labels, seconds),
    received: (octets) => received.inc(octets),
    sent: (octets) => sent.inc(octets),
    workedOn: (task, outcome, seconds) => jobs.observe({ task, outcome }, seconds),
    raise: (alarm, times = 1) => alarms.inc({ alarm }, times),
    text: () => registry.metrics(),
  };
}

/** Asked for when somebody reads; all from small tables, whatever the number of packages. */
function addDatabaseGauges(registry: Registry, database: Database, checkMs: number): void {
  const registers = [registry];
  const waiting = new Gauge({
    name: 'siegelpost_jobs_waiting',
    help: 'Jobs in the queue, by state: due, later, given-up.',
    labelNames: ['state'],
    registers,
  });
  const doomed = new Gauge({
    name: 'siegelpost_objects_to_delete',
    help: 'Objects whose package is gone and that still lie in the store.',
    registers,
  });
  const up = new Gauge({
    name: 'siegelpost_database_up',
    help: `1 while the schema ${SCHEMA} answers.`,
    registers,
    async collect() {
      try {
        const state = await withinTime(queueState(database), checkMs);
        for (const [name, count] of Object.entries(state.jobs)) waiting.set({ state: name }, count);
        doomed.set(state.doomedObjects);
        up.set(1);
      } catch {
        up.set(0);
      }
    },
  });
}
