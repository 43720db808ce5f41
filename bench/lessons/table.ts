import { measureWords } from "../../src/words/lessons";
import type { MeasuredFigure, MeasuredPuzzle } from "./measure";
import type { NumberedLesson } from "./runs";

/** What playing all lessons at a seed gave. */
interface Played {
  readonly figures: readonly MeasuredFigure[];
  readonly puzzles: readonly MeasuredPuzzle[];
}

/** Lessons that were played from some seeds, and what that gave at each. */
interface Playing {
  readonly lessons: readonly NumberedLesson[];
  readonly seeds: readonly number[];
  readonly played: readonly Played[];
}

/** The figures of a course over seeds as Markdown, of lessons that were not played as it stood `before`, and what is not as the lessons say. */
export function tableOf(
  course: readonly NumberedLesson[],
  { lessons, seeds, played }: Playing,
  before: string,
): { readonly text: string; readonly faults: readonly string[] } {
  const figures = played.flatMap((each) => each.figures);
  const puzzles = played.flatMap((each) => each.puzzles);
  const sections = course.map((lesson) =>
    lessons.includes(lesson) ? sectionOf(lesson, seeds, figures, puzzles) : keptSection(lesson, before),
  );
  const missing = course.filter((_, place) => sections[place] === null);
  const text = `# What the lessons measure

Each lesson's run, played on the WASM engine without a browser from the seeds that its table names.
\`npm run lessons -- --seeds N --write\` plays all lessons from N seeds; with \`--only 1,6\` it plays these alone, and leaves the tables of others as they are.
A figure must lie in its range, which the lesson states; a puzzle must be open where the run ends, and solved after the way out that the lesson knows.
${missing.length === 0 ? "" : `\nNot played yet: lessons ${missing.map(({ number }) => number).join(", ")}.\n`}
${sections.filter((section) => section !== null).join("\n")}`;
  return { text, faults: [...figures.flatMap(faultOf), ...puzzles.flatMap(puzzleFaultOf)] };
}

/** What an earlier table says of a lesson; null where it says nothing. */
function keptSection({ number }: NumberedLesson, before: string): string | null {
  const [, ...sections] = before.split(/^(?=## )/m);
  const found = sections.find((section) => section.startsWith(`## ${number}. `));
  return found ? `${found.trimEnd()}\n` : null;
}

function sectionOf(
  { number, question, lesson }: NumberedLesson,
  seeds: readonly number[],
  figures: readonly MeasuredFigure[],
  puzzles: readonly MeasuredPuzzle[],
): string {
  const head = `| figure | what | ${seeds.map((seed) => `seed ${seed}`).join(" | ")} | range |`;
  const line = `|---|---|${"---:|".repeat(seeds.length)}---|`;
  const rows = lesson.figures.map(({ key, measure, expected }) => {
    const { name, write } = measureWords[measure];
    const cells = seeds.map((seed) => write(figures.find((each) => isOf(each, number, key, seed))?.value));
    return `| ${[key, name.replaceAll("|", "\\|"), ...cells, expected.join(" to ")].join(" | ")} |`;
  });
  const solved = seeds.map((seed) => {
    const found = puzzles.find((each) => each.lesson === number && each.seed === seed);
    const told = found?.after.map(({ condition, value }) => measureWords[condition.measure].write(value)).join(", ");
    return `seed ${seed}: ${told ?? "–"}`;
  });
  return [
    `## ${number}. ${question}\n`,
    head,
    line,
    ...rows,
    `\nPuzzle after the way out: ${solved.join("; ")}.\n`,
  ].join("\n");
}

function isOf(figure: MeasuredFigure, lesson: number, key: string, seed: number): boolean {
  return figure.lesson === lesson && figure.key === key && figure.seed === seed;
}

function faultOf({ lesson, key, seed, value, expected }: MeasuredFigure): string[] {
  const [least, greatest] = expected;
  if (value !== null && value >= least && value <= greatest) return [];
  return [`Lesson ${lesson}, seed ${seed}: ${key} is ${value}, not within ${least} to ${greatest}.`];
}

function puzzleFaultOf({ lesson, seed, before, after }: MeasuredPuzzle): string[] {
  const isMet = (conditions: MeasuredPuzzle["after"]) =>
    conditions.length > 0 && conditions.every((each) => each.isMet);
  const told = (conditions: MeasuredPuzzle["after"]) =>
    conditions.map(({ condition, value }) => `${condition.measure} ${value}`).join(", ");
  return [
    ...(isMet(before)
      ? [`Lesson ${lesson}, seed ${seed}: the puzzle is solved before it is begun (${told(before)}).`]
      : []),
    ...(isMet(after)
      ? []
      : [`Lesson ${lesson}, seed ${seed}: the way out does not solve the puzzle (${told(after)}).`]),
  ];
}
