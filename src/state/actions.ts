import type { Experiment } from "../experiment/experiment";
import type { Objective } from "../experiment/objective";
import type { EngineChoice } from "../worker/protocol";

/** What a user can do; each becomes a command to the worker or a change of the page's own state. */
export interface Actions {
  train(): void;
  pause(): void;
  step(): void;
  /** Back to the initial weights, of the same seed unless another is given. */
  reset(seed?: number): void;
  setObjective(change: Partial<Objective>): void;
  setLearningRate(learningRate: number): void;
  /** Asks for an experiment with new weights: at once while nothing is trained, after the user's consent otherwise. */
  propose(experiment: Experiment): void;
  acceptProposal(): void;
  dismissProposal(): void;
  chooseEngine(choice: EngineChoice): void;
  /** Moves the user's point; its image follows. */
  moveTo(z: readonly number[]): void;
  showAxes(axes: readonly [number, number]): void;
  dismissFailure(): void;
  /** Builds again after a failure, from the last good weights where there are any. */
  recover(): void;
}
