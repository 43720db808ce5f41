import { lastPlaceOfLoss, lossText, settingText, type WrittenNumber, writtenToDigits, writtenToPlace } from "./numbers";

/** What is summed: first + weight × second, of which a term may not count. */
export interface Summed {
  readonly first: number;
  readonly weight: number;
  readonly second: number;
  readonly counts: { readonly first: boolean; readonly second: boolean };
}

/** A sum as it is written: first + weight × second = total. */
export type WrittenSum = Readonly<Record<"total" | "first" | "weight" | "second", string>>;

/** Most digits that terms are given beyond the total's, and a weight in all. */
const MOST_MORE = 6;
const MOST_OF_WEIGHT = 15;

/**
 * A sum whose terms as they are written give its total as it is written: they have a digit more than the total, and what is
 * multiplied has its weight's besides. Where rounding twice would give another total, a term's last digit is the one on the
 * other side of its number, and only where that does not help are there more digits. Where only one term counts it is
 * written as the total is.
 */
export function sumText({ first, weight, second, counts }: Summed): WrittenSum {
  const total = (counts.first ? first : 0) + (counts.second ? weight * second : 0);
  const written = {
    total: lossText(total),
    first: lossText(first),
    weight: settingText(weight),
    second: lossText(second),
  };
  if (!counts.second || ![first, weight, second, total].every(Number.isFinite)) return written;
  const last = lastPlaceOfLoss(total);
  for (let more = counts.first ? 1 : 0; more <= MOST_MORE; more++) {
    const place = last - more;
    const factor = factorText(weight, second, place);
    const ones = counts.first ? writtenAround(first, place) : [{ text: written.first, value: 0 }];
    const others = writtenAround(second, place - Math.max(0, Math.ceil(Math.log10(factor.value))));
    for (const other of others) {
      const one = ones.find(({ value }) => lossText(value + factor.value * other.value) === written.total);
      if (one) return { ...written, first: one.text, weight: factor.text, second: other.text };
    }
  }
  return written;
}

/** A number to the digit of a power of ten, first as it is rounded, then with that digit on the other side of it. */
function writtenAround(value: number, place: number): readonly WrittenNumber[] {
  const nearest = writtenToPlace(value, place);
  const unit = 10 ** place;
  const other = nearest.value > value ? nearest.value - unit : nearest.value + unit;
  return [nearest, writtenToPlace(other, place)];
}

/** A weight with as many digits as its product needs that is to be right to the digit of a power of ten. */
function factorText(weight: number, second: number, place: number) {
  const error = 0.2 * 10 ** place;
  const enough = (digits: number) =>
    Math.abs(writtenToDigits(weight, digits).value - weight) * Math.abs(second) <= error;
  const digits = Array.from({ length: MOST_OF_WEIGHT - 3 }, (_, more) => 3 + more).find(enough);
  return writtenToDigits(weight, digits ?? MOST_OF_WEIGHT);
}
