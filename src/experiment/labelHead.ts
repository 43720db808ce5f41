/** A softmax on mu, which learns the classes of those training images that have a label. */
export interface LabelHead {
  /** Classes that it tells apart. */
  readonly classes: number;
  /** How many training images have a label, as many of each class, chosen by the experiment's seed; all where there are fewer. */
  readonly labels: number;
}

/** How many labels a head is proposed with, and the weight α of its cross-entropy where an objective says nothing of it. */
export const usualLabelHead = { labels: 100, weight: 10 } as const;

/** What stands for the class of an image that nobody has told. */
export const UNKNOWN_CLASS = 255;

/** Whether so many classes can be learned: two at least, and one number left for what is unknown. */
export function areLearnable(classes: number): boolean {
  return classes > 1 && classes <= UNKNOWN_CLASS;
}
