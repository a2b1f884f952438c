import { encode } from 'uqr';

/** Empty modules around a code: scanners need four (ISO/IEC 18004). */
const QUIET = 4;
/** Printed at 300 dpi, a code of 40 modules is then 5 cm wide. */
const PIXELS_A_MODULE = 16;

/** A QR code in units of one module, quiet zone included. */
export interface QrCode {
  readonly size: number;
  /** SVG path of all dark modules. */
  readonly path: string;
}

/** A code that survives a fold or a stamp: medium error correction. */
export function qrCodeOf(text: string): QrCode {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
  return { size, path: path.join('') };
}

/** For printers: always black on white, whatever the screen's colours are. */
export function qrSvg({ size, path }: QrCode): Blob {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
  return new Blob([svg], { type: 'image/svg+xml' });
}

/** For text programs. Undefined where this browser draws nothing. */
export async function qrPng({ size, path }: QrCode): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * PIXELS_A_MODULE;
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(PIXELS_A_MODULE, PIXELS_A_MODULE);
  context.fillStyle = '#000';
  context.fill(new Path2D(path));
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'));
}
