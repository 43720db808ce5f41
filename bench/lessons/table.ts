import { measureWords } from "../../src/words/lessons";
import type { MeasuredFigure, MeasuredPuzzle } from "./measure";
import type { NumberedLesson } from "./runs";

/** What playing all lessons at a seed gave. */
interface Played {
  readonly figures: readonly MeasuredFigure[];
  readonly puzzles: readonly MeasuredPuzzle[];
}

/** The figures of lessons over seeds as Markdown, which `others` were not played, and what is not as the lessons say. */
export function tableOf(
  lessons: readonly NumberedLesson[],
  others: readonly NumberedLesson[],
  seeds: readonly number[],
  played: readonly Played[],
): { readonly text: string; readonly faults: readonly string[] } {
  const figures = played.flatMap((each) => each.figures);
  const puzzles = played.flatMap((each) => each.puzzles);
  const sections = lessons.map((lesson) => sectionOf(lesson, seeds, figures, puzzles));
  const text = `# What the lessons measure

Each lesson's run, played from ${seeds.length === 1 ? "seed" : "seeds"} ${seeds.join(", ")} on the WASM engine without a browser: \`npm run lessons -- --seeds ${seeds.length} --write\`.
A figure must lie in its range, which the lesson states; a puzzle must be open where the run ends, and solved after the way out that the lesson knows.
${others.length === 0 ? "" : `\nNot played for this table: lessons ${others.map(({ number }) => number).join(", ")}.\n`}
${sections.join("\n")}`;
  return { text, faults: [...figures.flatMap(faultOf), ...puzzles.flatMap(puzzleFaultOf)] };
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
