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
}

let known: { readonly theme: Theme; readonly inks: Inks } | null = null;

/** The inks of a theme, from theme.css. */
export function inksOf(theme: Theme): Inks {
  if (known?.theme === theme) return known.inks;
  const inks = {
    background: tokenColour("--well"),
    line: tokenColour("--line-strong"),
    muted: tokenColour("--muted"),
    ink: tokenColour("--ink"),
    reconstruction: tokenColour("--reconstruction"),
    kl: tokenColour("--kl"),
    font: tokenColour("--font"),
  };
  known = { theme, inks };
  return inks;
}
