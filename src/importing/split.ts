import { drawPermutation, Purpose } from "../model/random";

/** The seed of all that is drawn while data are imported: the same files give the same data set. */
const SEED = 3232;

/**
 * `count` of some images, drawn from their classes in turn so that none is left out for another, in the order in which
 * they came.
 * @param indices Of the images to draw from.
 * @param labels Of all images, by index; null where there are no classes.
 */
export function balancedSample(
  indices: readonly number[],
  labels: ArrayLike<number> | null,
  count: number,
): readonly number[] {
  if (indices.length <= count) return indices;
  const classes = byClassOf(shuffled(indices), labels);
  const drawn: number[] = [];
  for (let turn = 0; drawn.length < count; turn++) {
    for (const members of classes) {
      const next = members[turn];
      if (next !== undefined && drawn.length < count) drawn.push(next);
    }
  }
  return drawn.sort((a, b) => a - b);
}

/**
 * Which of some images are held out, [images]: of each class its share, and images that are equal all on one side, as far
 * as there are different ones.
 * @param labels Of each image; null where there are no classes.
 * @param marks Equal for equal images.
 */
export function holdOut(count: number, labels: ArrayLike<number> | null, marks: ArrayLike<number>): Uint8Array {
  const total = marks.length;
  const byClass = byClassOf(range(total), labels);
  const quotas = shareOut(
    count,
    byClass.map((members) => members.length),
  );
  const copies = groupedBy(range(total), (index) => marks[index] ?? 0);
  const heldOut = new Uint8Array(total);
  let held = 0;
  const take = (same: readonly number[]) => {
    for (const copy of same) heldOut[copy] = 1;
    held += same.length;
    return same.length;
  };
  for (const [place, members] of byClass.entries()) {
    let left = quotas[place] ?? 0;
    // Equal images are taken together: first those that are not more than is wanted, then the fewest that are.
    const groups = shuffled(members).map((index) => copies.get(marks[index] ?? 0) ?? []);
    for (const same of groups) if (!heldOut[same[0] ?? 0] && same.length <= left) left -= take(same);
    for (const same of groups.sort((a, b) => a.length - b.length)) {
      if (left > 0 && !heldOut[same[0] ?? 0] && held + same.length <= total / 2) left -= take(same);
    }
  }
  // Where there are hardly any different images, the side that an image is on says nothing.
  if (held >= count) return heldOut;
  const any = new Set(shuffled(range(total)).slice(0, count));
  return heldOut.map((_, index) => (any.has(index) ? 1 : 0));
}

/** `count` shared out in proportion to `sizes`, the largest remainders rounded up. */
function shareOut(count: number, sizes: readonly number[]): readonly number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const exact = sizes.map((size) => (count * size) / Math.max(1, total));
  const whole = exact.map(Math.floor);
  const missing = count - whole.reduce((sum, each) => sum + each, 0);
  const order = range(sizes.length).sort((a, b) => remainder(exact[b]) - remainder(exact[a]) || a - b);
  for (const place of order.slice(0, missing)) whole[place] = (whole[place] ?? 0) + 1;
  return whole;
}

function remainder(value = 0): number {
  return value - Math.floor(value);
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function shuffled(indices: readonly number[]): number[] {
  const key = { seed: SEED, counter: indices.length, purpose: Purpose.images };
  return Array.from(drawPermutation(indices.length, key), (place) => indices[place] ?? 0);
}

/** Members of each class, in the order of the labels; all of one where there are no classes. */
function byClassOf(indices: readonly number[], labels: ArrayLike<number> | null): readonly (readonly number[])[] {
  const groups = groupedBy(indices, (index) => labels?.[index] ?? 0);
  return [...groups].sort(([a], [b]) => a - b).map(([, members]) => members);
}

/** Members by what `keyOf` says of them. */
function groupedBy(indices: readonly number[], keyOf: (index: number) => number): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const index of indices) {
    const key = keyOf(index);
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  }
  return groups;
}

/**
 * A number that equal images share, and others hardly ever: 53 bits of two hashes of the image four levels at a time, each
 * mixed as Appleby's MurmurHash3 mixes at its end.
 */
export function markOf(image: Uint8Array): number {
  let [low, high] = [0x811c9dc5, 0x01234567];
  for (let at = 0; at < image.length; at += 4) {
    const [a, b, c, d] = [image[at], image[at + 1], image[at + 2], image[at + 3]] as [number, number, number, number];
    const word = a | (b << 8) | (c << 16) | (d << 24);
    low = Math.imul(low ^ word, 0x85ebca6b);
    low ^= low >>> 13;
    high = Math.imul(high ^ word, 0xc2b2ae35);
    high ^= high >>> 16;
  }
  return (low >>> 0) * 2 ** 21 + (high >>> 11);
}
