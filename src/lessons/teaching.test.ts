import { expect, test } from "vitest";
import { course } from "./course";
import { readingList } from "./reading";
import { coursePlans, teachingNotes } from "./teaching";

const numbers = course.map(({ number }) => number);

test("every lesson has a goal and a mistake, told in one sentence each", () => {
  expect(teachingNotes.map(({ lesson }) => lesson)).toEqual(numbers.toSorted((one, other) => one - other));
  const sentences = teachingNotes.flatMap(({ goal, mistake }) => [goal, mistake]);
  expect(sentences.filter((text) => text.split(/\s+/).length > 25 || !text.endsWith("."))).toEqual([]);
});

test("plans take lessons in the order of the course, and leave a third of each session to talk", () => {
  for (const { sessions, minutes } of coursePlans) {
    expect(new Set(sessions.flat()).size).toBe(sessions.flat().length);
    for (const session of sessions) {
      const long = session.map((number) => course.find((entry) => entry.number === number)?.minutes ?? Number.NaN);
      expect(long.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual((2 * minutes) / 3);
    }
  }
  expect(coursePlans.at(-1)?.sessions.flat().toSorted()).toEqual(numbers.toSorted());
});

test("the reading list names lessons that there are, and each work once", () => {
  expect(readingList.flatMap(({ lessons }) => lessons).filter((number) => !numbers.includes(number))).toEqual([]);
  expect(new Set(readingList.map(({ address }) => address)).size).toBe(readingList.length);
});
