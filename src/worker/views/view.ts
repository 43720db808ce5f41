import type { Dataset } from "../../data/dataset";
import type { Architecture } from "../../experiment/architecture";
import type { Trainer } from "../../training/trainer";

/** Work in pieces, each at most `CHUNK` images or a few milliseconds long, that ends with what was seen. */
export type Look<Report> = AsyncGenerator<void, Report, void>;

/** Images that may still be computed in one turn between two training steps. */
export interface ImageBudget {
  readonly left: number;
  /** Takes as many of the images left, at most `most`; how many. */
  take(most: number): number;
}

/** What a view is computed from. */
export interface Subject {
  readonly trainer: Trainer;
  readonly dataset: Dataset;
  /** How many of the first held-out images are to be looked at; all but for views with `subsets`. */
  readonly count: number;
  readonly budget: ImageBudget;
  /** Lets in what may be looked at in the midst of a long call of the engine; see `Engine.trainStep`. */
  readonly between: () => Promise<void>;
}

/**
 * A thing to look at of a model: what the page asks for, how it is computed and what of it is handed to the page. Requests
 * and reports cross between threads, so they are plain data.
 */
export interface View<Request, Report extends object> {
  /**
   * `turns`: at once, in turns between training steps; for what a user moves or watches closely. `pieces`: while the model
   * stands still, and in glances while it trains; for what takes many images.
   */
  readonly taken: "turns" | "pieces";
  /** What is asked for on behalf of the page, so that it is looked at of every model; nothing where left out. */
  readonly unasked?: Request;
  /** How many glances at a model that trains pass until it is looked at again; each glance where left out. */
  readonly everyGlances?: 1 | 2;
  /** Whether it may be looked at in the midst of a training step, where an engine does nothing but decode. */
  readonly amidSteps?: boolean;
  /** Whether it changes with the objective while the weights stay. */
  readonly followsObjective?: boolean;
  /** Whether it changes with the class that a conditional network is told. */
  readonly followsToldClass?: boolean;
  /** Numbers of held-out images, greatest first, of which one is chosen where all take too long to look at. */
  readonly subsets?: readonly number[];
  /** Whether a model of that architecture can show what is asked for; what it cannot show waits for another model. */
  readonly fits?: (request: Request, architecture: Architecture) => boolean;
  /** Images that it takes from a turn, none where left out; what fits in one turn is of one step. */
  readonly images?: (request: Request, architecture: Architecture) => number;
  /**
   * Looks, in pieces or in one.
   * @throws NonFinite where the model computes no finite number
   */
  readonly look: (request: Request, subject: Subject) => Look<Report> | Promise<Report>;
  /** The buffers of a report that are handed to the page instead of copied; nothing else may hold them. */
  readonly transfers: (seen: Report) => readonly ArrayBufferLike[];
}
