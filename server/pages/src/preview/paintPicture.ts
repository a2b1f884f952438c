/** Sharp on every screen, and within what phones paint. */
const WIDEST = 2048;

/**
 * Paints a picture: what is on the page are its pixels, not the file, so that nothing in it can run, call home or
 * pretend to be something else. @throws where the browser cannot decode it
 */
export async function paintPicture(content: Blob, canvas: HTMLCanvasElement): Promise<void> {
  const bitmap = await createImageBitmap(content);
  const scale = Math.min(1, WIDEST / Math.max(bitmap.width, bitmap.height));
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
}
