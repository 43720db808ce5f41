import type { CourseEntry } from "./lesson";

/** The course in the order in which it is taken; a lesson is fetched when it is opened. */
export const course: readonly CourseEntry[] = [
  {
    number: 1,
    question: "What can be learned from 60,000 digits without a label?",
    minutes: 4,
    load: async () => (await import("./withoutLabels")).withoutLabels,
  },
  {
    number: 16,
    question: "Can the loss reach zero?",
    minutes: 3,
    load: async () => (await import("./lossOfZero")).lossOfZero,
  },
  {
    number: 2,
    question: "How do 784 numbers become 2 and come back?",
    minutes: 5,
    load: async () => (await import("./throughLayers")).throughLayers,
  },
  {
    number: 3,
    question: "Why stride 2, and does a transposed convolution invert one?",
    minutes: 5,
    load: async () => (await import("./strideAndTranspose")).strideAndTranspose,
  },
  {
    number: 20,
    question: "What does batch norm do to its channels?",
    minutes: 6,
    load: async () => (await import("./batchNorm")).batchNorm,
  },
  {
    number: 4,
    question: "A point or a cloud?",
    minutes: 6,
    load: async () => (await import("./pointOrCloud")).pointOrCloud,
  },
  {
    number: 6,
    question: "What do μ and σ do to a bell?",
    minutes: 4,
    load: async () => (await import("./bell")).bell,
  },
  {
    number: 7,
    question: "How can dice be differentiated?",
    minutes: 5,
    load: async () => (await import("./dice")).dice,
  },
  {
    number: 12,
    question: "What does reconstruction alone teach?",
    minutes: 5,
    load: async () => (await import("./reconstructionAlone")).reconstructionAlone,
  },
  {
    number: 11,
    question: "What does KL alone teach?",
    minutes: 5,
    load: async () => (await import("./klAlone")).klAlone,
  },
  {
    number: 13,
    question: "And both?",
    minutes: 6,
    load: async () => (await import("./bothTerms")).bothTerms,
  },
  {
    number: 5,
    question: "Can you generate from an autoencoder?",
    minutes: 6,
    load: async () => (await import("./generating")).generating,
  },
  {
    number: 21,
    question: "What lies between a 3 and an 8?",
    minutes: 6,
    load: async () => (await import("./betweenCodes")).betweenCodes,
  },
  {
    number: 9,
    question: "How far is Q from P?",
    minutes: 5,
    load: async () => (await import("./howFar")).howFar,
  },
  {
    number: 10,
    question: "Where is the divergence of two Gaussians zero?",
    minutes: 4,
    load: async () => (await import("./whereZero")).whereZero,
  },
  {
    number: 14,
    question: "How much KL?",
    minutes: 6,
    load: async () => (await import("./howMuchKl")).howMuchKl,
  },
  {
    number: 15,
    question: "The same slide, 256 times the weight?",
    minutes: 6,
    load: async () => (await import("./sameSlide")).sameSlide,
  },
  {
    number: 23,
    question: "How many bits is a digit?",
    minutes: 5,
    load: async () => (await import("./bitsOfDigit")).bitsOfDigit,
  },
  {
    number: 17,
    question: "Does the encoder know when it does not know?",
    minutes: 4,
    load: async () => (await import("./knowsNot")).knowsNot,
  },
  {
    number: 18,
    question: "Why not just compute p(x)?",
    minutes: 6,
    load: async () => (await import("./intractable")).intractable,
  },
  {
    number: 24,
    question: "Can it clean what it never saw clean?",
    minutes: 6,
    load: async () => (await import("./denoising")).denoising,
  },
  {
    number: 25,
    question: "What does it find strange?",
    minutes: 5,
    load: async () => (await import("./strange")).strange,
  },
  {
    number: 26,
    question: "Are a hundred labels enough?",
    minutes: 5,
    load: async () => (await import("./hundredLabels")).hundredLabels,
  },
  {
    number: 28,
    question: "Which of these slides is right?",
    minutes: 5,
    load: async () => (await import("./whichSlide")).whichSlide,
  },
];
