import type { Octets } from './octets.ts';

let nowhere: MessagePort | undefined;

/**
 * Gives the memory of octets back at once, and not when garbage is collected next: until then a fast cipher fills
 * hundreds of megabytes, and fresh memory costs a page fault every 4 KiB where memory used a moment ago costs nothing.
 * What is sent to a closed port is moved away from here and dropped. The octets, and whatever shares their buffer,
 * must not be used again.
 */
export function discard({ buffer }: Octets): void {
  if (typeof MessageChannel === 'undefined') return;
  nowhere ??= closedPort();
  nowhere.postMessage(buffer, [buffer]);
}

function closedPort(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port2.close();
  return port1;
}
