import { countText } from "./numbers";

const problems = {
  refused:
    "The camera was refused. Allow it for this page, mostly beside its address or in the system's settings, and try again.",
  none: "No camera was found. Connect one and try again, or choose files.",
  busy: "The camera gives no picture; another program may be using it. Close that and try again.",
  failed: "The browser could not start the camera. Try again, or choose files.",
  lost: "The camera is gone: it was switched off or disconnected. What was taken is still here. Connect it and try again.",
} as const;

/** Why there is no picture from the camera, and what to do. */
export function cameraProblemText(problem: keyof typeof problems): string {
  return problems[problem];
}

/** The pictures of a class, by its name and their number. */
export function takenText(className: string, count: number): string {
  return `${className === "" ? "Without a class" : className}: ${countText(count)}`;
}

/** How many pictures there are, and how many a data set still wants. */
export function stillWantedText(count: number, least: number, most: number): string {
  if (count >= most) return `${countText(count)} pictures: that is all that this page holds.`;
  if (count >= least) return `${countText(count)} pictures. Some hundred make a better model.`;
  return `${countText(count)} of at least ${countText(least)} pictures. Some hundred make a better model.`;
}
