// Kinds of screens, as media queries. Style sheets say the same.

/** Screens that show one thing below the other, most of all phones: narrow ones, and such as are hardly higher than a few lines. */
export const STACKED_SCREEN = "(max-width: 43.6875em), (max-width: 68.6875em) and (max-height: 30em)";

/** Screens on which all stands at once, but which are not high enough for all settings. */
export const LOW_SCREEN = "(min-width: 80em) and (min-height: 40em) and (max-height: 54.9375em)";

/** Of those, the ones that have room for the objective's settings alone. */
export const LOWEST_SCREEN = "(min-width: 80em) and (min-height: 40em) and (max-height: 45em)";
