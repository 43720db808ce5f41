import type { Experiment } from "../../src/experiment/experiment";
import type { Objective } from "../../src/experiment/objective";
import { course } from "../../src/lessons/course";
import type { Lesson, RunPhase } from "../../src/lessons/lesson";

/** A lesson with its number in the course. */
export interface NumberedLesson {
  readonly number: number;
  readonly question: string;
  readonly lesson: Lesson;
}

/** What one model of a lesson goes through: its run, and for the first model the way out of the puzzle. */
export interface Path {
  readonly experiment: Experiment;
  readonly phases: readonly RunPhase[];
}

/** All lessons of the course. */
export async function lessonsOfCourse(): Promise<NumberedLesson[]> {
  return Promise.all(course.map(async ({ number, question, load }) => ({ number, question, lesson: await load() })));
}

/** What the models of a lesson go through at a seed, in the order in which they are shown; the first one the way out of the puzzle too. */
export function pathsOf({ setup, run, puzzle }: Lesson, seed: number): readonly Path[] {
  const objectives = setup.compared ?? [setup.experiment.objective];
  return objectives.map((objective, index) => ({
    experiment: { ...setup.experiment, objective, seed },
    phases: index === 0 && !puzzle.network ? [...run.phases, ...puzzle.solution] : run.phases,
  }));
}

/** What the way out of a lesson's puzzle goes through at a seed. */
export function pathOut({ setup, run, puzzle }: Lesson, seed: number): Path {
  const objective = setup.compared?.[0] ?? setup.experiment.objective;
  const { network: architecture } = puzzle;
  const experiment = { ...setup.experiment, objective, seed };
  return architecture
    ? { experiment: { ...experiment, architecture }, phases: puzzle.solution }
    : { experiment, phases: [...run.phases, ...puzzle.solution] };
}

/** A moment of a run by what led to it: two paths that agree up to it share it. */
export function momentKey({ experiment, phases }: Path, phase: number): string {
  const until = phases[phase]?.until ?? 0;
  return JSON.stringify([{ ...experiment, objective: null }, changesUntil({ experiment, phases }, phase), until]);
}

/** The objectives of a path until the end of a phase, each with the step from which on it is minimised. */
export function changesUntil({ experiment, phases }: Path, phase: number): readonly (readonly [number, Objective])[] {
  const changes: (readonly [number, Objective])[] = [[0, experiment.objective]];
  for (const [index, { change }] of phases.slice(0, phase + 1).entries()) {
    const before = changes.at(-1)?.[1] ?? experiment.objective;
    if (change) changes.push([phases[index - 1]?.until ?? 0, { ...before, ...change }]);
  }
  return changes;
}

/** A run that passes through the moments of several paths. */
export interface SharedRun {
  readonly experiment: Experiment;
  readonly changes: readonly (readonly [number, Objective])[];
  /** Steps at which it is looked at, ascending. */
  readonly steps: readonly number[];
}

/** The fewest runs that pass through all moments of some paths: of two paths, where one only goes on from the other, one. */
export function sharedRuns(paths: readonly Path[]): readonly SharedRun[] {
  const wholes = paths
    .map((path) => ({ path, changes: changesUntil(path, path.phases.length - 1) }))
    .sort((one, other) => other.changes.length - one.changes.length || last(other.path) - last(one.path));
  const runs: { experiment: Experiment; changes: SharedRun["changes"]; steps: Set<number> }[] = [];
  for (const { path, changes } of wholes) {
    const steps = path.phases.map(({ until }) => until);
    const found = runs.find(
      (run) => isSameModel(run.experiment, path.experiment) && isAlong(run.changes, changes, last(path)),
    );
    if (found) for (const step of steps) found.steps.add(step);
    else runs.push({ experiment: path.experiment, changes, steps: new Set(steps) });
  }
  return runs.map((run) => ({ ...run, steps: [...run.steps].sort((one, other) => one - other) }));
}

function last({ phases }: Path): number {
  return phases.at(-1)?.until ?? 0;
}

function isSameModel(one: Experiment, other: Experiment): boolean {
  return JSON.stringify({ ...one, objective: null }) === JSON.stringify({ ...other, objective: null });
}

/** Whether a path of some changes, until a step, lies on a run. */
function isAlong(run: SharedRun["changes"], changes: SharedRun["changes"], until: number): boolean {
  const next = run[changes.length]?.[0] ?? Number.POSITIVE_INFINITY;
  return until <= next && JSON.stringify(run.slice(0, changes.length)) === JSON.stringify(changes);
}
