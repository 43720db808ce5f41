/** The remainders of all bytes under the polynomial of ISO 3309, which zip, gzip and PNG share; [256]. */
const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
});

/** The CRC-32 of bytes that follow others, `before` being that of those; 0 to 2³² − 1. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let register = ~before;
  for (const byte of bytes) register = (register >>> 8) ^ (remainders[(register ^ byte) & 255] as number);
  return ~register >>> 0;
}
