import { describe, expect, it, test } from "vitest";
import { experimentOn } from "../experiment/experiment";
import { mnistDescription } from "../experiment/mnist";
import { course } from "../lessons/course";
import type { Lesson } from "../lessons/lesson";
import { syllablesOf } from "../testing/readingLevel";
import { explainedPieces, namingsIn } from "./explained";
import { glossaryOf } from "./glossary";
import { measureWords } from "./lessons";

/** Long words that a first-year student brings along, and what the page's own controls are called. */
const everyday = new Set(
  `images every dimensions together another average decoded objective something likely dimension averages negative multiplies minimises formula ellipses deviations nobody wherever uncertainty tutorial remember receiver positive overlap otherwise origin narrowest minimum messages measuring logarithm labelled inverted infinite included ideally however histograms generate finely example exactly everywhere evenly equally easily divided distributed distances directions differently difference deviation corrupted continuous averaged unusual tensorflow repeating reconstructions png modify elsewhere accuracy cs Σ unweighted approximation proposes median variance deviate computed celebrities photographs`.split(
    /\s+/,
  ),
);
/** Words that a lesson explains in the sentence that has them first. */
const explainedThere: Readonly<Record<number, readonly string[]>> = {
  2: ["recurrent"],
  3: ["kᵀkx"],
  13: ["regularizer"],
  18: ["intractable"],
  20: ["β"],
  21: ["interpolation"],
  24: ["denoising", "decibels"],
};

const lessons = await Promise.all(course.map(async (entry) => ({ ...entry, lesson: await entry.load() })));
const glossary = glossaryOf({ experiment: experimentOn(mnistDescription), data: null });
const keys = new Set(glossary.flatMap(({ entries }) => entries).map(({ key }) => key));

/** What a lesson says in its own words, a list a beat, without its numbers. */
function beatsOf({ slide, bet, run, reveal, puzzle }: Lesson): readonly (readonly string[])[] {
  const beats = [slide.text, [bet.question], [run.text, ...run.watch], reveal.text, [puzzle.text, puzzle.hint]];
  return beats.map((texts) => texts.map((text) => text.replace(/\{[^}]*\}/g, "…")));
}

/** Names beside the prose: of what is bet on, and of what a puzzle measures. */
function namesOf({ bet, puzzle }: Lesson) {
  return {
    ofBet: bet.kind === "axis" ? [bet.name] : bet.choices.map(({ name }) => name),
    ofGoal: puzzle.conditions.map(({ measure }) => measureWords[measure].name),
  };
}

/** Words of a text that not everybody knows, by what they look like: Greek letters, abbreviations, three syllables or more. */
function hardWordsOf(text: string): readonly string[] {
  const namings = namingsIn(text);
  return [...text.matchAll(/[\p{L}\p{M}]+/gu)]
    .filter(({ 0: word }) => /[Α-ω]|\p{Lu}.*\p{Lu}|\p{M}/u.test(word) || syllablesOf(word) > 2)
    .filter(({ index }) => !namings.some(({ start, end }) => start <= index && index < end))
    .map(([word]) => word);
}

describe.each(lessons)("lesson $number", ({ number, lesson }) => {
  const beats = beatsOf(lesson);
  const { ofBet, ofGoal } = namesOf(lesson);

  it("says no word of the field that the glossary does not explain where it comes first", () => {
    const hard = [...beats.flat(), ...ofBet].flatMap(hardWordsOf);
    const known = new Set([...everyday, ...(explainedThere[number] ?? [])]);
    expect([...new Set(hard)].filter((word) => !known.has(word) && !known.has(word.toLowerCase()))).toEqual([]);
    const named = beats.flat().flatMap((text) => namingsIn(text).map(({ key }) => key));
    expect(named.filter((key) => !keys.has(key))).toEqual([]);
  });

  it("asks for nothing in terms that its prose has not had", () => {
    const told = (texts: readonly string[]) => new Set(texts.flatMap((text) => namingsIn(text).map(({ key }) => key)));
    const unknown = (names: readonly string[], before: ReadonlySet<string>) =>
      names.flatMap((name) => namingsIn(name).flatMap(({ key }) => (before.has(key) ? [] : `${key} in “${name}”`)));
    expect(unknown(ofBet, told(beats.slice(0, 2).flat()))).toEqual([]);
    expect(unknown(ofGoal, told(beats.flat()))).toEqual([]);
  });
});

test("a word is explained where it comes first, once", () => {
  const piece = (text: string) => ({ text, tone: null, isNumber: false });
  const pieces = explainedPieces([
    [piece("KL is small."), { ...piece("KL"), isNumber: true }],
    [piece("So KL and the prior.")],
  ]);
  expect(pieces.map((each) => each.map(({ text, key }) => [text, key]))).toEqual([
    [
      ["KL", "kl"],
      [" is small.", null],
      ["KL", null],
    ],
    [
      ["So KL and the ", null],
      ["prior", "prior"],
      [".", null],
    ],
  ]);
});

it("takes a code of a program for no code of an image, and a β of batch norm for no weight of KL", () => {
  const found = (text: string) => namingsIn(text).map(({ key }) => key);
  expect(found("The code of 001 stands here.")).toEqual([]);
  expect(found("The image and its code.")).toEqual(["code"]);
  expect(found("γ begins at 1 and β at 0.")).toEqual(["batch norm"]);
  expect(found("The transposed convolution.")).toEqual(["transposed convolution"]);
});
