import { expect, it } from "vitest";
import type { News } from "./news";
import { type EpochOfRun, newsToSay } from "./spokenNews";

const told = (step: number, isDiagnosis = false): News => ({
  key: `news ${step}`,
  step,
  text: `It is step ${step}.`,
  isDiagnosis,
});

/** What is said while a run goes through steps of so many to an epoch, of which some bring news. */
function spokenAlong(steps: number, perEpoch: number, happenings: readonly News[], runAt = (_: number) => 1): string[] {
  const spoken: News[] = [];
  let before: EpochOfRun = { epoch: 0, run: runAt(0) };
  for (let step = 1; step <= steps; step++) {
    const now = { epoch: Math.floor(step / perEpoch), run: runAt(step) };
    const news = happenings.filter((each) => each.step <= step);
    const said = newsToSay(news, before, now, spoken.at(-1));
    if (said) spoken.push(said);
    before = now;
  }
  return spoken.map(({ text }) => text);
}

it("is once an epoch, the latest of what happened in it", () => {
  const said = spokenAlong(40, 10, [told(2), told(5), told(12), told(31)]);
  expect(said).toEqual(["It is step 5.", "It is step 12.", "It is step 31."]);
});

it("is nothing where nothing happened, and no diagnosis, which was said at once", () => {
  expect(spokenAlong(40, 10, [])).toEqual([]);
  expect(spokenAlong(40, 10, [told(2), told(5, true)])).toEqual(["It is step 2."]);
});

it("is nothing as another run begins, however far that is", () => {
  expect(spokenAlong(12, 5, [told(1)], (step) => (step < 5 ? 1 : 2))).toEqual(["It is step 1."]);
  expect(newsToSay([told(1)], { epoch: 0, run: 1 }, { epoch: 3, run: 2 }, undefined)).toBeUndefined();
});
