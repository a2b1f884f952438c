import type { PackageId } from '../api/ids.ts';
import type { PartsVia } from '../api/packages.ts';
import { PART_BYTES } from '../chunks/parts.ts';
import { anySignal } from './anySignal.ts';
import { downloadStretch, type Stretch } from './downloadStretch.ts';
import { inOrder } from './inOrder.ts';
import type { Connection } from './request.ts';
import type { StoreRoute } from './storeRoute.ts';

/** Parts under way at once. What they are worth was measured: docs/PERFORMANCE.md. */
const PARTS_AHEAD = 3;

export interface DownloadOptions {
  readonly packageId: PackageId;
  readonly bodyIndex: number;
  /** Size of the whole body in octets. */
  readonly sealedBytes: number;
  /** First octet wanted; 0 unless told. */
  readonly fromByte?: number;
  /** Who gives parts, as the package's content says; the server where nothing is told. */
  readonly via?: PartsVia;
  /** Parts under way at once, for measuring. */
  readonly partsAhead?: number;
  readonly token: string;
  readonly signal: AbortSignal;
  /** Hears of all octets as they arrive, in whatever order. */
  readonly onReceived?: (bytes: number) => void;
}

/**
 * The octets of a body, from `fromByte` to its end, in pieces and in order. Of the parts that come next a few are fetched
 * ahead, and never more, however slowly the pieces are taken. @throws ApiError
 */
export async function* downloadBody(
  connection: Connection,
  options: DownloadOptions,
  store: StoreRoute,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  // Whoever leaves, for whatever reason, also ends what was fetched ahead.
  const left = new AbortController();
  const place = { ...options, signal: anySignal([options.signal, left.signal]) };
  const stretches = stretchesOf(options.sealedBytes, options.fromByte ?? 0);
  try {
    yield* inOrder(stretches, options.partsAhead ?? PARTS_AHEAD, (stretch) =>
      counted(downloadStretch(connection, place, stretch, store), options.onReceived),
    );
  } finally {
    left.abort();
  }
}

async function* counted<Piece extends Uint8Array>(
  pieces: AsyncIterable<Piece>,
  onReceived: (bytes: number) => void = () => undefined,
): AsyncGenerator<Piece> {
  for await (const piece of pieces) {
    onReceived(piece.length);
    yield piece;
  }
}

/** What is missing from `fromByte` on, cut where parts end. */
function* stretchesOf(sealedBytes: number, fromByte: number): Generator<Stretch> {
  for (let from = fromByte; from < sealedBytes;) {
    const partIndex = Math.floor(from / PART_BYTES);
    const to = Math.min(sealedBytes, (partIndex + 1) * PART_BYTES);
    yield { partIndex, from, to };
    from = to;
  }
}
