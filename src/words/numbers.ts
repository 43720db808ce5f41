/** A loss in nats per image as the screen shows it: one decimal, more where it is small; without separators. */
export function lossText(loss: number | undefined): string {
  if (loss === undefined) return "–";
  if (!Number.isFinite(loss)) return Number.isNaN(loss) ? "NaN" : "∞";
  const magnitude = Math.abs(loss);
  if (magnitude >= 9999.5) return loss.toExponential(2);
  return loss.toFixed(magnitude >= 999.95 ? 0 : magnitude > 0 && magnitude < 0.95 ? 2 : 1);
}

/** A setting to three significant digits, without an exponent. */
export function settingText(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** A duration in words: 48 s, 3 min 20 s, 2 h 5 min. */
export function durationText(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A count with its thousands apart, for prose. */
export function countText(count: number): string {
  return count.toLocaleString("en-US");
}
