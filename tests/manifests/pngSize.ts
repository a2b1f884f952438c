/** Width and height as a PNG's header says. @throws Error where it is none */
export function pngSize(file: Buffer): { width: number; height: number } {
  if (file.toString('latin1', 1, 4) !== 'PNG') throw new Error('no PNG');
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
}
