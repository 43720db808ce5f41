import { RateDistortionPlane } from "../../src/applications/sweep/RateDistortionPlane";
import { DistanceDistribution, SigmaDistribution } from "../../src/latentMap/numbers/Distribution";
import { Coordinates } from "../../src/panels/DecodeZ/Coordinates";
import { BetaRuler } from "../../src/panels/Objective/Convention";
import { ImageSheet } from "../../src/pictures/ImageSheet";
import { ReconstructionStrip } from "../../src/pictures/ReconstructionStrip";
import { setObjective } from "../../src/state/actions/objective";
import { pin } from "../../src/state/actions/probe";
import { train } from "../../src/state/actions/training";
import type { SweepPoint } from "../../src/state/sweep/sweptModel";
import { tiles } from "../../src/testing/dataSets";
import { blobs, blobsExperiment, decode, posteriors } from "./blobs";
import type { Figure } from "./Shown";

const histograms = (
  <div className="column">
    <SigmaDistribution />
    <DistanceDistribution />
  </div>
);

const coordinates = (
  <div className="contained">
    <Coordinates shape={blobs.imageShape} />
  </div>
);

const grey = (
  <ImageSheet images={blobs.testImages} count={23} columns={8} shape={blobs.imageShape} label="Grey images" />
);
const coloured = (
  <ImageSheet images={tiles.test.images} count={23} columns={8} shape={tiles.imageShape} label="Colour images" />
);

/** Models of a sweep by formula: the greater λ, the fewer bits and the worse reconstructions. */
const swept: readonly SweepPoint[] = [0.01, 0.1, 1, 3, 10].map((lambda) => {
  const experiment = blobsExperiment(2);
  const kl = 6 / (1 + lambda);
  return {
    experiment: { ...experiment, objective: { ...experiment.objective, lambda } },
    step: 300,
    losses: { reconstruction: 13 + 10 * Math.exp(-kl / 2), kl },
    coverage: 0.5,
    reconstructions: decode(posteriors(2).mu.subarray(0, 10), 2),
    samples: decode(posteriors(2).mu.subarray(0, 20), 2),
  };
});
const finished = [
  { number: 1, title: "Combined, λ = 2", step: 900, cost: { rate: 4, distortion: 17 } },
  { number: 2, title: "Combined, λ = 0.5", step: 900, cost: { rate: 6.5, distortion: 20 } },
];

/** Histograms, sheets and strips of images, the ruler of β, and the sweep's plane. */
export const others: readonly Figure[] = [
  { name: "histograms", size: [184, null], content: histograms },
  {
    name: "histograms-fixed-sigma",
    size: [184, null],
    actions: (models) => setObjective(models, { noise: "one" }),
    content: histograms,
  },
  { name: "sheet-grey", size: [320, null], content: grey },
  { name: "sheet-colour", size: [320, null], content: coloured },
  {
    name: "filmstrips",
    size: [360, null],
    actions: (models) => {
      train(models);
      pin(models, 3);
    },
    content: coordinates,
  },
  { name: "reconstructions", size: [300, null], actions: train, content: <ReconstructionStrip /> },
  {
    name: "ruler-of-the-elbo",
    size: [300, null],
    content: <BetaRuler />,
  },
  {
    name: "ruler-of-a-mistake",
    size: [300, null],
    actions: (models) => setObjective(models, { convention: "william-hu", lambda: 1 }),
    content: <BetaRuler />,
  },
  {
    name: "ruler-of-another-convention",
    size: [300, null],
    actions: (models) => setObjective(models, { convention: "pytorch-vae", likelihood: "gaussian", lambda: 0.00025 }),
    content: <BetaRuler />,
  },
  {
    name: "sweep",
    size: [620, null],
    actions: train,
    content: (
      <RateDistortionPlane
        points={swept}
        runs={finished}
        likelihood="bernoulli"
        levels={blobs.levels.bernoulli}
        shape={blobs.imageShape}
      />
    ),
  },
];
