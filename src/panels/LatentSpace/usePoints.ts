import { useMemo } from "react";
import type { Survey } from "../../state/state";
import { classMedians } from "../../state/statistics";
import { usePlayground } from "../../state/store";
import { decimal } from "../notation";
import { pushedApart } from "./apart";
import { type Pixel, type Scale, toPixel } from "./coordinates";
import {
  drawingOrder,
  type Group,
  latentDimOf,
  mapCoordinates,
  rowBaseline,
  scatteredPlaces,
  stackedPlaces,
} from "./places";
import type { Projection } from "./projection";

/** Times that the classes take turns in being drawn. */
const TURNS = 8;
/** CSS pixels: letters that all lie within so little are not drawn. */
const HEAP_SIZE = 28;
/** CSS pixels between the middles of two letters. */
const LETTER_GAP = 21;

/** What is drawn of a survey on a map of some scale. */
export interface Points {
  readonly count: number;
  /** CSS pixels, [count, 2]. */
  readonly places: Float32Array;
  readonly groups: readonly Group[];
  readonly letters: readonly { readonly label: number; readonly text: string; readonly place: Pixel }[];
  /** The map in words: what is on it and where each class lies. */
  readonly summary: string;
}

/** The means of the latest survey as places on the map; null before there is one. */
export function usePoints(scale: Scale, projection: Projection): Points | null {
  const survey = usePlayground((state) => state.survey);
  const data = usePlayground((state) => state.data);
  const count = survey?.count ?? 0;
  const groups = useMemo(
    () => (data ? drawingOrder(data.testLabels, count, data.classNames.length, TURNS) : []),
    [data, count],
  );
  const medians = useMemo(
    () => (survey && data ? mediansOf(survey, projection, data.testLabels) : []),
    [survey, data, projection],
  );
  return useMemo(() => {
    if (!survey || !data) return null;
    const flat = latentDimOf(survey) === 1;
    const classes = data.classNames.length;
    const places = flat
      ? stackedPlaces(survey, data.testLabels, classes, scale)
      : scatteredPlaces(survey, projection, scale);
    const letters = medians.map(({ label, at }) => ({
      label,
      text: data.classNames[label] ?? "?",
      place: flat ? ([14, rowBaseline(label, classes, scale) - 8] as const) : toPixel(scale, at),
    }));
    const named = medians.map(({ label, at }) => `${data.classNames[label]} around ${at.map(toTenths).join(", ")}`);
    const summary = `${survey.count} held-out images at their posterior mean. Class medians: ${named.join("; ")}.`;
    return { count: survey.count, places, groups, letters: flat ? letters : withRoom(letters), summary };
  }, [survey, data, projection, scale, groups, medians]);
}

interface ClassMedian {
  readonly label: number;
  readonly at: readonly [number, number];
}

function mediansOf(survey: Survey, projection: Projection, labels: Uint8Array): ClassMedian[] {
  const onMap = mapCoordinates(survey, projection);
  const second = classMedians(onMap, 2, 1, labels);
  return classMedians(onMap, 2, 0, labels)
    .map((first, label): ClassMedian => ({ label, at: [first, second[label] ?? 0] }))
    .filter(({ at }) => at.every(Number.isFinite));
}

/** The letters side by side, or none where they would lie on one heap and hide the means: a collapsed code. */
function withRoom(letters: Points["letters"]): Points["letters"] {
  const spans = [0, 1].map((side) => {
    const along = letters.map(({ place }) => place[side] ?? 0);
    return Math.max(...along) - Math.min(...along);
  });
  if (Math.max(...spans) < HEAP_SIZE) return [];
  const places = pushedApart(
    letters.map(({ place }) => place),
    LETTER_GAP,
  );
  return letters.map((letter, index) => ({ ...letter, place: places[index] ?? letter.place }));
}

function toTenths(value: number): string {
  return decimal(value, 1);
}
