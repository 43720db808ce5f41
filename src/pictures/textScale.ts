/**
 * The reader's text size over the usual 16 pixels, from the browser's settings as the page loads. Styles give lengths in
 * `rem`; what is drawn by script multiplies its lengths by this.
 */
export const TEXT_SCALE = typeof document === "undefined" ? 1 : rootFontSize() / 16;

function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
