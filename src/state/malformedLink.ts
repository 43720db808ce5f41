import type { Failure } from "../worker/protocol";

/** What the page says of a link that could not be read in full; `problems` are what could not be read of it. */
export function malformedLink(problems: readonly string[]): Failure {
  return {
    what: `This link could not be read in full: ${problems.join("; ")}.`,
    kept: "All other settings of the link; the usual values stand in for these.",
    advice: "Check the link or set the values by hand.",
    consequence: "refused",
  };
}
