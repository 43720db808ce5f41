import type { Dataset } from "../data/dataset";
import { createEngine } from "../engine/choose";
import type { Experiment } from "../experiment/experiment";
import type { MetricGroup } from "../experiment/metrics";
import { openExperiment } from "../state/actions/experiment";
import { subscribe } from "../state/actions/subscriptions";
import { pause, train } from "../state/actions/training";
import { createModel, type Model } from "../state/model";
import { startState } from "../state/start";
import type { State } from "../state/state";
import type { Client, ClientEvents } from "../worker/client";
import { Session } from "../worker/host/session";
import { onProcessor } from "./engineReports";

/** A model trained as on the page, in tests: all is real but the worker, whose session runs in the same thread. */
export class SameThreadModel {
  readonly model: Model;
  state: State;
  readonly #dataset: Dataset;
  readonly #onChange: (state: State) => void;
  #until = 0;
  #wake: () => void = () => undefined;

  constructor(dataset: Dataset, experiment: Experiment, onChange: (state: State) => void = () => undefined) {
    this.#dataset = dataset;
    this.#onChange = onChange;
    this.state = startState(experiment);
    this.model = createModel(0, this.state, (events) => this.#start(events));
    this.model.store.subscribe((next) => this.#become(next));
    openExperiment([this.model], experiment);
  }

  /** Trains until so many steps are taken or training stops by itself; the state once all held-out images are looked at. */
  async to(step: number): Promise<State> {
    this.#until = step;
    train([this.model]);
    await this.#reaches(({ training }) => training);
    await this.#reaches(({ training, data, heldOutWhole: heldOut, views, step: taken }) => {
      const looked = heldOut?.count === data?.testCount && heldOut?.step === taken && views.survey?.step === taken;
      return !training && looked;
    });
    return this.state;
  }

  /** The state once numbers of some groups are reckoned as well, of a model that stands still. */
  async measured(groups: readonly MetricGroup[]): Promise<State> {
    subscribe([this.model], this, "metrics", groups);
    await this.#reaches(({ views, step }) => views.metrics?.step === step && views.metrics.groups === groups);
    const { state } = this;
    subscribe([this.model], this, "metrics", null);
    return state;
  }

  /** Waits until a model is there. */
  async isBuilt(): Promise<void> {
    await this.#reaches(({ engine }) => engine !== null);
  }

  #start({ onReport }: ClientEvents): Client {
    const session = new Session({
      report: onReport,
      load: async () => this.#dataset,
      detectEngines: async () => [onProcessor("WASM")],
      createEngine,
      lockstepAllows: (step) => {
        if (step >= this.#until) pause([this.model]);
        return step < this.#until;
      },
    });
    return {
      send: (command) => session.receive(command),
      open: () => {
        throw new Error("There is one session.");
      },
      yieldCore: () => undefined,
      dispose: () => session.close(),
    };
  }

  #become(state: State): void {
    this.state = state;
    this.#onChange(state);
    this.#wake();
  }

  async #reaches(isThere: (state: State) => boolean): Promise<void> {
    while (!isThere(this.state)) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
