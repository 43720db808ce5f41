import type { Dataset } from "../../../data/dataset";
import { createEngine } from "../../../engine/choose";
import type { Experiment } from "../../../experiment/experiment";
import type { Client, ClientEvents } from "../../../worker/client";
import { Session } from "../../../worker/host/session";
import { Playground } from "../../playground";
import { startState } from "../../start";
import type { State } from "../../state";

/** A model trained as on the page, in tests: all is real but the worker, whose session runs in the same thread. */
export class Training {
  readonly playground: Playground;
  state: State;
  readonly #dataset: Dataset;
  readonly #onChange: (state: State) => void;
  #until = 0;
  #wake: () => void = () => undefined;

  constructor(dataset: Dataset, experiment: Experiment, onChange: (state: State) => void = () => undefined) {
    this.#dataset = dataset;
    this.#onChange = onChange;
    this.state = startState(experiment);
    const keeper = { get: () => this.state, set: (state: State) => this.#become(state) };
    this.playground = new Playground(keeper, (events) => this.#start(events));
    this.playground.open(experiment, []);
  }

  /** Trains until so many steps are taken or training stops by itself; the state once all held-out images are looked at. */
  async to(step: number): Promise<State> {
    this.#until = step;
    this.playground.train();
    await this.#reaches(({ training }) => training);
    await this.#reaches(({ training, data, heldOut, survey, step: taken }) => {
      const looked = heldOut?.count === data?.testCount && heldOut?.step === taken && survey?.step === taken;
      return !training && looked;
    });
    return this.state;
  }

  #start({ onReport }: ClientEvents): Client {
    const session = new Session({
      report: onReport,
      load: async () => this.#dataset,
      probe: async () => [{ name: "WASM", available: true, reason: "" }],
      createEngine,
      mayStep: (step) => {
        if (step >= this.#until) this.playground.pause();
        return step < this.#until;
      },
    });
    return {
      send: (command) => session.receive(command),
      open: () => {
        throw new Error("There is one session.");
      },
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
