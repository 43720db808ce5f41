import { sizeOf } from "./architecture";
import type { DataDescription, KnownChoice } from "./dataSets";
import { clamp, dataRanges, type Range } from "./ranges";

/** The options of a choice, all of them, as the data set has them. */
export interface Options {
  readonly classes: readonly number[];
  readonly count: number;
  readonly side: number;
  readonly grey: boolean;
  readonly varied: readonly number[];
  readonly drawSeed: number;
}

/** The options of a choice, those that it leaves out as is usual in its data set. */
export function optionsOf(description: DataDescription, choice: Omit<KnownChoice, "source">): Options {
  const options = {
    classes: choice.classes ?? allOf(description.classNames),
    side: choice.side ?? description.imageShape[0],
    grey: choice.grey ?? description.imageShape[2] === 1,
    varied: choice.varied ?? usuallyVaried(description),
    drawSeed: choice.drawSeed ?? 0,
  };
  return { ...options, count: clamp(choice.count ?? description.trainCount, countRange(description, options)) };
}

/** The choice of a data set with some options; those that are as usual are left out. */
export function dataChoiceOf(description: DataDescription, wanted: Omit<KnownChoice, "source">): KnownChoice {
  const { count: _, ...others } = wanted;
  const usual = optionsOf(description, {});
  const options = optionsOf(description, wanted);
  const isOther = (option: keyof Options) => String(options[option]) !== String(usual[option]);
  return {
    source: description.name,
    ...(isOther("classes") && { classes: options.classes }),
    ...(options.count !== optionsOf(description, others).count && { count: options.count }),
    ...(isOther("side") && { side: options.side }),
    ...(isOther("grey") && options.grey && { grey: options.grey }),
    ...(isOther("varied") && { varied: options.varied }),
    ...(isOther("drawSeed") && { drawSeed: options.drawSeed }),
  };
}

/** How many images may be trained on: as many as the classes have, and of drawn ones as many as memory holds. */
export function countRange(
  description: DataDescription,
  { classes, side, grey }: Pick<Options, "classes" | "side" | "grey">,
): Range {
  const { least } = dataRanges.count;
  if (description.origin !== "drawn") return { least, greatest: countsOf(description, classes).train };
  const held = Math.floor(dataRanges.trainBytes / (side * side * (grey ? 1 : 3)));
  return { least, greatest: Math.min(held, dataRanges.count.greatest) };
}

/** A data set as it is with the options of a choice. */
export function editionOf(description: DataDescription, choice: KnownChoice): DataDescription {
  const { source: _, ...chosen } = choice;
  const usual = usuallyVaried(description);
  if (Object.keys(chosen).length === 0 && usual.length === description.factors.length) return description;
  const { classes, count, side, grey, varied } = optionsOf(description, chosen);
  const isDrawn = description.origin === "drawn";
  const { version, classNames, factors } = description;
  const imageShape = isDrawn ? ([side, side, grey ? 1 : 3] as const) : description.imageShape;
  const heldOut = isDrawn ? description.testCount : countsOf(description, classes).test;
  return {
    ...description,
    version: Object.keys(chosen).length === 0 ? version : `${version} ${JSON.stringify(Object.entries(chosen).sort())}`,
    imageShape,
    classNames: classNames.filter((_name, label) => classes.includes(label)),
    ...(classes.length < classNames.length && {
      leftOutNames: leftOutOf(description, classes).map((label) => classNames[label] ?? ""),
    }),
    factors: factors.filter((_factor, index) => varied.includes(index)),
    trainCount: count,
    testCount: Math.min(heldOut, Math.floor(dataRanges.heldOutBytes / sizeOf(imageShape))),
    // A dimension for each factor, as is usual in the set.
    latentDim: Math.max(2, description.latentDim + varied.length - usual.length),
    drawing: isDrawn ? scaled(description, side / description.imageShape[0]) : description.drawing,
  };
}

/** The labels of the classes that a choice of classes leaves out, ascending. */
export function leftOutOf({ classNames }: DataDescription, classes: readonly number[]): readonly number[] {
  return allOf(classNames).filter((label) => !classes.includes(label));
}

function scaled({ drawing }: DataDescription, scale: number): DataDescription["drawing"] {
  const { box, pen } = drawing;
  return { ...drawing, box: [Math.round(box[0] * scale), Math.round(box[1] * scale)], pen: pen * scale };
}

/** How many images some classes have; all of them where nothing is known of single ones. */
function countsOf({ classCounts, trainCount, testCount }: DataDescription, classes: readonly number[]) {
  if (!classCounts) return { train: trainCount, test: testCount };
  const sum = (part: 0 | 1) => classes.reduce((total, label) => total + (classCounts[label]?.[part] ?? 0), 0);
  return { train: sum(0), test: sum(1) };
}

/** The factors that vary where nothing else is asked for. */
function usuallyVaried({ factors }: DataDescription): readonly number[] {
  return allOf(factors).filter((factor) => !factors[factor]?.isOptional);
}

function allOf(list: readonly unknown[]): readonly number[] {
  return list.map((_, index) => index);
}
