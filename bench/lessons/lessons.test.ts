import { expect, test } from "vitest";
import { groupsOf } from "../../src/state/lessons/measures";
import { mnistDigits } from "../digits";
import { play } from "./measure";
import { lessonsOfCourse, type NumberedLesson } from "./runs";

/** Steps that each part of a run, and of the way out of a puzzle, takes here. */
const STEPS = 2;

/** A lesson whose run and way out take a few steps in place of hundreds. */
function shortened(each: NumberedLesson): NumberedLesson {
  const { lesson } = each;
  const { phases } = lesson.run;
  const begun = lesson.puzzle.network ? 0 : phases.length;
  // What takes seconds to measure is measured once, where the run ends, unless another network is asked for.
  const isMeasured = groupsOf(lesson.puzzle.conditions).length > 0 && !lesson.puzzle.network;
  const way = isMeasured ? [] : lesson.puzzle.solution;
  const solution = way.map((phase, place) => ({ ...phase, until: STEPS * (begun + place + 1) }));
  const run = { ...lesson.run, phases: phases.map((phase, place) => ({ ...phase, until: STEPS * (place + 1) })) };
  return { ...each, lesson: { ...lesson, run, puzzle: { ...lesson.puzzle, solution } } };
}

test("every lesson can be played to its end, and all that it reveals and asks for is measured on the way", async () => {
  const lessons = (await lessonsOfCourse()).map(shortened);
  const { figures, puzzles } = await play(lessons, 42, () => undefined, mnistDigits(512, 200));
  const named = (of: readonly (typeof figures)[number][]) =>
    of.map(({ lesson, key, value }) => `${lesson} ${key} ${value}`);
  expect(figures).toHaveLength(lessons.flatMap(({ lesson }) => lesson.figures).length);
  expect(named(figures.filter(({ value }) => value === null || !Number.isFinite(value)))).toEqual([]);
  // What no training changes is as the lesson says.
  const exact = figures.filter(({ expected: [least, greatest] }) => least === greatest);
  expect(exact.length).toBeGreaterThan(0);
  expect(named(exact.filter(({ value, expected: [only] }) => value !== only))).toEqual([]);
  const conditions = puzzles.flatMap(({ lesson, before, after }) =>
    [...before, ...after].map(({ condition, value }) => `${lesson} ${condition.measure} ${value}`),
  );
  expect(conditions).toHaveLength(2 * lessons.flatMap(({ lesson }) => lesson.puzzle.conditions).length);
  expect(conditions.filter((told) => told.endsWith(" null") || told.endsWith("NaN"))).toEqual([]);
});
