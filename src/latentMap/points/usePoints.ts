import { useContext, useMemo } from "react";
import { type Projection, projectedCodes } from "../../model/latent/projection";
import { heldOutEpsilon, sampledCodes } from "../../model/latent/samples";
import { TextScaleContext } from "../../pictures/textScale";
import type { State } from "../../state/state";
import { usePlayground } from "../../state/store";
import type { Survey } from "../../state/view/viewState";
import { sigmasInUse } from "../layers/posteriors";
import { useShading } from "../MapMemory";
import type { MapScale } from "../plane/coordinates";
import { drawingOrder, type Group, latentDimOf, scatteredPlaces, stackedPlaces, stackRowsOf } from "../plane/places";
import { rowsWhere } from "../plane/rows";
import { useLayerSettings } from "../useLayerSettings";
import { useSurvey } from "../useSurvey";
import type { Shading } from "./colouring";
import { type ClassMedian, type Letter, lettersAt, mediansOf, summaryOf } from "./letters";
import { HIDDEN, toneOf, UNKNOWN } from "./tones";

/** Times that the tones take turns in being drawn. */
const TURNS = 8;

/** What is drawn of a survey on a map of some scale. */
export interface Points {
  readonly count: number;
  /** Places of means or samples in CSS pixels, [count, 2]; those of hidden classes are there too. */
  readonly places: Float32Array;
  /** What colour each point has, [count]: its class, 0 where there are none, or its step on a scale; `HIDDEN` where it is not drawn. */
  readonly tones: Uint16Array;
  readonly groups: readonly Group[];
  readonly letters: readonly Letter[];
  /** The map in words: what is on it and where each class lies. */
  readonly summary: string;
}

/** The images of the latest survey as places on the map, given those of their means; null before there is one. */
export function usePoints(scale: MapScale, projection: Projection, means: Float32Array | null): Points | null {
  const survey = useSurvey();
  const data = usePlayground((state) => state.data);
  const kind = usePlayground((state) => state.map.points);
  const hiddenClasses = usePlayground((state) => state.map.hiddenClasses);
  const codes = useCodes(survey);
  const { tones, groups } = useTones(survey);
  const at = useMemo(() => {
    if (!survey || !means) return none;
    return codes === survey.mu ? means : projectedCodes(codes, latentDimOf(survey), projection);
  }, [survey, means, codes, projection]);
  const medians = useMemo(
    (): ClassMedian[] => (data?.testLabels ? mediansOf(at, data.testLabels, data.classNames, hiddenClasses) : []),
    [at, data, hiddenClasses],
  );
  const textScale = useContext(TextScaleContext);
  const summary = useMemo(() => summaryOf(groups, medians, kind), [groups, medians, kind]);
  return useMemo(() => {
    if (!survey || !data) return null;
    const flat = latentDimOf(survey) === 1;
    const stacks = flat ? stackRowsOf(data.testLabels, data.classNames.length) : null;
    const places = stacks ? stackedPlaces(codes, stacks, scale) : scatteredPlaces(at, scale);
    const letters = lettersAt(medians, scale, stacks, textScale);
    return { count: survey.count, places, tones, groups, letters, summary };
  }, [survey, data, codes, at, tones, groups, medians, summary, scale, textScale]);
}

const none = new Float32Array(0);

/** The codes that the map shows, [count, latentDim]: posterior means, or one draw from every posterior. */
function useCodes(survey: Survey | null): Float32Array {
  const points = usePlayground((state) => state.map.points);
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const seed = usePlayground((state) => state.experiment.seed);
  const length = survey && points === "samples" ? survey.mu.length : 0;
  const epsilon = useMemo(() => heldOutEpsilon(length, seed), [length, seed]);
  return useMemo(() => {
    if (!survey) return none;
    return points === "means" ? survey.mu : sampledCodes(survey.mu, sigmasInUse(survey, noise), epsilon);
  }, [survey, points, noise, epsilon]);
}

interface Toned {
  readonly tones: Uint16Array;
  readonly groups: readonly Group[];
}

function useTones(survey: Survey | null): Toned {
  const data = usePlayground((state) => state.data);
  const count = survey?.count ?? 0;
  const hiddenClasses = usePlayground((state) => state.map.hiddenClasses);
  const { colouring } = useLayerSettings();
  const shading = useShading(colouring);
  return useMemo(() => {
    if (!data || count === 0) return { tones: new Uint16Array(0), groups: [] };
    const tones = tonesOf(data, count, hiddenClasses, shading);
    if (!shading) return { tones, groups: drawingOrder(tones, Math.max(1, data.classNames.length), TURNS) };
    const unknown = { tone: UNKNOWN, rows: rowsWhere(count, (row) => tones[row] === UNKNOWN) };
    return { tones, groups: [unknown, ...drawingOrder(tones, UNKNOWN, TURNS)] };
  }, [data, count, hiddenClasses, shading]);
}

function tonesOf(
  data: NonNullable<State["data"]>,
  count: number,
  hiddenClasses: readonly number[],
  shading: Shading | null,
): Uint16Array {
  const tones = data.testLabels ? Uint16Array.from(data.testLabels.subarray(0, count)) : new Uint16Array(count);
  if (hiddenClasses.length === 0 && !shading) return tones;
  const hidden = data.classNames.map((_, label) => hiddenClasses.includes(label));
  for (let row = 0; row < count; row++) {
    if (hidden[tones[row] ?? 0]) tones[row] = HIDDEN;
    else if (shading) tones[row] = toneOf(shading.values[row] ?? Number.NaN, shading.range);
  }
  return tones;
}
