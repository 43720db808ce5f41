import type { Experiment } from "../experiment/experiment";
import type { Objective } from "../experiment/objective";
import type { EngineChoice, SheetName } from "../worker/protocol";
import type { AttributeArrow } from "./view/arrow";
import type { Stroke } from "./view/drawing";
import type { MapView } from "./view/map";
import type { Path } from "./view/path";
import type { Picking } from "./view/picking";
import type { Samples } from "./view/samples";

/** What a user can do; each becomes a command to the worker or a change of the page's own state. */
export interface Actions {
  train(): void;
  pause(): void;
  step(): void;
  /** Back to the initial weights, of the same seed unless another is given. */
  reset(seed?: number): void;
  /** Stands still, to look at earlier moments of the run. */
  lookBack(): void;
  /** Looks at the moment of a step that is kept. */
  recall(step: number): void;
  /** Ends looking back; the model is where it was. */
  backToNow(): void;
  /** Trains on from the moment that is looked at; what came after it is given up. */
  goOnFromHere(): void;
  setObjective(change: Partial<Objective>): void;
  setLearningRate(learningRate: number): void;
  /** Asks for an experiment with new weights: at once while nothing is trained, after the user's consent otherwise. */
  propose(experiment: Experiment): void;
  acceptProposal(): void;
  dismissProposal(): void;
  chooseEngine(choice: EngineChoice): void;
  /** Moves the user's point; its image follows. */
  moveTo(z: readonly number[]): void;
  /** Moves one coordinate of the user's point, counted from 0. */
  setCoordinate(dimension: number, value: number): void;
  changeMap(change: Partial<MapView>): void;
  /** Looks closely at a held-out image; the user's point goes to its mean and keeps to it. */
  pin(row: number): void;
  /** Changes what is on the drawing pad. */
  draw(strokes: readonly Stroke[]): void;
  /** Looks closely at an image of the user's, grey levels [pixels]. */
  examineDrawing(image: Uint8Array): void;
  /** Brings the user's point back to the mean of the image that is looked at closely, to keep to it. */
  backToMean(): void;
  /** Ends looking closely. */
  unpin(): void;
  changeSamples(change: Partial<Samples>): void;
  changePath(change: Partial<Path>): void;
  changeFeature(change: Partial<AttributeArrow>): void;
  /** Takes the next press on the map for something else than pinning; null ends it. */
  pick(picking: Picking | null): void;
  /** Keeps a sheet of decoded images in view; z is [count, latentDim], null ends it. */
  show(sheet: SheetName, z: Float32Array | null): void;
  /** Whether the reconstruction loss of every held-out image is wanted; wanted until all who said so say no. */
  wantScores(wanted: boolean): void;
  /** Whether it is wanted how the terms pull at some codes. */
  wantPulls(wanted: boolean): void;
  /** Takes the curves of an earlier run off the chart. */
  forgetRun(number: number): void;
  dismissFailure(): void;
  /** Builds again after a failure, from the last good weights where there are any. */
  recover(): void;
}
