import type { ImportProgress } from "./protocol";

/** Milliseconds between two words on the progress: more of them would only keep the page from drawing. */
const PAUSE = 100;

/** Tells of a progress now and then, and at once where another stage begins. */
export function seldom(
  tell: (progress: ImportProgress) => void,
  now: () => number = () => performance.now(),
): (progress: ImportProgress) => void {
  let told: { readonly stage: ImportProgress["stage"]; readonly at: number } | null = null;
  return (progress) => {
    const at = now();
    if (told?.stage === progress.stage && at - told.at < PAUSE) return;
    told = { stage: progress.stage, at };
    tell(progress);
  };
}
