import type { Dataset } from "../data/dataset";
import { createEngine } from "../engine/choose";
import { type Engine, EngineUnavailable } from "../engine/engine";
import type { Experiment } from "../experiment/experiment";
import type { Services } from "../worker/host/builder";
import { Session } from "../worker/host/session";
import type { Command, Report } from "../worker/protocol";
import { smallExperimentOn, stripes } from "./dataSets";

type ReportOf<Kind extends Report["kind"]> = Extract<Report, { kind: Kind }>;

/** A dense network small enough for any engine, on stripes. */
export const experiment: Experiment = smallExperimentOn(stripes);

/** A hundred stripes to train on, three hundred held out. */
export const dataset: Dataset = stripes;

/** The page of a session, in tests: sends it commands and waits for its reports. */
export class Page {
  readonly reports: Report[] = [];
  readonly engines: Engine[] = [];
  readonly #session: Session;
  #wake: () => void = () => undefined;
  #seen = 0;

  constructor(load: Services["load"] = async () => dataset) {
    this.#session = new Session({
      report: (report) => {
        this.reports.push(report);
        this.#wake();
      },
      load,
      probe: async () => [{ name: "TensorFlow.js CPU", available: true, reason: "" }],
      createEngine: async (name, setup) => {
        if (name === "TensorFlow.js WebGL") throw new EngineUnavailable("WebGL is not there.");
        const engine = await createEngine(name, setup);
        this.engines.push(engine);
        return engine;
      },
    });
  }

  send(command: Command): void {
    this.#session.receive(command);
  }

  build(run: number, change: Partial<Extract<Command, { kind: "build" }>> = {}): Promise<ReportOf<"built">> {
    this.send({ kind: "build", run, experiment, engine: "automatic", from: "initial weights", avoid: [], ...change });
    return this.next("built");
  }

  /** The first report of a kind that fits, after the one that was last waited for. */
  async next<Kind extends Report["kind"]>(
    kind: Kind,
    fits: (report: ReportOf<Kind>) => boolean = () => true,
  ): Promise<ReportOf<Kind>> {
    for (;;) {
      while (this.#seen < this.reports.length) {
        const report = this.reports[this.#seen++] as ReportOf<Kind>;
        if (report.kind === kind && fits(report)) return report;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Steps one by one; the reconstruction and KL of each. */
  async steps(count: number): Promise<number[]> {
    const losses: number[] = [];
    for (let step = 0; step < count; step++) {
      this.send({ kind: "step" });
      const report = await this.next("stepped");
      losses.push(...report.losses.flatMap(({ reconstruction, kl }) => [reconstruction, kl]));
    }
    return losses;
  }

  /** Waits until nothing more is looked at. */
  rest(): Promise<unknown> {
    return this.next("evaluated", ({ part }) => part === "whole");
  }

  dispose(): void {
    for (const engine of this.engines) engine.dispose();
  }
}
