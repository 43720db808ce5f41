/** How a curve is told apart from others: by its colour, a value of CSS, and by its dashes, as SVG has them. */
export interface CurveLook {
  readonly colour: string;
  readonly dashes: string;
}

/** What Recharts draws a curve by, as a line through dots; `null`s are bridged. */
export function lineOf({ colour, dashes }: CurveLook) {
  return {
    stroke: colour,
    strokeWidth: 1.5,
    strokeDasharray: dashes,
    dot: { r: 2, fill: colour, stroke: "none", strokeDasharray: "none" },
    isAnimationActive: false,
    connectNulls: true,
  } as const;
}
