import { concat, reshape, type Tensor, tidy } from "@tensorflow/tfjs";
import type { ReadTensor } from "./backend";
import { ROWS_AT_ONCE } from "./needs";

/** Rows `start` to `end` − 1 of many. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
}

/** The results of `compute` for all rows, computed chunk by chunk, one after the other, and read back at once. */
export async function computeInChunks(
  rows: number,
  compute: (chunk: Chunk) => Tensor,
  read: ReadTensor,
): Promise<Float32Array> {
  if (rows === 0) return new Float32Array();
  const results = tidy(() => concat(chunksOf(rows).map((chunk) => tidy(() => compute(chunk)))));
  const numbers = await read(results);
  results.dispose();
  return numbers;
}

/** The tensors that `compute` gives by name, as flat numbers, read back at once. */
export async function readByName(
  compute: () => ReadonlyMap<string, Tensor>,
  read: ReadTensor,
): Promise<Record<string, Float32Array>> {
  const sizes: [name: string, size: number][] = [];
  const all = tidy(() => {
    const tensors = [...compute()];
    for (const [name, { size }] of tensors) sizes.push([name, size]);
    return concat(tensors.map(([, tensor]) => reshape(tensor, [tensor.size])));
  });
  const numbers = await read(all);
  all.dispose();
  let end = 0;
  return Object.fromEntries(
    sizes.map(([name, size]) => {
      end += size;
      return [name, numbers.slice(end - size, end)];
    }),
  );
}

function chunksOf(rows: number): Chunk[] {
  return Array.from({ length: Math.ceil(rows / ROWS_AT_ONCE) }, (_, index) => ({
    start: index * ROWS_AT_ONCE,
    end: Math.min((index + 1) * ROWS_AT_ONCE, rows),
  }));
}
