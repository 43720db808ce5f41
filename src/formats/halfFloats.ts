/** The 32-bit numbers of 16-bit ones as IEEE 754 lays them out, [count]; every one is exact. */
export function ofHalves(words: Uint16Array): Float32Array {
  return Float32Array.from(words, ofHalf);
}

/** The 32-bit numbers whose upper 16 bits are given, [count]: what is called bfloat16. */
export function ofBrainFloats(words: Uint16Array): Float32Array {
  return new Float32Array(Uint32Array.from(words, (word) => word << 16).buffer);
}

function ofHalf(word: number): number {
  const sign = word & 0x8000 ? -1 : 1;
  const exponent = (word >>> 10) & 31;
  const fraction = word & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}
