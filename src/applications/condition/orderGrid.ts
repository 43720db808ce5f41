/** What is decoded for a grid of `rows` classes by codes [count, latentDim]: row by row, every code as every class. */
export function ordersOf(codes: Float32Array, latentDim: number, rows: number) {
  const columns = codes.length / latentDim;
  const z = new Float32Array(rows * codes.length);
  for (let row = 0; row < rows; row++) z.set(codes, row * codes.length);
  return { z, labels: Uint8Array.from({ length: rows * columns }, (_, place) => Math.floor(place / columns)) };
}
