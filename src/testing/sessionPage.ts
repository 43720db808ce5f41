import type { Dataset, LabelledImages } from "../data/dataset";
import { createEngine } from "../engine/choose";
import { type Engine, EngineUnavailable } from "../engine/engine";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { readLayers } from "../experiment/notation";
import { drawUniforms, Purpose } from "../experiment/random";
import { Session } from "../worker/host/session";
import type { Command, Report } from "../worker/protocol";

type ReportOf<Kind extends Report["kind"]> = Extract<Report, { kind: Kind }>;

/** A dense network small enough for any engine. */
export const experiment: Experiment = {
  ...defaultExperiment,
  architecture: {
    imageShape: [4, 4, 1],
    latentDim: 2,
    encoder: readLayers("flat.dense8r.bn"),
    decoder: readLayers("dense8r.bn.dense16.to4x4x1"),
  },
  hyperparameters: { batchSize: 16, learningRate: 0.001 },
};

/** Four kinds of stripes with noise, drawn from a seed. */
function stripes(count: number, counter: number): LabelledImages {
  const labels = Uint8Array.from({ length: count }, (_, index) => index % 4);
  const noise = drawUniforms(count * 16, { seed: 1, counter, purpose: Purpose.weights });
  const images = Uint8Array.from(noise, (uniform, index) => {
    const bright = index % 4 === labels[Math.floor(index / 16)];
    return 255 * (bright ? 0.6 + 0.4 * uniform : 0.2 * uniform);
  });
  return { count, images, labels };
}

/** A hundred stripes to train on, three hundred held out. */
export const dataset: Dataset = {
  title: "Stripes",
  imageShape: [4, 4, 1],
  classNames: ["a", "b", "c", "d"],
  train: stripes(100, 0),
  test: stripes(300, 1),
};

/** The page of a session, in tests: sends it commands and waits for its reports. */
export class Page {
  readonly reports: Report[] = [];
  readonly engines: Engine[] = [];
  readonly #session: Session;
  #wake: () => void = () => undefined;
  #seen = 0;

  constructor(load: () => Promise<Dataset> = async () => dataset) {
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
