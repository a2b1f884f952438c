import type { NewPackage, SealedPackage, SealPackage } from '../api/packages.ts';
import { SMALL_PACKAGE_BYTES } from '../chunks/parts.ts';
import { LINE, withRetries } from '../client/retry.ts';
import { joinOctets } from '../envelope/octets.ts';
import type { BodySealer } from '../envelope/sealBody.ts';
import type { OnProgress } from './transfer.ts';
import { type TransferTools, unlessResting, uploadBodies } from './uploadBodies.ts';

/** A package on its way to the server. */
export interface OutgoingPackage {
  readonly order: Omit<NewPackage, 'bodies'>;
  readonly bodies: readonly BodySealer[];
  /** What makes the package complete; asked for once every body is sealed, for only then its digests are known. */
  readonly seal: () => Promise<SealPackage>;
}

/** Brings a package to the server and seals it: a small one in one request, any other part by part. @throws ApiError */
export async function uploadPackage(
  { order, bodies, seal }: OutgoingPackage,
  tools: TransferTools,
  onProgress: OnProgress,
): Promise<SealedPackage> {
  const { api, token, signal, patient } = tools;
  const sizes = bodies.map(({ sealedBytes }) => ({ sealedBytes }));
  const opened: NewPackage = { ...order, bodies: sizes };
  const totalBytes = sizes.reduce((sum, { sealedBytes }) => sum + sealedBytes, 0);
  if (totalBytes <= SMALL_PACKAGE_BYTES) {
    const onSent = (doneBytes: number) => onProgress({ doneBytes, totalBytes });
    onSent(0);
    const octets = await Promise.all(bodies.map((body, index) => wholeBody(body, index, tools)));
    const whole = { order: opened, bodies: octets, seal: await seal(), token, patient, onSent };
    return unlessResting(tools, (until) => api.sendWhole({ ...whole, signal: until }));
  }
  const overBrokenLine = { signal, patient, passing: LINE };
  const open = () => api.createPackage(opened, token, signal);
  const { partsVia: via } = await withRetries(open, overBrokenLine);
  await uploadBodies({ packageId: order.packageId, via, bodies }, tools, onProgress);
  const sealing = await seal();
  return withRetries(() => api.seal(order.packageId, sealing, token, signal), overBrokenLine);
}

async function wholeBody(body: BodySealer, bodyIndex: number, { journal }: TransferTools) {
  const parts = [];
  for await (const bytes of body.parts()) {
    await journal?.isDurable({ bodyIndex, partIndex: parts.length, bytes });
    parts.push(bytes);
  }
  return joinOctets(parts);
}
