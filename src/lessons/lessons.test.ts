import { describe, expect, it, test } from "vitest";
import { readLink, writeLink } from "../experiment/link";
import { wholePage } from "../experiment/presentation";
import { readSight } from "../experiment/sightLink";
import { gradeOf, sentencesOf, spokenWordsOf } from "../testing/readingLevel";
import { course } from "./course";
import { type BetChoice, type Lesson, measureNames } from "./lesson";

/** Words of a sentence that are read in one breath. */
const MOST_WORDS = 25;
/** Years of school that a lesson's prose may ask for, by Flesch and Kincaid: few, since what it tells is hard enough. */
const MOST_YEARS = 7;
/** Measures that follow from the experiment alone: before the run the page may hold another model, on other images. */
const measuresBefore = ["untrained", "rawBits", "floatBits", "effectiveBeta", "parameters"];
/** What the five lectures say, row by row: each lecture's ideas, the mistakes in them and between them, the systems that they name. */
const rows = [
  ...numbered("0.", 16),
  ...numbered("1.", 27),
  ...numbered("2.", 19),
  ...numbered("3.", 10),
  ...numbered("4.", 31),
  ...numbered("I-", 18),
  "basic autoencoder",
  "dense variational autoencoder",
  "convolutional variational autoencoder with batch norm",
  "the same without batch norm",
  "KL worked example",
  "three regimes",
  "generation",
  "interpolation",
  "modifying one feature",
  "compression and reconstruction",
  "dimensionality reduction",
  "denoising",
  "anomaly detection",
  "encoder as a feature extractor with few labels",
  "colour faces",
  "why blurry, against skip connections",
  "conditional variant",
  "subspace variant",
  "β-VAE",
  "recurrent encoders",
];
function numbered(before: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, place) => `${before}${place + 1}`);
}

const lessons = await Promise.all(course.map(async (entry) => ({ ...entry, lesson: await entry.load() })));

/** All that a lesson says in its own words. */
function textsOf({ slide, bet, run, reveal, puzzle }: Lesson): readonly string[] {
  return [...slide.text, bet.question, run.text, ...run.watch, ...reveal.text, puzzle.text, puzzle.hint];
}

/** The measures and figures that a text names. */
function namedIn(text: string): readonly string[] {
  return [...text.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? "");
}

function choicesOf({ bet }: Lesson): readonly BetChoice[] {
  return bet.kind === "axis" ? [{ name: bet.name, figure: bet.figure }] : bet.choices;
}

test("no two lessons have one number or one question", () => {
  expect(new Set(course.map(({ number }) => number)).size).toBe(course.length);
  expect(new Set(course.map(({ question }) => question)).size).toBe(course.length);
});

describe.each(lessons)("lesson $number", ({ lesson }) => {
  const { setup, figures, run, puzzle } = lesson;
  const keys = figures.map(({ key }) => key);

  it("has a link that opens what it begins with", () => {
    const link = writeLink(setup.experiment, setup.compared, wholePage, setup.sight);
    const { experiment, compared, problems } = readLink(link);
    expect(problems).toEqual([]);
    expect(experiment).toEqual(setup.experiment);
    expect(compared).toEqual(setup.compared ?? []);
    expect(readSight(setup.sight ?? {}, experiment.architecture.latentDim).problems).toEqual([]);
  });

  it("says no sentence of more than 25 words", () => {
    const long = textsOf(lesson)
      .flatMap(sentencesOf)
      .filter((text) => spokenWordsOf(text).length > MOST_WORDS);
    expect(long).toEqual([]);
  });

  it("can be read by a first-year student with ease", () => {
    expect(
      gradeOf(
        textsOf(lesson)
          .join(" ")
          .replace(/\{[^}]*\}/g, "1"),
      ),
    ).toBeLessThan(MOST_YEARS);
  });

  it("names only measures and figures that there are", () => {
    const named = textsOf(lesson).flatMap(namedIn);
    const known = [...measureNames, ...keys.map((key) => `figure:${key}`)];
    expect(named.filter((name) => !known.some((each) => each === name))).toEqual([]);
    // Beside a number stands the step that it is of: lossStep or surveyStep, not how far the model has come.
    expect(named).not.toContain("step");
    const before = [...lesson.slide.text, lesson.bet.question].flatMap(namedIn);
    expect(before.filter((name) => !measuresBefore.includes(name))).toEqual([]);
  });

  it("measures what it bets on, after phases that it has, of models that it has", () => {
    expect(new Set(keys).size).toBe(keys.length);
    expect(choicesOf(lesson).filter(({ figure }) => !keys.includes(figure))).toEqual([]);
    const models = setup.compared?.length ?? 1;
    for (const { phase, model = 0, expected } of figures) {
      expect(run.phases[phase]).toBeDefined();
      expect(model).toBeLessThan(models);
      expect(expected[0]).toBeLessThanOrEqual(expected[1]);
    }
  });

  it("trains on and on, in the run and in the way out of its puzzle", () => {
    const stretches = puzzle.network ? [run.phases, puzzle.solution] : [[...run.phases, ...puzzle.solution]];
    for (const stretch of stretches) {
      const steps = stretch.map(({ until }) => until);
      expect(steps).toEqual([...steps].sort((one, other) => one - other));
    }
    expect(puzzle.conditions.length).toBeGreaterThan(0);
  });
});

test("every row of the curriculum is in one lesson", () => {
  expect(rows.length).toBe(141);
  const taught = lessons.flatMap(({ lesson }) => lesson.rows);
  expect(taught.filter((row) => !rows.includes(row))).toEqual([]);
  expect(taught.length).toBe(new Set(taught).size);
  expect(rows.filter((row) => !taught.includes(row))).toEqual([]);
});
