/** @typedef {import("./rules.mjs").Finding} Finding */
/** @typedef {import("./sources.mjs").Style} Style */

/** Pixels up to which a length is that of a line, an outline or a gap, and may stay as it is however large the text. */
const LINE = 3;

/**
 * Lengths that stay as they are where a reader's text is larger: style sheets give lengths in `rem`, widths of the screen
 * in `em`, and pixels to lines and shadows alone.
 * @param {readonly Style[]} styles
 * @returns {Finding[]}
 */
export function fixedLengths(styles) {
  return styles.flatMap(({ path, text }) =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => !/shadow|^\/?\*/.test(line) && !/^\d.*rgb\(/.test(line))
      .flatMap((line) => line.match(/(?<![\w.])-?[\d.]+px\b/g) ?? [])
      .filter((length) => Math.abs(Number.parseFloat(length)) > LINE)
      .map((length) => ({
        key: `${length} in ${path.split("/").at(-1)}`,
        message: `${path} says ${length}: say ${Number.parseFloat(length) / 16}rem (em in a media query), which follows the reader's text.`,
      })),
  );
}
