import type { PackageId } from '../api/ids.ts';
import type { PartsVia } from '../api/packages.ts';
import { anySignal } from '../client/anySignal.ts';
import type { Api } from '../client/api.ts';
import type { BodySealer } from '../envelope/sealBody.ts';
import { inLanes, Lanes } from './lanes.ts';
import type { Pausing } from './pausing.ts';
import type { PartJournal } from './sendingPlan.ts';
import type { OnProgress } from './transfer.ts';

/** What a step of a transfer needs from outside. */
export interface TransferTools {
  readonly api: Api;
  /** Bearer token of the author. */
  readonly token: string;
  readonly signal: AbortSignal;
  /** Lets an upload rest; without it none can. */
  readonly pausing?: Pausing;
  /** Whether a line that is away is waited for without end: where somebody watches, and can cancel. */
  readonly patient?: boolean;
  /** Where a sending shall be able to go on after the program has ended. */
  readonly journal?: PartJournal;
}

/** Runs what may be repeated, anew after every rest of the transfer. */
export function unlessResting<T>(
  { pausing, signal }: Pick<TransferTools, 'pausing' | 'signal'>,
  attempt: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return pausing ? pausing.through(signal, attempt) : attempt(signal);
}

interface Part {
  readonly bodyIndex: number;
  readonly partIndex: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What the server expects octets of. */
export interface OpenedUpload {
  readonly packageId: PackageId;
  readonly via: PartsVia;
  readonly bodies: readonly BodySealer[];
}

/** Seals every body part by part and uploads the parts, as many at once as the line is good for, each until it is durable. */
export async function uploadBodies(
  { packageId, via, bodies }: OpenedUpload,
  tools: TransferTools,
  onProgress: OnProgress,
): Promise<void> {
  const lanes = new Lanes();
  const meter = new UploadMeter(bodies, onProgress);
  // One part that fails for good stops the others.
  const failure = new AbortController();
  const signal = anySignal([tools.signal, failure.signal]);
  const upload = async (part: Part) => {
    const call = {
      packageId,
      via,
      ...part,
      token: tools.token,
      patient: tools.patient,
      onSent: (bytes: number) => meter.sent(part, bytes),
      onRetry: () => lanes.failed(),
    };
    const put = (until: AbortSignal) => tools.api.putPart({ ...call, signal: until });
    if (!(await tools.journal?.isDurable(part))) {
      await unlessResting({ ...tools, signal }, put);
      lanes.arrived(part.bytes.length);
    }
    meter.stored(part);
    bodies[part.bodyIndex]?.giveBack(part.bytes);
  };
  try {
    await inLanes(partsOf(bodies, signal), lanes, upload);
  } catch (error) {
    failure.abort();
    throw error;
  }
}

async function* partsOf(bodies: readonly BodySealer[], signal: AbortSignal): AsyncGenerator<Part> {
  for (const [bodyIndex, body] of bodies.entries()) {
    let partIndex = 0;
    for await (const bytes of body.parts()) {
      if (signal.aborted) return;
      yield { bodyIndex, partIndex: partIndex++, bytes };
    }
  }
}

/** Adds up what has left for every part under way; a part that starts again counts from the start again. */
class UploadMeter {
  readonly #totalBytes: number;
  readonly #underWay = new Map<string, number>();
  readonly #onProgress: OnProgress;
  #storedBytes = 0;

  constructor(bodies: readonly BodySealer[], onProgress: OnProgress) {
    this.#totalBytes = bodies.reduce((sum, body) => sum + body.sealedBytes, 0);
    this.#onProgress = onProgress;
    this.#report();
  }

  sent(part: Part, bytes: number): void {
    this.#underWay.set(key(part), Math.min(bytes, part.bytes.length));
    this.#report();
  }

  stored(part: Part): void {
    this.#underWay.delete(key(part));
    this.#storedBytes += part.bytes.length;
    this.#report();
  }

  #report(): void {
    const underWay = [...this.#underWay.values()].reduce((sum, bytes) => sum + bytes, 0);
    this.#onProgress({ doneBytes: this.#storedBytes + underWay, totalBytes: this.#totalBytes });
  }
}

const key = (part: Part) => `${part.bodyIndex}/${part.partIndex}`;
