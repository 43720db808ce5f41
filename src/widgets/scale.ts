/** How a slider's evenly spaced positions stand for values. */
export interface Scale {
  /** Least and greatest position, and the distance between neighbours. */
  readonly least: number;
  readonly greatest: number;
  readonly step: number;
  /** What Page Up and Shift with an arrow move by, in positions. */
  readonly largeStep: number;
  /** The position nearest to a value. */
  readonly toPosition: (value: number) => number;
  readonly toValue: (position: number) => number;
}

interface Ends {
  readonly least: number;
  readonly greatest: number;
}

/** A scale whose positions are the values themselves. */
export function linearScale({ least, greatest }: Ends, step: number, largeStep = 10 * step): Scale {
  return { least, greatest, step, largeStep, toPosition: (value) => value, toValue: (position) => position };
}

/** Positions of a logarithmic scale to every factor of ten. */
const STEPS_PER_DECADE = 20;
/** Positions between the stop for 0 and the least value: far enough apart to tell one from the other. */
const ZERO_GAP = 10;

/** A scale of equal factors, twenty steps to ten-fold, with a stop for 0 at its left end where asked for. */
export function logarithmicScale(ends: Ends, zero: "with zero" | "without zero"): Scale {
  const first = zero === "with zero" ? ZERO_GAP : 0;
  const exponent = Math.log10(ends.least);
  const greatest = first + Math.round((Math.log10(ends.greatest) - exponent) * STEPS_PER_DECADE);
  const toPosition = (value: number) => {
    if (first > 0 && value < ends.least / 2) return 0;
    const position = first + (Math.log10(value) - exponent) * STEPS_PER_DECADE;
    return Math.min(greatest, Math.max(first, position));
  };
  const toValue = (position: number) => {
    if (position < first) return position < first / 2 ? 0 : ends.least;
    return toThreeDigits(10 ** (exponent + (position - first) / STEPS_PER_DECADE));
  };
  return { least: 0, greatest, step: 1, largeStep: STEPS_PER_DECADE, toPosition, toValue };
}

/** How far along a scale a value lies, 0 to 1. */
export function fractionOf(scale: Scale, value: number): number {
  return (scale.toPosition(value) - scale.least) / (scale.greatest - scale.least);
}

function toThreeDigits(value: number): number {
  return Number(value.toPrecision(3));
}
