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
];
