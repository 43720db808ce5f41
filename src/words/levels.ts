/** What the levels are that curves are held against, but for the floor. */
export const levelDefinitions = {
  meanImage:
    "Always drawing the average of all images: what is left where z says nothing of x, which is posterior collapse.",
  classMeans:
    "Always drawing the average of the right class: what a code would reach that told the class, and no more.",
} as const;

/** What the least loss is that a reconstruction can have, in nats. */
export function floorDefinition(floor: number): string {
  return floor > 0
    ? "x̂ = x, as good as can be. It is not 0: grey pixels have an entropy of their own, and this is BCE(x, x) of the held-out images."
    : "x̂ = x, as good as can be: no error is left.";
}
