import type { Diagnosis } from "../../src/state/run/diagnosis/diagnosis";
import type { State } from "../../src/state/state";

/** Numbers that count or name something, and are not measured. */
const counts = new Set(["step", "count", "row", "number", "stride", "until", "latentDim", "strip"]);
/** What of a state is not measured: what is asked for, chosen and shown. */
const measured = [
  "losses",
  "heldOut",
  "history",
  "earlier",
  "views",
  "probe",
  "imagesPerSecond",
  "z",
] as const satisfies readonly (keyof State)[];

/** A state each of whose measured numbers is that one. */
export function drivenState(state: State, value: number): Partial<State> {
  const driven = Object.fromEntries(measured.map((key) => [key, drivenTo(value, state[key], key)]));
  const step = Number.isFinite(value) && value >= 0 ? Math.round(value) : state.step;
  return { ...driven, step, data: withLevels(state.data, value), diagnoses: diagnosesWith(value) };
}

function drivenTo(value: number, part: unknown, key: string): unknown {
  if (typeof part === "number") return counts.has(key) ? part : value;
  if (part instanceof Float32Array) return part.map(() => value);
  if (ArrayBuffer.isView(part) || part === null || typeof part !== "object") return part;
  if (key === "experiment" || key === "marks" || key === "source") return part;
  if (Array.isArray(part)) return part.map((item) => drivenTo(value, item, counts.has(key) ? key : ""));
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, drivenTo(value, inner, name)]));
}

function withLevels(data: State["data"], value: number): State["data"] {
  const levels = { meanImage: value, classMeans: value, floor: value };
  return data && { ...data, levels: { bernoulli: levels, gaussian: levels } };
}

function diagnosesWith(value: number): Diagnosis[] {
  const remedy = { kind: "pause" } as const;
  return [
    { name: "fastLearning", from: value, to: value, steps: 500, remedy },
    { name: "posteriorCollapse", kl: value, reconstruction: value, meanImage: value, remedy },
    { name: "explodingMeans", largestMean: value, remedy },
    { name: "vanishingSigma", medianSigma: value, spread: value, remedy },
    { name: "overfitting", least: value, now: value, training: value, remedy },
    { name: "deadDimensions", dead: 3, latentDim: 8, threshold: value, remedy },
  ];
}
