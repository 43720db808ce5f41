import * as v from "valibot";
import { engineNames } from "../../engine/engineReport";
import { conventionNames } from "../../experiment/conventions";
import { allCorruptions } from "../../experiment/corruption";
import type { Experiment } from "../../experiment/experiment";
import { readLink } from "../../experiment/link";
import { allLikelihoods, allNoises, allTerms } from "../../experiment/objective";
import { ranges } from "../../experiment/ranges";
import type { Sight } from "../../experiment/sight";
import { readSight } from "../../experiment/sightLink";
import type { RunProblem } from "./problem";
import { RunUnreadable } from "./problem";

/** What tells our runs from other JSON. */
export const RUN_FORMAT = "latent-playground-run";
/** The version that this page writes. A newer page's runs are refused; older ones are brought up to it, step by step. */
export const RUN_VERSION = 1;
/** Most letters of a run's name. */
export const NAME_LENGTH = 80;

const finite = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e12));
const losses = v.object({
  reconstruction: finite,
  kl: finite,
  mistakenKl: v.exactOptional(finite),
  crossEntropy: v.exactOptional(finite),
});
const within = ({ least, greatest }: { readonly least: number; readonly greatest: number }) =>
  v.pipe(v.number(), v.minValue(least), v.maxValue(greatest));
const settings = v.object({
  objective: v.object({
    terms: v.picklist(allTerms),
    lambda: v.union([v.literal(0), within(ranges.lambda)]),
    likelihood: v.picklist(allLikelihoods),
    noise: v.picklist(allNoises),
    convention: v.picklist(conventionNames),
    corruption: v.exactOptional(
      v.object({ kind: v.picklist(allCorruptions), strength: within(ranges.corruptionStrength) }),
    ),
    labelWeight: v.exactOptional(v.union([v.literal(0), within(ranges.labelWeight)])),
  }),
  learningRate: within(ranges.learningRate),
});
const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const hardware = v.variant("kind", [
  v.object({ kind: v.literal("adapter"), name: v.nullable(text(200)), software: v.boolean() }),
  v.object({ kind: v.literal("threads"), count, relaxedSimd: v.boolean() }),
  v.object({ kind: v.literal("javaScript") }),
]);
const heldOut = v.nullable(v.object({ step: count, losses, count }));

const schema = v.object({
  format: v.literal(RUN_FORMAT),
  version: v.literal(RUN_VERSION),
  name: v.nullable(text(NAME_LENGTH)),
  /** The link to the experiment as it is now, with what is looked at; and to it as it was before the first step. */
  link: text(20_000),
  begunWith: text(20_000),
  step: count,
  /** The data set as it was loaded. */
  data: v.nullable(
    v.object({ name: text(200), version: text(100), title: text(200), trainCount: count, testCount: count }),
  ),
  engine: v.nullable(v.picklist(engineNames)),
  /** What has computed it, each once, in order. */
  computedBy: v.pipe(v.array(v.object({ name: v.picklist(engineNames), hardware })), v.maxLength(50)),
  marks: v.pipe(v.array(v.object({ step: count, until: count, before: settings, after: settings })), v.maxLength(200)),
  /** Of the curves' points, which steps are kept: every so many. */
  strides: v.object({
    train: v.pipe(count, v.minValue(1)),
    heldOut: v.pipe(count, v.minValue(1)),
  }),
  heldOut,
  heldOutWhole: heldOut,
  atMean: v.nullable(v.object({ step: count, reconstruction: finite })),
});

/** What is known of a run besides its curves and numbers, as plain data: `run.json`. */
export type RunRecord = v.InferOutput<typeof schema>;

/** A record that was read, and what its links hold. */
export interface ReadRecord {
  readonly record: RunRecord;
  readonly experiment: Experiment;
  /** As it was before the first step. */
  readonly begunWith: Experiment;
  readonly sight: Sight;
}

/** Each makes a record of its version, from 1 on, one of the next; it changes nothing else. */
const migrations: readonly ((record: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>)[] = [];

/**
 * Reads a record, of this version or an older one.
 * @throws RunUnreadable where it is none, or a newer page's
 */
export function readRecord(found: unknown): ReadRecord {
  const parsed = v.safeParse(schema, migrated(found));
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw refusal({ code: "malformedRecord", where: (v.getDotPath(issue) ?? "").slice(0, 60) });
  }
  const record = parsed.output;
  const now = readLink(record.link);
  const before = readLink(record.begunWith);
  if (now.problems.length > 0) throw refusal({ code: "malformedLink", problems: now.problems });
  if (before.problems.length > 0) throw refusal({ code: "malformedLink", problems: before.problems });
  const { sight, problems } = readSight(now.sight ?? {}, now.experiment.architecture.latentDim);
  if (problems.length > 0) throw refusal({ code: "malformedLink", problems });
  return { record, experiment: now.experiment, begunWith: before.experiment, sight };
}

function migrated(found: unknown): unknown {
  if (typeof found !== "object" || found === null || !("format" in found) || found.format !== RUN_FORMAT) {
    throw refusal({ code: "notRun" });
  }
  const version = "version" in found ? found.version : undefined;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) {
    throw refusal({ code: "malformedRecord", where: "version" });
  }
  if (version > RUN_VERSION) throw refusal({ code: "newerRun", version, known: RUN_VERSION });
  return migrations
    .slice(version - 1)
    .reduce<Readonly<Record<string, unknown>>>((record, step) => step(record), { ...found });
}

function refusal(problem: RunProblem): RunUnreadable {
  return new RunUnreadable(problem);
}
