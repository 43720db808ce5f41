import { TEXT_SCALE } from "../../pictures/textScale";
import type { Theme } from "../../pictures/theme";
import { tokenColour } from "../../pictures/theme";

/** Colours of the map's furniture and its type. */
export interface Inks {
  readonly background: string;
  readonly line: string;
  readonly muted: string;
  readonly ink: string;
  /** The terms' colours. */
  readonly reconstruction: string;
  readonly kl: string;
  readonly font: string;
  /** Text size over the usual 16 pixels. */
  readonly textScale: number;
}

let known: { readonly theme: Theme; readonly inks: Inks } | null = null;

/** The inks of a theme, from theme.css, for text of a size. */
export function inksOf(theme: Theme, textScale: number = TEXT_SCALE): Inks {
  if (known?.theme === theme && known.inks.textScale === textScale) return known.inks;
  const inks = {
    background: tokenColour("--well"),
    line: tokenColour("--line-strong"),
    muted: tokenColour("--muted"),
    ink: tokenColour("--ink"),
    reconstruction: tokenColour("--reconstruction"),
    kl: tokenColour("--kl"),
    font: tokenColour("--font"),
    textScale,
  };
  known = { theme, inks };
  return inks;
}

/** The font of text that is so many CSS pixels high at the usual text size, with its style and weight before it. */
export function fontOf(inks: Inks, size: number, style = ""): string {
  return `${style} ${size * inks.textScale}px ${inks.font}`.trim();
}
