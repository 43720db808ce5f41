import type { Theme } from "./theme";

/**
 * Ten colours for ten classes, of the same ten hues in both themes. Searched for the largest difference (OKLab,
 * Ottosson 2020) between any two as seen by normal, protanopic and deuteranopic eyes (Machado et al. 2009), at a
 * contrast of at least 3 : 1 against the map's ground.
 */
export const classColours: Readonly<Record<Theme, readonly string[]>> = {
  light: "#3463cf #a93c01 #087047 #ce6979 #450380 #0595ac #a08705 #9f328b #621802 #47434a".split(" "),
  dark: "#5898fa #f9a228 #3cd08a #bf475f #835cc6 #88f2fc #e7e65b #eea0da #c77400 #959595".split(" "),
};

/** The colour of a class; from the eleventh class on colours repeat, and its letter tells it. */
export function classColour(label: number, theme: Theme): string {
  const colours = classColours[theme];
  return colours[label % colours.length] ?? "";
}
