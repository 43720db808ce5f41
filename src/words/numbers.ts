/** What stands for a number that there is none of yet, and for one that is not defined, as a share of nothing is. */
const NOT_YET = "–";
const NOT_DEFINED = "n/a";
/** From here on a number is written as a power of ten: more digits fit into no box, and nobody reads them. */
const LARGE = 999_999.5;
const LARGE_COUNT = 1e9;
const LARGE_TICK = 1e5;
/** Under this a number that is told by its significant digits is written as a power of ten. */
const SMALL = 1e-5;

/** A number that may not be there yet. */
type Known = number | null | undefined;

/** A loss in nats per image: one decimal, more where it is small; without separators, so that it can be read back. */
export function lossText(loss: Known): string {
  return written(loss, (value) => plain(value, lossDecimals(value)));
}

/** A whole number without separators, so that it can be read back. */
export function wholeText(count: Known): string {
  return written(count, (value) => plain(value, 0));
}

/** A setting to three significant digits, without separators, as it can be typed. */
export function settingText(value: Known): string {
  return written(value, (known) => shortest(known, 3));
}

/** An amount to three significant digits, with its thousands apart, for prose. */
export function amountText(value: Known): string {
  return written(value, (known) => separated(shortest(known, 3)));
}

/**
 * A mean and its standard error, both down to the first digit of the error and at most to two decimals, the error rounded up;
 * the mean alone where there is no error.
 */
export function estimateText({ mean, error }: { readonly mean: number; readonly error: number }): string {
  if (!Number.isFinite(error) || !Number.isFinite(mean)) return amountText(mean);
  const digits = Math.min(2, Math.max(0, error === 0 ? 2 : -exponentOf(error)));
  return `${decimal(mean, digits)} ± ${decimal(Math.ceil(error * 10 ** digits - 1e-9) / 10 ** digits, digits)}`;
}

/** A number to fixed decimals with its thousands apart. */
export function decimal(value: Known, digits: number): string {
  return written(value, (known) => separated(plain(known, digits)));
}

/** A number to three significant digits or so, with its thousands apart. */
export function significant(value: Known): string {
  return written(value, (known) => {
    const magnitude = Math.abs(known);
    if (magnitude > 0 && magnitude < SMALL) return power(known, 2);
    if (magnitude > 0 && magnitude < 0.01) return plain(known, 5);
    return separated(
      plain(known, magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : magnitude >= 0.1 || known === 0 ? 2 : 3),
    );
  });
}

/** A round number at an axis, as short as it can be. */
export function tickText(value: number): string {
  return written(value, (known) => separated(shortest(known, 6)), LARGE_TICK);
}

/** A count with its thousands apart, for prose. */
export function countText(count: Known): string {
  return written(count, (value) => separated(plain(value, 0)), LARGE_COUNT);
}

/** A share of 0 to 1 in percent, to so many decimals, cut off and not rounded: 100 % are all, and never nearly all. */
export function percentText(share: Known, digits = 0): string {
  return written(share, (value) => {
    const factor = 10 ** digits;
    return `${separated(shortest(Math.floor(value * 100 * factor + 1e-9) / factor, 6))} %`;
  });
}

/** Memory in its unit: 256 MB, 5.1 GB. */
export function bytesText(bytes: Known): string {
  return written(
    bytes,
    (value) => {
      if (value < 2 ** 30) return `${separated(plain(Math.ceil(value / 2 ** 20), 0))} MB`;
      const gigabytes = value / 2 ** 30;
      return `${separated(shortest(Math.round(10 * gigabytes) / 10, 6))} GB`;
    },
    Number.POSITIVE_INFINITY,
  );
}

/** Floating-point operations in billions: 5.23 GFLOP, 12,800 GFLOP. */
export function flopsText(flops: Known): string {
  return `${amountText(flops === null || flops === undefined ? flops : flops / 1e9)} GFLOP`;
}

/** A duration in its two largest units, and in whole days where there are some: 48 s, 3 min 20 s, 2 h 5 min, 5 d. */
export function durationText(seconds: Known): string {
  return written(
    seconds,
    (value) => {
      const whole = Math.max(0, Math.ceil(value));
      if (whole < 60) return `${whole} s`;
      const minutes = Math.floor(whole / 60);
      if (minutes < 60) return `${minutes} min ${whole % 60} s`;
      const hours = Math.floor(minutes / 60);
      return hours < 48 ? `${hours} h ${minutes % 60} min` : `${separated(plain(hours / 24, 0))} d`;
    },
    LARGE_COUNT,
  );
}

/** A number as it is written, and what the digits that are written amount to. */
export interface WrittenNumber {
  readonly text: string;
  readonly value: number;
}

/** The power of ten of the last digit of a loss as it is written. */
export function lastPlaceOfLoss(loss: number): number {
  return Math.abs(loss) >= LARGE ? exponentOf(loss) - 2 : -lossDecimals(loss);
}

/** A finite number down to the digit of a power of ten. */
export function writtenToPlace(value: number, place: number): WrittenNumber {
  const digits = value === 0 ? 0 : exponentOf(value) - place + 1;
  if (digits < 1) return { text: plain(0, Math.min(2, Math.max(0, -place))), value: 0 };
  const magnitude = Math.abs(value);
  if (magnitude < LARGE && (magnitude >= 0.001 || place >= -5)) {
    const decimals = Math.max(0, -place);
    return { text: separated(plain(value, decimals)), value: Number(value.toFixed(decimals)) };
  }
  const most = Math.min(digits, 15);
  return { text: power(value, most), value: Number(value.toPrecision(most)) };
}

/** A finite number to so many significant digits, without zeros at its end. */
export function writtenToDigits(value: number, digits: number): WrittenNumber {
  const text = Math.abs(value) >= LARGE ? power(value, digits) : separated(shortest(value, digits));
  return { text, value: Number(value.toPrecision(digits)) };
}

function lossDecimals(loss: number): number {
  const magnitude = Math.abs(loss);
  return magnitude >= 999.95 ? 0 : magnitude < 0.95 ? 2 : 1;
}

/** The power of ten of a number's first digit. */
function exponentOf(value: number): number {
  return Number(value.toExponential().split("e")[1]);
}

/** What there is of every number beside its digits: none yet, none at all, infinite, or too large to be written out. */
function written(number: Known, finite: (value: number) => string, large = LARGE): string {
  if (number === null || number === undefined) return NOT_YET;
  if (Number.isNaN(number)) return NOT_DEFINED;
  if (!Number.isFinite(number)) return number > 0 ? "∞" : "−∞";
  return Math.abs(number) >= large ? power(number, 3) : finite(number);
}

/** A number to fixed decimals with a true minus; −0 is 0. */
function plain(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  if (!text.startsWith("-")) return text;
  return /[1-9]/.test(text) ? `−${text.slice(1)}` : text.slice(1);
}

/** A number to so many significant digits without zeros at its end. */
function shortest(value: number, digits: number): string {
  const magnitude = Math.abs(value);
  if (magnitude > 0 && magnitude < SMALL) return power(value, digits);
  const text = Number(value.toPrecision(digits)).toString();
  return value < 0 ? `−${text.slice(1)}` : text;
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A number as a power of ten, to so many significant digits without zeros at their end: 1.23·10¹⁸. */
function power(value: number, digits: number): string {
  const [mantissa = "", exponent = ""] = value.toExponential(digits - 1).split("e");
  const raised = [...exponent.replace("+", "")].map((digit) => superscripts[Number(digit)] ?? "⁻").join("");
  const short = mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  return `${short.replace("-", "−")}·10${raised}`;
}

/** The digits before the point in groups of three. */
function separated(text: string): string {
  const [whole = "", ...fraction] = text.split(".");
  if (whole.length <= 3 || text.includes("·")) return text;
  return [whole.replace(/(\d)(?=(\d{3})+$)/g, "$1,"), ...fraction].join(".");
}
