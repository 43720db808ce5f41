import { expect, test } from "vitest";
import { gradeOf, sentencesOf, spokenWordsOf, syllablesOf } from "./readingLevel";

test("syllables are counted as a word is spoken, about", () => {
  const counted = {
    the: 1,
    codes: 1,
    images: 3,
    trained: 1,
    needed: 2,
    table: 2,
    whole: 1,
    posterior: 4,
    μ: 1,
    "205.7": 1,
  };
  expect(Object.fromEntries(Object.keys(counted).map((word) => [word, syllablesOf(word)]))).toEqual(counted);
});

test("a text is cut into sentences and words", () => {
  const text = "It costs 205.7 nats: why? Press “Run”. Then, μ ± σ.";
  expect(sentencesOf(text)).toEqual(["It costs 205.7 nats: why?", "Press “Run”.", "Then, μ ± σ."]);
  expect(spokenWordsOf(text)).toEqual(["It", "costs", "205.7", "nats:", "why?", "Press", "“Run”.", "Then,", "μ", "σ."]);
});

test("the grade is that of Flesch and Kincaid", () => {
  expect(gradeOf("The cat sat on the mat.")).toBeCloseTo(0.39 * 6 + 11.8 - 15.59, 10);
  expect(gradeOf("Variational autoencoders marginalise intractable posteriors.")).toBeGreaterThan(20);
});
