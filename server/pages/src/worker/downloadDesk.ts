import { portStream } from '@siegelpost/shared/transfer/portStream';
import { contentDisposition } from './contentDisposition.ts';
import { DOWNLOAD_SCOPE, type FromDesk, type ToDesk } from './deskMessages.ts';
import { holdBackLast } from './holdBackLast.ts';

interface Offer {
  readonly name: string;
  readonly bytes: number;
  readonly content: MessagePort;
  readonly tell: (message: FromDesk) => void;
}

/**
 * What the service worker does: hands out files that the page offers, each once, as downloads. It sees plaintext
 * pass by and never a link, a password or a key.
 */
export class DownloadDesk {
  readonly #offers = new Map<string, Offer>();
  readonly #underWay = new Set<string>();

  receive(message: ToDesk, ports: readonly MessagePort[]): void {
    const answerPort = ports.at(-1);
    if (!answerPort) return;
    const tell = (answer: FromDesk) => answerPort.postMessage(answer);
    switch (message.kind) {
      case 'offer': {
        const [content] = ports;
        if (!content || ports.length !== 2) return;
        this.#offers.set(message.id, { name: message.name, bytes: message.bytes, content, tell });
        return tell({ kind: 'offered' });
      }
      case 'ping':
        return tell({ kind: this.#knows(message.id) ? 'alive' : 'unknown' });
    }
  }

  /** The answer to a request below the scope. Nothing there: no content, so that the page stays where it is. */
  answer(url: string): Response {
    const id = new URL(url).pathname.slice(DOWNLOAD_SCOPE.length);
    const offer = this.#offers.get(id);
    if (!offer) return new Response(null, { status: 204 });
    this.#offers.delete(id);
    this.#underWay.add(id);
    offer.tell({ kind: 'taken' });
    return new Response(this.#content(id, offer), { headers: headersFor(offer) });
  }

  #knows(id: string): boolean {
    return this.#offers.has(id) || this.#underWay.has(id);
  }

  #content(id: string, offer: Offer): ReadableStream<Uint8Array<ArrayBuffer>> {
    const { readable, writable } = holdBackLast<Uint8Array<ArrayBuffer>>();
    const end = (message: FromDesk) => {
      this.#underWay.delete(id);
      offer.tell(message);
    };
    portStream(offer.content)
      .pipeTo(writable)
      .then(
        () => end({ kind: 'ended' }),
        () => end({ kind: 'dropped' }),
      );
    return readable;
  }
}

function headersFor({ name, bytes }: Offer): HeadersInit {
  return {
    'content-type': 'application/octet-stream',
    'content-length': String(bytes),
    'content-disposition': contentDisposition(name),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'no-store',
  };
}
