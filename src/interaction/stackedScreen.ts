/**
 * Screens that show one thing below the other, most of all phones: narrow ones, and such as are hardly higher than a few
 * lines. Style sheets say the same.
 */
export const STACKED_SCREEN = "(max-width: 43.6875em), (max-width: 68.6875em) and (max-height: 30em)";
