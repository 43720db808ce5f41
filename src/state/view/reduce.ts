import type { SeenOf } from "../../worker/protocol";
import type { ViewName } from "../../worker/views/list";
import type { State } from "../state";
import { firstArrow } from "./arrow";
import { fittedView } from "./map";
import { emptyPath, type PathEnd } from "./path";
import { endsAfter } from "./pathCodes";
import type { Seen, ViewState, Views } from "./viewState";

/** Views that the worker looks at unasked, and the user's point, which is always asked for. */
const keptViews: readonly ViewName[] = ["point", "survey", "reconstructions", "gradientNorms"];

/** Whether a view is seen of every model, whoever asks. */
export function isKept(view: ViewName): boolean {
  return keptViews.includes(view);
}

/** The state after a view of the model was looked at. */
export function reduceSeen(state: State, report: SeenOf<ViewName>): State {
  const seen = { ...report.seen, step: report.step };
  const next = { ...state, views: { ...state.views, [report.view]: seen } };
  if (report.view === "survey")
    return afterSurvey(next, state.views.survey ?? null, { ...report.seen, step: report.step });
  if (report.view === "inspection") return afterInspection(state, { ...report.seen, step: report.step });
  return next;
}

/** The ends of the path follow the model. */
function afterSurvey(state: State, before: Seen<"survey"> | null, survey: Seen<"survey">): State {
  const { path, experiment } = state;
  const ends = endsAfter(path.ends, before, survey, experiment.architecture.latentDim);
  return ends === path.ends ? state : { ...state, path: { ...path, ends } };
}

/** An attached point keeps to the image's mean; what is seen of an image that is no longer looked at is dropped. */
function afterInspection(state: State, inspection: Seen<"inspection">): State {
  const { probe } = state;
  if (!probe || !isSameImage(probe.image, inspection.image)) return state;
  return { ...state, probe: { ...probe, inspection }, z: probe.attached ? [...inspection.mu] : state.z };
}

function isSameImage(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((level, pixel) => level === b[pixel]);
}

/** How a model of so many latent dimensions is viewed once it is built; `fresh` where its weights are new. */
export function viewAfterBuild(state: ViewState, latentDim: number, fresh: boolean): Partial<ViewState> {
  const { path, probe } = state;
  return {
    views: viewsAfterBuild(state.views, fresh),
    z: Array.from({ length: latentDim }, (_, dimension) => state.z[dimension] ?? 0),
    map: fittedView(state.map, latentDim),
    probe: probe && { ...probe, inspection: null },
    path: { ...path, ends: [endOf(path.ends[0], latentDim), endOf(path.ends[1], latentDim)] },
  };
}

/** How a model is viewed when another data set takes the place of the one whose images were viewed. */
export function viewOfOtherData({ map, path, arrow }: ViewState): Partial<ViewState> {
  return {
    views: {},
    toldClass: 0,
    probe: null,
    map: { ...map, hiddenClasses: [] },
    path: { ...path, ends: emptyPath.ends },
    arrow: { ...arrow, groups: firstArrow.groups },
    picking: null,
  };
}

/** What stays of what was seen when a model is built: of new weights the user's point alone, until it is decoded anew. */
function viewsAfterBuild(views: Views, fresh: boolean): Views {
  const kept = Object.entries(views).filter(([name]) => (fresh ? name === "point" : isKept(name as ViewName)));
  return Object.fromEntries(kept);
}

/** An end of a path that a model of so many latent dimensions still has. */
function endOf(end: PathEnd | null, latentDim: number): PathEnd | null {
  return end?.kind === "point" && end.z.length !== latentDim ? null : end;
}
