import type { Theme } from "./theme";

const KEY = "theme";

/** The media query that holds where the system forces its colours upon pages. */
export const FORCED_COLOURS = "(forced-colors: active)";

/**
 * Gives the page the theme that the user once chose, or else the system's, and follows the system until one is chosen. Where
 * the system forces its colours, what we draw on them must suit them, so the theme is the system's whatever was chosen.
 */
export function startTheme(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const forced = matchMedia(FORCED_COLOURS);
  const follow = () => apply((forced.matches ? null : chosenTheme()) ?? (dark.matches ? "dark" : "light"));
  follow();
  dark.addEventListener("change", follow);
  forced.addEventListener("change", follow);
}

/** Changes the theme and remembers it where the browser lets us. */
export function chooseTheme(theme: Theme): void {
  apply(theme);
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Storage may be forbidden or full; the theme then lasts for this visit.
  }
}

function chosenTheme(): Theme | null {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "light" || kept === "dark" ? kept : null;
  } catch {
    return null;
  }
}

function apply(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
}
