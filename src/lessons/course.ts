import type { CourseEntry } from "./lesson";

/** The course in the order in which it is taken; a lesson is fetched when it is opened. */
export const course: readonly CourseEntry[] = [
  {
    number: 1,
    question: "What can be learned from 60,000 digits without a label?",
    minutes: 4,
    load: async () => (await import("./withoutLabels")).withoutLabels,
  },
];
