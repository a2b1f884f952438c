const POLYNOMIAL = 0xedb88320;

/** The CRC-32 of ZIP (ISO 3309), piece by piece: begin with 0. */
export function crc32(before: number, piece: Uint8Array): number {
  let register = ~before;
  for (const octet of piece) register = (TABLE[(register ^ octet) & 0xff] ?? 0) ^ (register >>> 8);
  return ~register >>> 0;
}

const TABLE = Int32Array.from({ length: 256 }, (_, octet) => {
  let register = octet;
  for (let bit = 0; bit < 8; bit++) register = register & 1 ? POLYNOMIAL ^ (register >>> 1) : register >>> 1;
  return register;
});
