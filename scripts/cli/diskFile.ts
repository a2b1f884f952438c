import { type FileHandle, open } from 'node:fs/promises';
import type { FileContent } from '@siegelpost/shared/envelope/fileContent';

/** A file on disk, read through one handle: in Node several times faster than a blob. To be closed. */
export class DiskFile implements FileContent {
  readonly size: number;
  readonly #handle: FileHandle;

  private constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.size = size;
  }

  /** @throws what the system says, also where it is no file */
  static async open(path: string): Promise<DiskFile> {
    const handle = await open(path);
    const { size } = await handle.stat();
    return new DiskFile(handle, size);
  }

  /** Gives fewer octets where the file has become shorter. */
  slice(from: number, to: number) {
    const end = Math.min(to, this.size);
    return { arrayBuffer: () => this.#read(from, end), stream: () => this.#stream(from, end) };
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  async #read(from: number, to: number): Promise<ArrayBuffer> {
    const octets = new Uint8Array(Math.max(0, to - from));
    let filled = 0;
    while (filled < octets.length) {
      const { bytesRead } = await this.#handle.read(octets, filled, octets.length - filled, from + filled);
      if (bytesRead === 0) return octets.buffer.slice(0, filled);
      filled += bytesRead;
    }
    return octets.buffer;
  }

  /** For readers that bring their memory along. */
  #stream(from: number, end: number): ReadableStream<Uint8Array> {
    let at = from;
    return new ReadableStream({
      type: 'bytes',
      pull: async (controller) => {
        const view = controller.byobRequest?.view;
        if (!view) throw new TypeError('a reader of this stream brings its memory along');
        const octets = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
        const { bytesRead } = await this.#handle.read(octets, 0, Math.min(octets.length, end - at), at);
        at += bytesRead;
        if (bytesRead === 0) controller.close();
        controller.byobRequest?.respond(bytesRead);
      },
    });
  }
}
