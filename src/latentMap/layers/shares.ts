/** Shares of the density in view that the contours hold; apart from what finds them, as that is fetched. */
export const SHARES = [0.25, 0.5, 0.75, 0.95] as const;
