import { smallNetwork } from "../../playground";
import {
  alters,
  answers,
  changesScreen,
  chooses,
  compares,
  follows,
  freezes,
  goesBack,
  hides,
  inPage,
  inThread,
  inTurn,
  inWorker,
  mendedBy,
  nothing,
  opensTwice,
  reloads,
  toPage,
  toWorker,
} from "../injections";
import {
  end,
  endWorkers,
  failDevices,
  fallSilent,
  forbid,
  garbleWorkers,
  giveArrays,
  holdDevices,
  holdWorkers,
  hurry,
  loseDevices,
  miscompute,
  putAway,
  refuseArrays,
  refuseMemory,
  rejectLater,
  reloadOnce,
  remove,
  sleep,
  standStill,
  throwLater,
} from "../scripts";
import { afterLoading, type Fault } from "./fault";

const loading = { while: ["loading"] } as const;
const everywhere = { while: ["loading", ...afterLoading] } as const;
const recover = { press: "Recover" } as const;
const dead = /The training worker died|the training worker is gone/;
const noLuck = /No luck today/;
const held = { prepare: inPage(holdWorkers, null) } as const;

/** Ends of the worker that trains. */
export const workerFaults: readonly Fault[] = [
  { fault: "it is ended by the browser", inject: toWorker(end), says: dead, while: afterLoading },
  { fault: "its script throws", inject: toWorker(throwLater), says: noLuck, while: afterLoading },
  {
    fault: "its script throws whenever it begins",
    inject: inWorker(throwLater, null),
    says: noLuck,
    ...loading,
    ...recover,
  },
  {
    fault: "its script cannot be read",
    inject: alters(/assets\/worker-/, () => Buffer.from("}{")),
    says: dead,
    ...loading,
    ...recover,
  },
  { fault: "a promise of it rejects", inject: toWorker(rejectLater), says: null, reports: noLuck, while: afterLoading },
  {
    fault: "a message of it cannot be read",
    ...held,
    inject: toPage(garbleWorkers, null),
    says: /could not be read/,
    while: afterLoading,
  },
];

const heldIn = { prepare: inWorker(holdWorkers, null) } as const;

/** Ends of the threads that compute. */
export const threadFaults: readonly Fault[] = [
  { fault: "a worker may start none", inject: inWorker(remove, ["Worker"]), says: null, ...loading },
  { fault: "their script throws", inject: inThread(throwLater, null), says: null, ...loading },
  { fault: "their script is gone", inject: answers(/assets\/thread-/, 404), says: null, ...loading },
  { fault: "they never begin", inject: inThread(standStill, null), says: null, ...loading },
  {
    fault: "they are ended by the browser",
    ...heldIn,
    inject: toWorker(endWorkers),
    says: /computing thread/,
    while: ["training"],
  },
];

const kernels = { paths: ["WebAssembly.compile"], name: "SecurityError" };
const noArrays = inTurn(inWorker(refuseArrays, 2 ** 24), mendedBy(toWorker(giveArrays)));

/** Memory that is not to be had. */
export const memoryFaults: readonly Fault[] = [
  {
    fault: "none is to be had for WebAssembly",
    inject: inWorker(refuseMemory, "all" as const),
    says: null,
    ...loading,
  },
  { fault: "none can be shared", inject: inWorker(refuseMemory, "shared" as const), says: null, ...loading },
  { fault: "SharedArrayBuffer is missing", inject: inWorker(remove, ["SharedArrayBuffer"]), says: null, ...loading },
  {
    fault: "there is none for more models",
    inject: toWorker(refuseMemory, "all" as const),
    provoke: compares,
    says: null,
    while: ["training"],
    press: "Train",
  },
  { fault: "the kernels are not compiled", inject: inWorker(forbid, kernels), says: null, ...loading },
  {
    fault: "there is none for the images",
    inject: noArrays,
    says: /./,
    ...loading,
    press: "Try again",
  },
];

const onGpu = { engine: "WebGPU", prepare: inWorker(holdDevices, null), while: ["training", "comparing"] } as const;
const gpuAnswers = ["GPUBuffer.prototype.mapAsync", "GPUQueue.prototype.onSubmittedWorkDone"];
const chosen = { provoke: chooses("WebGPU"), while: ["training"] } as const;
const pipelines = { paths: ["GPUDevice.prototype.createComputePipelineAsync"], name: "OperationError" };

/** Graphics devices that are not as they should be. */
export const graphicsFaults: readonly Fault[] = [
  { fault: "there are none", inject: inWorker(remove, ["navigator.gpu"]), says: null, ...loading },
  {
    fault: "none may be asked for",
    inject: inWorker(forbid, { paths: ["GPU.prototype.requestAdapter"], name: "SecurityError" }),
    says: null,
    ...loading,
  },
  { fault: "there is no canvas for one", inject: inWorker(remove, ["OffscreenCanvas"]), says: null, ...loading },
  {
    fault: "none answers",
    inject: inWorker(fallSilent, ["GPU.prototype.requestAdapter"]),
    says: null,
    ...loading,
  },
  { fault: "one is lost", ...onGpu, inject: toWorker(loseDevices), says: /The graphics device was lost/ },
  {
    fault: "one fails",
    ...onGpu,
    inject: toWorker(failDevices),
    says: /The graphics device failed: No luck today/,
    while: ["training"],
  },
  {
    fault: "one answers no more",
    ...onGpu,
    inject: inTurn(toWorker(hurry), toWorker(fallSilent, gpuAnswers)),
    says: /has not answered/,
    while: ["training"],
  },
  {
    fault: "one computes wrongly",
    ...chosen,
    inject: nothing,
    prepare: inWorker(miscompute, null),
    says: /computes wrongly/,
  },
  { fault: "one compiles nothing", ...chosen, inject: toWorker(forbid, pipelines), says: /could not compile/ },
];

/** A page that is out of sight, or seen otherwise. */
export const visibilityFaults: readonly Fault[] = [
  { fault: "it is hidden", inject: hides(1000), says: null, ...everywhere },
  { fault: "it is frozen", inject: freezes(1000), says: null, while: afterLoading },
  { fault: "it is put away and taken out again", inject: toPage(putAway, null), says: null, while: afterLoading },
  { fault: "its screen has other pixels", inject: changesScreen(1440, 900, 2.5), says: null, ...everywhere },
  { fault: "its screen is small", inject: changesScreen(400, 800, 3), says: null, while: ["training"] },
  {
    fault: "the machine sleeps",
    inject: inTurn(toPage(sleep, 36e5), toWorker(sleep, 36e5)),
    says: null,
    while: ["training"],
  },
];

const another = follows(`${smallNetwork}&seed=7&rate=0.002`);
const asks = {
  says: /Open this link\?/,
  press: /^Keep (this run|the comparison)$/,
  while: ["training", "comparing"],
} as const;

/** Ways to and from the page. */
export const navigationFaults: readonly Fault[] = [
  { fault: "another link is followed", inject: another, ...asks },
  { fault: "a link is followed that cannot be read", inject: follows("batch=many&latent=-3"), ...asks },
  { fault: "another link is followed at once", inject: another, says: null, ...loading },
  { fault: "a place of the page is followed", inject: follows("main"), says: null, while: ["training", "comparing"] },
  { fault: "Back is pressed", inject: inTurn(follows("main"), goesBack), says: null, while: ["training", "comparing"] },
  {
    fault: "Back is pressed after a link",
    inject: inTurn(another, goesBack),
    says: null,
    while: ["training", "comparing"],
  },
  { fault: "it is reloaded", inject: reloads, says: null, while: ["training", "comparing"], press: "Train" },
  { fault: "it is reloaded at once", inject: inPage(reloadOnce, null), says: null, ...loading },
  { fault: "it is opened twice", inject: opensTwice, says: null, while: ["training", "comparing"] },
];
