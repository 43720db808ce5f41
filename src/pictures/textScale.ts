import { createContext } from "react";

/**
 * The reader's text size over the usual 16 pixels, from the browser's settings as the page loads. Styles give lengths in
 * `rem`; what is drawn by script multiplies its lengths by this.
 */
export const TEXT_SCALE = typeof document === "undefined" ? 1 : rootFontSize() / 16;

/** The text size of the part of the page that a picture stands in, over the usual 16 pixels. */
export const TextScaleContext = createContext(TEXT_SCALE);

function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
