import type { Experiment } from "../experiment/experiment";
import { untrainedStanding } from "./run/happenings/happen";
import { emptyHistory } from "./run/history";
import type { State } from "./state";
import { firstArrow } from "./view/arrow";
import { defaultMapView } from "./view/map";
import { emptyPath } from "./view/path";
import { firstSamples } from "./view/samples";

/** What the page knows before the worker has said a word. */
export function startState(experiment: Experiment): State {
  return {
    experiment,
    proposal: null,
    engineChoice: "automatic",
    engines: [],
    data: null,
    keptAs: null,
    run: 0,
    engine: null,
    activity: { kind: { code: "starting" }, fraction: 0 },
    training: false,
    pauseAt: null,
    step: 0,
    imagesPerSecond: 0,
    losses: null,
    heldOut: null,
    heldOutWhole: null,
    atMean: null,
    history: emptyHistory(experiment),
    earlier: [],
    views: {},
    z: Array.from({ length: experiment.architecture.latentDim }, () => 0),
    toldClass: 0,
    map: defaultMapView,
    probe: null,
    samples: firstSamples,
    path: emptyPath,
    arrow: firstArrow,
    drawing: [],
    picking: null,
    checkpoint: null,
    divergence: null,
    snapshots: [],
    lookingBack: false,
    failure: null,
    diagnoses: [],
    standing: untrainedStanding,
    statusMessage: null,
  };
}
