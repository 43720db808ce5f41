import type { Dataset } from "../data/dataset";
import { createEngine } from "../engine/choose";
import { type Engine, EngineUnavailable } from "../engine/engine";
import type { EngineReport } from "../engine/engineReport";
import type { Experiment } from "../experiment/experiment";
import type { Services } from "../worker/host/builder";
import { Session } from "../worker/host/session";
import type { Command, KeepInViewOf, Report, SeenOf } from "../worker/protocol";
import type { Reports, Requests, ViewName } from "../worker/views/list";
import { smallExperimentOn, stripes } from "./dataSets";
import { onProcessor } from "./engineReports";
import { FakeEngine } from "./fakeEngine";

/** What was seen of a view, of a run and at a step. */
type SeenAt<Name extends ViewName> = Reports[Name] & { readonly run: number; readonly step: number };

type ReportOf<Kind extends Report["kind"]> = Extract<Report, { kind: Kind }>;

/** A dense network small enough for any engine, on stripes. */
export const experiment: Experiment = smallExperimentOn(stripes);

/** A hundred stripes to train on, three hundred held out. */
export const dataset: Dataset = stripes;

/** How engines are made, and which are said to be here. */
interface MadeEngines {
  readonly create: Services["createEngine"];
  readonly engines: readonly EngineReport[];
}

const makers: Readonly<Record<"fake" | "real", MadeEngines>> = {
  fake: { create: async (name, setup) => new FakeEngine(name, setup), engines: [onProcessor("TensorFlow.js CPU")] },
  real: { create: createEngine, engines: [onProcessor("TensorFlow.js CPU")] },
};

/** The page of a session, in tests: sends it commands and waits for its reports. */
export class Page {
  readonly reports: Report[] = [];
  readonly engines: Engine[] = [];
  readonly #session: Session;
  #wake: () => void = () => undefined;
  #seen = 0;

  constructor(load: Services["load"] = async () => dataset, on: "fake" | "real" | MadeEngines = "fake") {
    const { create, engines } = typeof on === "string" ? makers[on] : on;
    this.#session = new Session({
      report: (report) => {
        this.reports.push(report);
        this.#wake();
      },
      load,
      detectEngines: async () => engines,
      createEngine: async (name, setup) => {
        if (name === "TensorFlow.js WebGL") throw new EngineUnavailable({ code: "backendWithoutDevice", name });
        const engine = await create(name, setup);
        this.engines.push(engine);
        return engine;
      },
    });
  }

  send(command: Command): void {
    this.#session.receive(command);
  }

  /** Keeps a view of the model in view; null ends it. */
  keep<Name extends ViewName>(view: Name, request: Requests[Name] | null): void {
    this.send(keepInView<ViewName>(view, request));
  }

  /** What is seen of a view, the first that fits after the report that was last waited for. */
  async seen<Name extends ViewName>(
    view: Name,
    fits: (seen: SeenAt<Name>) => boolean = () => true,
  ): Promise<SeenAt<Name>> {
    for (;;) {
      const report = await this.next("seen", (each) => each.view === view);
      const { seen } = report as SeenOf<ViewName> as SeenOf<Name>;
      const whole = { ...seen, run: report.run, step: report.step };
      if (fits(whole)) return whole;
    }
  }

  /** The views that have been seen, in their order. */
  get seenViews(): ViewName[] {
    return this.reports.flatMap((report) => (report.kind === "seen" ? [report.view] : []));
  }

  build(run: number, change: Partial<Extract<Command, { kind: "build" }>> = {}): Promise<ReportOf<"built">> {
    this.send(this.order(run, change));
    return this.next("built");
  }

  /** The command to build the experiment. */
  order(run: number, change: Partial<Extract<Command, { kind: "build" }>> = {}): Command {
    return { kind: "build", run, experiment, engine: "automatic", from: "initial weights", avoid: [], ...change };
  }

  /** Ends the session. */
  close(): void {
    this.#session.close();
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

/** The command to keep a view in view. */
function keepInView<Name extends ViewName>(view: Name, request: Requests[Name] | null): KeepInViewOf<Name> {
  return { kind: "keepInView", view, request };
}
