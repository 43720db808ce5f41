import type { Theme } from "./theme";

/**
 * Ten colours for ten classes, of the same ten hues in both themes. Searched for the largest difference (OKLab,
 * Ottosson 2020) between any two as seen by normal, protanopic and deuteranopic eyes (Machado et al. 2009), at a
 * contrast of at least 3 : 1 against the map's background.
 */
export const classColours: Readonly<Record<Theme, readonly string[]>> = {
  light: "#3463cf #a93c01 #087047 #ce6979 #450380 #0595ac #a08705 #9f328b #621802 #47434a".split(" "),
  dark: "#5898fa #f9a228 #3cd08a #bf475f #835cc6 #88f2fc #e7e65b #eea0da #c77400 #959595".split(" "),
};

/** Ten more for further classes, searched likewise: they differ from each other and from the first ten by less. */
const furtherColours: Readonly<Record<Theme, readonly string[]>> = {
  light: "#0000c8 #5082fa #3200fa #b4466e #783214 #1e82c8 #463264 #6400a0 #1e64a0 #1464fa".split(" "),
  dark: "#fafabe #8278a0 #006efa #dcdcbe #f05ad2 #dc8c46 #b45a0a #dc5a64 #5ac8fa #64beb4".split(" "),
};

/** The colour of a class; from the twenty-first class on colours repeat, and its name tells it. */
export function classColour(label: number, theme: Theme): string {
  const colours = [...classColours[theme], ...furtherColours[theme]];
  return colours[label % colours.length] ?? "";
}
