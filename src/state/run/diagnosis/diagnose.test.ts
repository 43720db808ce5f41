import { afterEach, describe, expect, test } from "vitest";
import { readLayers } from "../../../experiment/notation";
import { negativeElboObjective } from "../../../experiment/objective";
import { SameThreadModel } from "../../../testing/sameThreadModel";
import { experiment, dataset as stripes } from "../../../testing/sessionPage";
import { dismissFailure } from "../../actions/engine";
import { goBack } from "../../actions/goBack";
import { setObjective } from "../../actions/objective";
import type { State } from "../../state";

const reconstructionOnly = { ...negativeElboObjective, terms: "reconstruction" } as const;
const heavyKl = { ...negativeElboObjective, lambda: 1000 };
const withRate = (learningRate: number) => ({ ...experiment, hyperparameters: { batchSize: 16, learningRate } });
const names = ({ diagnoses }: State) => diagnoses.map(({ name }) => name);

let training: SameThreadModel;
afterEach(() => training.model.connection.end());

describe("a run that is trained as on the page", () => {
  test("has nothing unusual about it where it is healthy, at any moment", async () => {
    const ever = new Set<string>();
    training = new SameThreadModel(stripes, experiment, (state) => {
      for (const name of names(state)) ever.add(name);
    });
    const { step, heldOut } = await training.to(1500);
    expect([...ever]).toEqual([]);
    expect(step).toBe(1500);
    expect(heldOut?.losses.kl).toBeGreaterThan(0.5);
  });

  test("with λ = 1000 collapses, and is to weigh KL less", async () => {
    training = new SameThreadModel(stripes, { ...experiment, objective: heavyKl });
    const { diagnoses } = await training.to(600);
    expect(diagnoses).toMatchObject([
      { name: "posteriorCollapse", remedy: { kind: "objective", change: { lambda: 1 } } },
    ]);
    const [collapse] = diagnoses;
    expect(collapse?.name === "posteriorCollapse" && collapse.kl).toBeLessThan(0.01);
    expect(collapse?.name === "posteriorCollapse" && collapse.meanImage).toBeCloseTo(9.38, 2);
  });

  test("recovers from a collapse once it does what it is told", async () => {
    training = new SameThreadModel(stripes, { ...withRate(0.01), objective: heavyKl });
    await training.to(600);
    setObjective([training.model], { lambda: 1 });
    expect((await training.to(5000)).diagnoses).toEqual([]);
  });

  test("without KL sends its means away and its σ to 0, and is to minimise both terms", async () => {
    training = new SameThreadModel(stripes, { ...withRate(0.02), objective: reconstructionOnly });
    const { diagnoses } = await training.to(3000);
    const remedy = { kind: "objective", change: { terms: "combined", lambda: 1 } };
    expect(diagnoses).toMatchObject([
      { name: "explodingMeans", remedy },
      { name: "vanishingSigma", remedy },
    ]);
  });

  test("without noise has no σ that could go to 0", async () => {
    training = new SameThreadModel(stripes, { ...withRate(0.02), objective: { ...reconstructionOnly, noise: "zero" } });
    expect(names(await training.to(1500))).not.toContain("vanishingSigma");
  });

  test("of eight latent dimensions for four stripes leaves some dead, and is to do with the others", async () => {
    const architecture = { ...experiment.architecture, latentDim: 8 };
    training = new SameThreadModel(stripes, { ...withRate(0.01), architecture });
    const { diagnoses } = await training.to(3000);
    const [dead] = diagnoses;
    expect(dead).toMatchObject({ name: "deadDimensions", remedy: { kind: "latent dimensions" } });
    const left = dead?.remedy.kind === "latent dimensions" ? dead.remedy.latentDim : Number.NaN;
    expect(dead).toMatchObject({ dead: 8 - left, latentDim: 8, threshold: 0.01 });
    expect(left).toBeLessThan(8);
  });

  test("with steps too large rises again and again, diverges, and goes back to where it did well", async () => {
    training = new SameThreadModel(stripes, withRate(1));
    const { diagnoses, checkpoint, step } = await training.to(700);
    const kept = checkpoint?.step ?? Number.NaN;
    expect(kept).toBeLessThan(step);
    expect(diagnoses).toMatchObject([
      { name: "diverged", remedy: { kind: "goBack", step: kept, learningRate: 0.001 } },
      { name: "fastLearning", remedy: { kind: "learning rate", learningRate: 0.001 } },
    ]);
    goBack([training.model], 0.001);
    await training.isBuilt();
    expect(training.state).toMatchObject({ step: kept, divergence: null });
    const after = await training.to(kept + 60);
    expect(names(after)).not.toContain("diverged");
    expect(after.experiment.hyperparameters.learningRate).toBe(0.001);
    expect(after.checkpoint?.step).toBe(kept + 60);
  });

  test("on sixteen images learns them by heart", async () => {
    const { train } = stripes;
    const few = { count: 16, images: train.images.slice(0, 16 * 16), labels: null };
    const wide = {
      ...experiment.architecture,
      encoder: readLayers("flat.dense64r.bn"),
      decoder: readLayers("dense64r.bn.dense16.to4x4x1"),
    };
    const objective = { ...negativeElboObjective, lambda: 0.02 };
    training = new SameThreadModel({ ...stripes, train: few }, { ...withRate(0.003), architecture: wide, objective });
    const { diagnoses } = await training.to(3000);
    expect(diagnoses).toMatchObject([{ name: "overfitting", remedy: { kind: "pause" } }]);
  });

  test("that is no number any more says so before all else, until the failure is dismissed", async () => {
    training = new SameThreadModel(stripes, withRate(1e30));
    const { diagnoses } = await training.to(100);
    expect(diagnoses[0]).toMatchObject({ name: "nonFinite", remedy: { kind: "learning rate", learningRate: 0.001 } });
    dismissFailure([training.model]);
    expect(training.state.diagnoses).toEqual([]);
  });
});
