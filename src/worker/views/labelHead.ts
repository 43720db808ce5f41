import { labelLogits, likeliestLabels } from "../../model/labelHead";
import { CHUNK } from "../../training/trainer";
import { type ConfusionCounts, confusion } from "./confusion";
import type { View } from "./view";

/** What a label head makes of held-out images. */
interface JudgedByHead {
  /** How many labels it has learned from. */
  readonly labels: number;
  readonly counts: ConfusionCounts;
}

/** Held-out images at most that are classified. */
const IMAGES = 1000;

/** How well a label head classifies held-out images; of a network without one nothing is counted. */
export const labelHead: View<true, JudgedByHead> = {
  taken: "pieces",
  everyGlances: 2,
  fits: (_, architecture) => architecture.labelHead !== undefined,
  async *look(_, { trainer, dataset }) {
    const { architecture } = trainer.experiment;
    const { classes, labels } = architecture.labelHead ?? { classes: 0, labels: 0 };
    const count = Math.min(IMAGES, dataset.test.count);
    const known = Math.min(labels, dataset.train.count);
    const counts = new Uint32Array(classes * classes);
    const state = await trainer.engine.readState();
    for (let start = 0; start < count; start += CHUNK) {
      const truth = trainer.heldOutLabels(start, count);
      if (!truth || classes === 0) break;
      const { mu } = await trainer.encodeHeldOut(start, count);
      const told = likeliestLabels(labelLogits(architecture, state, mu), classes);
      for (const [place, more] of confusion(truth, told, classes).entries())
        counts[place] = (counts[place] ?? 0) + more;
      yield;
    }
    return { labels: known, counts };
  },
  transfers: ({ counts }) => [counts.buffer],
};
