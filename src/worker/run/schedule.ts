/** What a duty takes: at most 50 images of what the page asks for, a piece of observation, about a training step, or nothing. */
export type DutyCost = "turn" | "piece" | "step" | "nothing";

/** Something that may be due. */
export interface Duty {
  readonly name: string;
  readonly cost: DutyCost;
  readonly isDue: () => boolean;
  readonly do: () => void | Promise<void>;
}

/** What the choice of a duty depends on beside what is due. */
export interface Circumstances {
  readonly isTraining: boolean;
  /** How many other models train in the processor's time. */
  readonly competingModels: number;
  /** What was done last. */
  readonly lastCost: DutyCost;
  /** Time since the last piece of observation, in ms. */
  readonly sinceLastPieceMs: number;
}

/** Time between two pieces that a model which stands still is looked at in while others train, in ms. */
const ASIDE_MS = 300;

/** Whether a duty of a cost may be done now, is passed over for less urgent ones, or holds all others up until later. */
const permissions: Readonly<Record<DutyCost, (at: Circumstances) => "now" | "passed over" | "later">> = {
  // What a user drags holds no training up: turns and what else is due take turns.
  turn: ({ isTraining, lastCost }) => (isTraining && lastCost === "turn" ? "passed over" : "now"),
  piece: ({ isTraining, competingModels, sinceLastPieceMs }) =>
    !isTraining && competingModels > 0 && sinceLastPieceMs < ASIDE_MS ? "later" : "now",
  step: () => "now",
  nothing: () => "now",
};

/** Nothing is to be done now, though something will be. */
const wait: Duty = { name: "wait", cost: "nothing", isDue: () => true, do: () => undefined };

/** The first of the duties, the most urgent first, that is due and may be done; null where none is due. */
export function nextDuty(duties: readonly Duty[], circumstances: Circumstances): Duty | null {
  for (const duty of duties) {
    if (!duty.isDue()) continue;
    const permission = permissions[duty.cost](circumstances);
    if (permission === "now") return duty;
    if (permission === "later") return wait;
  }
  return null;
}
