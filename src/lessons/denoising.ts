import type { Lesson } from "./lesson";
import { objectivesOf, smallOnDigits } from "./setups";

const experiment = smallOnDigits({}, 16);

/** L24: a model that is trained on clean images beside one whose encoder sees noise. */
export const denoising: Lesson = {
  rows: ["1.27", "denoising"],
  setup: {
    experiment,
    compared: objectivesOf(experiment, [{}, { corruption: { kind: "gaussian", strength: 0.5 } }]),
  },
  parts: ["objective"],
  slide: {
    quote: "Applications of autoencoders […] Data Denoising",
    lecture: "001",
    text: [
      "Give the encoder a noisy digit, and hold what is decoded against the clean one. A model trained so is a denoising autoencoder.",
      "Even one that never saw noise can only draw what its code holds. Noise may be lost on the way.",
      "Here noise is added to every pixel, from a bell of width 0.5, where paper is 0 and ink is 1. What leaves that range is held at its ends.",
    ],
  },
  bet: {
    kind: "axis",
    question:
      "A model is trained on clean digits alone. What reconstruction loss has it for digits that it is shown under noise?",
    name: "Reconstruction of clean digits from noisy ones",
    least: 80,
    greatest: 400,
    scale: "linear",
    figure: "lossWithout",
  },
  run: {
    text: "The press puts two models side by side for one epoch. The first is trained on clean digits, the second on noisy ones.",
    phases: [{ until: 469 }],
    watch: [
      "Shown clean digits, the first pays {reconstruction} at step {lossStep}.",
      "Noise comes anew at every step, so the second never sees one noisy digit twice.",
    ],
  },
  figures: [
    { key: "clean", measure: "reconstructionAtMean", phase: 0, model: 0, expected: [90, 150] },
    { key: "lossWithout", measure: "denoisedLoss", phase: 0, model: 0, expected: [100, 400] },
    { key: "lossWith", measure: "denoisedLoss", phase: 0, model: 1, expected: [100, 200] },
    { key: "noisy", measure: "corruptedPsnr", phase: 0, model: 0, expected: [9, 10] },
    { key: "without", measure: "denoisedPsnr", phase: 0, model: 0, expected: [10, 20] },
    { key: "with", measure: "denoisedPsnr", phase: 0, model: 1, expected: [12, 20] },
  ],
  reveal: {
    text: [
      "Trained on clean digits, the model pays {figure:clean} for clean ones and {figure:lossWithout} for noisy ones. Trained on noise, it pays {figure:lossWith} for noisy ones.",
      "PSNR tells how near two images are, in decibels; higher is nearer. Over 200 held-out digits, the noisy ones have {figure:noisy} against the clean ones.",
      "What the models make of them has {figure:without} and {figure:with}, the one trained on noise last.",
      "Noise that the encoder has met it can learn to ignore. Noise of another kind may fool it again.",
    ],
  },
  puzzle: {
    text: "Teach the first model to denoise: at most 180 nats for clean digits from noisy ones.",
    conditions: [{ measure: "denoisedLoss", is: "atMost", value: 180 }],
    hint: "In the first column, have its input corrupted by Gaussian noise of 0.5. Then train on.",
    solution: [{ change: { corruption: { kind: "gaussian", strength: 0.5 } }, until: 769 }],
  },
};
