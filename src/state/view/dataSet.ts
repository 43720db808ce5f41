import type { ImageShape } from "../../experiment/architecture";
import {
  type DataChoice,
  type DataDescription,
  descriptionOf,
  type FactorDescription,
  plainDrawing,
} from "../../experiment/dataSets";
import type { State } from "../state";
import { type Colouring, factorOf } from "./map";

type Data = State["data"];

/** What is known of the data set: as it is loaded, or until then as its name tells. */
export function dataSetOf({ data, experiment }: Pick<State, "data" | "experiment">): DataDescription {
  return data ?? describedOnce(experiment.data) ?? unknownDataSet(experiment);
}

/** Descriptions by the choices that they are of: selectors must find the same lists in them each time. */
const descriptions = new WeakMap<DataChoice, DataDescription | undefined>();

function describedOnce(choice: DataChoice): DataDescription | undefined {
  const known = descriptions.get(choice) ?? descriptionOf(choice);
  descriptions.set(choice, known);
  return known;
}

/** Height, width and channels of the images. */
export function imageShapeOf(state: Pick<State, "data" | "experiment">): ImageShape {
  return dataSetOf(state).imageShape;
}

/** Whether the images have classes. */
export function hasClassesOf(state: Pick<State, "data" | "experiment">): boolean {
  return dataSetOf(state).classNames.length > 0;
}

/** What the points' colours tell: as is asked for, or their classes where the images have no such factor. */
export function colouringOf(state: Pick<State, "data" | "experiment" | "map">): Colouring {
  const { colouring } = state.map;
  const factor = factorOf(colouring);
  return factor === null || factor < dataSetOf(state).factors.length ? colouring : "class";
}

/** The factor that a colouring tells; null where it tells something else. */
export function colouredFactor(
  state: Pick<State, "data" | "experiment">,
  colouring: Colouring,
): FactorDescription | null {
  return dataSetOf(state).factors[factorOf(colouring) ?? -1] ?? null;
}

/** Images that an epoch goes through. */
export function trainCountOf(state: Pick<State, "data" | "experiment">): number {
  return dataSetOf(state).trainCount;
}

/** A data set of which this page knows no more than the experiment tells. */
function unknownDataSet({ data: { source }, architecture: { imageShape } }: State["experiment"]): DataDescription {
  return {
    name: source,
    version: "",
    title: source,
    origin: "fetched",
    credit: "",
    licence: "",
    noun: { one: "image", many: "images" },
    imageShape,
    classNames: [],
    factors: [],
    trainCount: Number.NaN,
    testCount: Number.NaN,
    drawing: plainDrawing(imageShape),
    fetchedBytes: Number.NaN,
    latentDim: 2,
  };
}

/** The name of a held-out image's class; null where it has none. */
export function classOf(data: Data, row: number): string | null {
  return data?.classNames[data.testLabels?.[row] ?? -1] ?? null;
}

/** What a held-out image is called: by its class, or else as all of its data set are. */
export function imageName(data: Data, row: number): string {
  return classOf(data, row) ?? data?.noun.one ?? "image";
}

/** The held-out image at a row, levels 0 to 255, [height, width, channels]. */
export function heldOutImage({ testImages, testCount }: NonNullable<Data>, row: number): Uint8Array {
  const pixels = testImages.length / testCount;
  return testImages.subarray(row * pixels, (row + 1) * pixels);
}
