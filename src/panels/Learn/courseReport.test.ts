import { expect, test } from "vitest";
import { readLink } from "../../experiment/link";
import { course } from "../../lessons/course";
import { noNotes } from "../../state/lessons/notebook";
import { courseReportOf } from "./courseReport";

test("a report tells bets, outcomes and sentences of the lessons that were begun, and what each run began with", async () => {
  const lessons = await Promise.all(
    course
      .filter(({ number }) => number === 16 || number === 4)
      .map(async ({ number, question, load }) => ({ number, question, lesson: await load() })),
  );
  const notes = {
    4: { ...noNotes, beat: 3 },
    16: { ...noNotes, bet: 20, figures: { floorBernoulli: 45.5, unknown: 1 }, sentence: "Grey costs.", solved: true },
  };
  const report = courseReportOf(lessons, notes, new Date(Date.UTC(2026, 0, 2)));
  expect(report).toMatchObject({ version: 1, made: "2026-01-02T00:00:00.000Z" });
  expect(report.lessons).toHaveLength(1);
  const [own] = report.lessons;
  expect(own).toMatchObject({
    lesson: 16,
    bet: "Your bet: 20.0 nats",
    sentence: "Grey costs.",
    solved: true,
    seed: 42,
  });
  expect(own?.outcomes).toEqual([
    { figure: "floorBernoulli", name: "loss of a perfect copy, after part 2", value: 45.5, written: "45.5 nats" },
  ]);
  const { experiment, problems } = readLink(own?.begins ?? "");
  expect(problems).toEqual([]);
  expect(experiment).toEqual(lessons[0]?.lesson.setup.experiment);
});
