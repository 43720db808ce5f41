import type { Dataset } from "../../src/data/dataset";
import type { MeasureName } from "../../src/lessons/lesson";
import { setObjective } from "../../src/state/actions/objective";
import { figuresAfter, type MetCondition, meetingOf } from "../../src/state/lessons/figures";
import { groupsOf } from "../../src/state/lessons/measures";
import type { State } from "../../src/state/state";
import { SameThreadModel } from "../../src/testing/sameThreadModel";
import { mnistDigits } from "../digits";
import { momentKey, type NumberedLesson, type Path, pathOut, pathsOf, type SharedRun, sharedRuns } from "./runs";

/** A figure of a lesson as it came out at a seed. */
export interface MeasuredFigure {
  readonly lesson: number;
  readonly key: string;
  readonly seed: number;
  readonly value: number | null;
  readonly expected: readonly [least: number, greatest: number];
}

/** How a lesson's puzzle stands at a seed: where its run ends, and after the way out. */
export interface MeasuredPuzzle {
  readonly lesson: number;
  readonly seed: number;
  readonly before: readonly MetCondition[];
  readonly after: readonly MetCondition[];
}

/** Plays lessons at a seed, as the page would, on MNIST or some of it, each run that several of them share but once. */
export async function play(
  lessons: readonly NumberedLesson[],
  seed: number,
  tell: (line: string) => void,
  digits: Dataset = mnistDigits(),
): Promise<{ figures: readonly MeasuredFigure[]; puzzles: readonly MeasuredPuzzle[] }> {
  const moments = new Map<string, State>();
  const runs = sharedRuns(lessons.flatMap(({ lesson }) => [...pathsOf(lesson, seed), pathOut(lesson, seed)]));
  const asked = askedAt(lessons, seed);
  for (const [index, run] of runs.entries()) {
    const began = performance.now();
    await passThrough(run, asked, moments, digits);
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    tell(`seed ${seed}: run ${index + 1} of ${runs.length}, ${run.steps.at(-1)} steps, ${seconds} s`);
  }
  return {
    figures: lessons.flatMap((each) => figuresOf(each, seed, moments)),
    puzzles: lessons.map((each) => puzzleOf(each, seed, moments)),
  };
}

/** The measures that lessons take at a moment, by its key. */
function askedAt(lessons: readonly NumberedLesson[], seed: number): Asked {
  const asked = new Map<string, { measure: MeasureName }[]>();
  const ask = (path: Path | undefined, phase: number, taken: readonly { readonly measure: MeasureName }[]) => {
    if (!path) return;
    const key = momentKey(path, phase);
    asked.set(key, [...(asked.get(key) ?? []), ...taken]);
  };
  for (const { lesson } of lessons) {
    const { figures, puzzle, run } = lesson;
    const paths = pathsOf(lesson, seed);
    for (const figure of figures) ask(paths[figure.model ?? 0], figure.phase, [figure]);
    ask(paths[0], run.phases.length - 1, puzzle.conditions);
    const out = pathOut(lesson, seed);
    ask(out, out.phases.length - 1, puzzle.conditions);
  }
  return asked;
}

type Asked = ReadonlyMap<string, readonly { readonly measure: MeasureName }[]>;

async function passThrough(run: SharedRun, asked: Asked, moments: Map<string, State>, digits: Dataset): Promise<void> {
  const [first, ...changes] = run.changes;
  if (!first) return;
  let fail: (cause: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const training = new SameThreadModel(digits, { ...run.experiment, objective: first[1] }, ({ failure }) => {
    if (failure) fail(new Error(JSON.stringify(failure)));
  });
  const turns = new Set([...run.steps, ...changes.map(([step]) => step)]);
  let made = 1;
  for (const step of [...turns].sort((one, other) => one - other)) {
    const state = await Promise.race([training.to(step), failed]);
    const key = keyAt(run, made, step);
    const groups = groupsOf(asked.get(key) ?? []);
    moments.set(key, groups.length === 0 ? state : await Promise.race([training.measured(groups), failed]));
    const next = run.changes[made];
    if (next?.[0] !== step) continue;
    setObjective([training.model], next[1]);
    made += 1;
  }
  training.model.connection.end();
}

function keyAt({ experiment, changes }: SharedRun, made: number, step: number): string {
  return JSON.stringify([{ ...experiment, objective: null }, changes.slice(0, made), step]);
}

function figuresOf({ number, lesson }: NumberedLesson, seed: number, moments: Map<string, State>): MeasuredFigure[] {
  const paths = pathsOf(lesson, seed);
  return lesson.run.phases.flatMap((_, phase) => {
    const states = paths.flatMap((path) => moments.get(momentKey(path, phase)) ?? []);
    const values = figuresAfter(lesson, phase, states);
    return lesson.figures
      .filter((figure) => figure.phase === phase)
      .map(({ key, expected }) => ({ lesson: number, key, seed, value: values[key] ?? null, expected }));
  });
}

function puzzleOf({ number, lesson }: NumberedLesson, seed: number, moments: Map<string, State>): MeasuredPuzzle {
  const [path] = pathsOf(lesson, seed);
  const { conditions } = lesson.puzzle;
  const meetingAfter = (along: Path | undefined, phase: number) => {
    const state = along && moments.get(momentKey(along, phase));
    return state ? meetingOf(conditions, state) : [];
  };
  const out = pathOut(lesson, seed);
  const before = meetingAfter(path, lesson.run.phases.length - 1);
  return { lesson: number, seed, before, after: meetingAfter(out, out.phases.length - 1) };
}
