import { ranges } from "../experiment/ranges";
import { EngineUnavailable } from "./engine";
import type { EngineName } from "./engineReport";
import type { SmallerBatch } from "./reasons";

/** Most bytes that an engine asks its device for: all that 32-bit addresses reach, and as much as a page should take. */
const GREATEST_BYTES = 4 * 1024 ** 3;

/** Most bytes that an engine may ask for here: no more than all together, and than addresses reach. */
export function greatestBytes(machine?: object): number {
  return Math.min(GREATEST_BYTES, greatestBytesTogether(machine));
}

/** Most bytes that all engines of a page together may hold here: half of the machine's memory, of which browsers tell no more than they like, but 1 GB at least. */
export function greatestBytesTogether(machine: object = globalThis.navigator ?? {}): number {
  // Not every browser has it, and the types of none.
  const { deviceMemory = 8 }: { readonly deviceMemory?: number } = machine;
  return Math.max(1, deviceMemory / 2) * 1024 ** 3;
}

/**
 * Lets no engine ask for more than it may, and says what a smaller batch would need.
 * @param bytesAt Bytes that the engine needs at a batch size, known from shapes alone.
 * @throws EngineUnavailable where the network needs more than `greatest` bytes at `batchSize`
 */
export function refuseOverBudget(
  name: EngineName,
  batchSize: number,
  bytesAt: (batchSize: number) => number,
  greatest = greatestBytes(),
): void {
  const bytes = bytesAt(batchSize);
  if (bytes <= greatest) return;
  const smaller = smallerBatch(batchSize, bytesAt, greatest);
  throw new EngineUnavailable({ code: "overBudget", name, bytes, greatest, smaller });
}

/** The largest power of two below a batch size at which no more than `greatest` bytes are needed; null where none is. */
export function smallerBatch(
  batchSize: number,
  bytesAt: (batchSize: number) => number,
  greatest: number,
): SmallerBatch | null {
  for (let size = 2 ** Math.ceil(Math.log2(batchSize) - 1); size >= ranges.batchSize.least; size /= 2) {
    const bytes = bytesAt(size);
    if (bytes <= greatest) return { batchSize: size, bytes };
  }
  return null;
}
