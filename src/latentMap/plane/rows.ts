/** Those of the first `count` rows for which something holds, in order. */
export function rowsWhere(count: number, holds: (row: number) => boolean): Uint32Array {
  const rows = new Uint32Array(count);
  let found = 0;
  for (let row = 0; row < count; row++) {
    if (holds(row)) rows[found++] = row;
  }
  return rows.subarray(0, found);
}
