import type {
  Adapter,
  Availability,
  ChoiceReason,
  EngineLoss,
  EnginePace,
  Hardware,
  Obstacle,
} from "../engine/reasons";
import type { Unforeseen, WorkerDeath } from "../worker/failure";
import type { Activity, EngineName } from "../worker/protocol";

/** What an engine computes on, in a few words. */
export function hardwareText(hardware: Hardware): string {
  switch (hardware.kind) {
    case "adapter":
      return adapterText(hardware);
    case "threads":
      return `${hardware.count === 1 ? "1 thread" : `${hardware.count} threads`}${hardware.relaxedSimd ? ", relaxed SIMD" : ""}`;
    case "javaScript":
      return "one thread";
  }
}

function adapterText({ name, software }: Adapter): string {
  return `${name ?? "unnamed adapter"}${software ? " (software)" : ""}`;
}

/** On what an engine would run here, or why it cannot. */
export function availabilityText(availability: Availability): string {
  switch (availability.code) {
    case "onAdapter":
      return adapterText(availability.adapter);
    case "imprecise":
      return `WebGL cannot compute with 32-bit numbers on ${adapterText(availability.adapter)}.`;
    case "noAnswer":
      return `WebGPU does not answer: ${availability.message}`;
    default:
      return availabilities[availability.code];
  }
}

const availabilities: Readonly<Record<Exclude<Availability["code"], "onAdapter" | "imprecise" | "noAnswer">, string>> =
  {
    onAllThreads: "all of the processor's threads",
    onOneThread: "one thread of the processor",
    onJavaScript: "one thread of JavaScript, to compare with: very slow",
    noSecureContext: "WebGPU needs a secure connection (https).",
    noWebGpu: "This browser has no WebGPU.",
    noAdapter: "This browser has WebGPU, but no graphics adapter for it.",
    noWebGl: "This browser has no WebGL 2 in workers.",
    noWebAssembly: "This browser has no WebAssembly.",
    noVectorInstructions: "This browser's WebAssembly has no vector instructions.",
  };

/** Why an engine could not be started, in a sentence or two. */
export function obstacleText(obstacle: Obstacle | Unforeseen): string {
  switch (obstacle.code) {
    case "noneLeft":
      return ["Nothing here can compute.", ...obstacle.failed.map(failedBefore)].join(" ");
    case "unknownEngine":
      return `${obstacle.name} is not part of this page.`;
    case "noBackend":
      return `This browser does not offer what ${obstacle.name} needs.`;
    case "backendWithoutDevice":
      return `${obstacle.name} did not start: the browser gave it no device.`;
    case "computesWrongly":
      return `${obstacle.name} computes wrongly here: [2049 2; 3 4]² came out as ${obstacle.found.join(", ")}.`;
    case "networkUnprepared":
      return `${obstacle.name} could not prepare this network: ${obstacle.message}`;
    case "noAdapter":
      return "This browser gives no graphics adapter for WebGPU.";
    case "kernelsRefused":
      return `This browser cannot run the WebAssembly kernels: ${obstacle.message}`;
    case "noDevice":
      return `WebGPU gives no device: ${obstacle.message}`;
    case "deviceMemoryFull":
      return `The graphics device has not enough memory for this network: ${obstacle.message}`;
    case "kernelRefused":
      return `WebGPU could not compile the kernel ${obstacle.kernel}: ${obstacle.message}`;
    case "unforeseen":
      return obstacle.message;
    default:
      return tooLargeText(obstacle);
  }
}

type TooLarge = Extract<Obstacle, { code: "memoryOverLimit" | "memoryNotGiven" | "bufferOverLimit" }>;

function tooLargeText(obstacle: TooLarge): string {
  const needs = megabytesText(obstacle.bytes);
  const advice = "Choose a smaller batch or a smaller network.";
  switch (obstacle.code) {
    case "memoryOverLimit":
      return `This network at this batch size needs ${needs} of memory; WebAssembly has at most 4096 MB. ${advice}`;
    case "memoryNotGiven":
      return `This network at this batch size needs ${needs} of memory; this machine does not give as much. ${advice}`;
    case "bufferOverLimit":
      return `This network and batch size need ${needs} in one piece; this graphics device gives at most ${megabytesText(obstacle.greatest)}.`;
  }
}

function megabytesText(bytes: number): string {
  return `${Math.ceil(bytes / 2 ** 20)} MB`;
}

/** Why an engine that computed is of no more use, as a sentence. */
export function lossOfEngineText(loss: EngineLoss | Unforeseen): string {
  switch (loss.code) {
    case "deviceLost":
      return `The graphics device was lost${loss.message ? `: ${loss.message}` : "."}`;
    case "deviceFailed":
      return `The graphics device failed: ${loss.message}`;
    case "contextLost":
      return "The graphics context was lost.";
    case "threadFailed":
      return `A computing thread failed: ${loss.message}.`;
    case "threadSilent":
      return "A computing thread stopped answering, so this engine cannot go on.";
    case "unforeseen":
      return loss.message;
  }
}

/** How a worker died, as a sentence. */
export function deathText(death: WorkerDeath): string {
  switch (death.code) {
    case "absent":
      return "There is no other model to train beside.";
    case "endedByBrowser":
      return "It was ended by the browser.";
    case "notLoaded":
      return "It could not be loaded.";
    case "unreadable":
      return "A message of it could not be read.";
    case "threw":
      return death.message;
  }
}

/** Long work under way, in a few words. */
export function activityText(activity: Activity): string {
  switch (activity.code) {
    case "starting":
      return "Starting";
    case "startingEngine":
      return `Starting ${activity.name}`;
    case "engineReady":
      return `${activity.name} is ready`;
    case "timing":
      return `Timing ${activity.name}`;
    case "compilingShaders":
      return "Compiling shaders";
    case "compilingKernels":
      return "Compiling kernels";
    case "startingThreads":
      return "Starting threads";
    case "fetching":
      return `Fetching ${activity.title}`;
  }
}

/** Why it is this engine that computes, in a sentence or two. */
export function choiceReasonText(reason: ChoiceReason): string {
  switch (reason.code) {
    case "chosenByUser":
      return "You chose it.";
    case "fastestHere":
      return [...reason.failed.map(failedBefore), merit(reason.name, reason.software)].join(" ");
    case "timed":
      return `Timed here: ${reason.paces.map(paceText).join(", ")}.`;
  }
}

function failedBefore(name: EngineName): string {
  return `${name} failed before.`;
}

function paceText({ name, imagesPerSecond }: EnginePace): string {
  return `${name} trains ${Math.round(imagesPerSecond)} images a second`;
}

function merit(name: EngineName, software: boolean): string {
  if (name === "WASM") return "WASM is the fastest way to compute on this machine's processor.";
  if (name === "TensorFlow.js CPU") return "JavaScript is all that this browser offers; it is very slow.";
  if (!software) return `${throughs[name].card} on this machine's graphics card.`;
  return `${throughs[name].imitation} on the processor is slow, but faster than JavaScript.`;
}

const throughs = {
  WebGPU: { card: "WebGPU computes", imitation: "WebGPU" },
  "TensorFlow.js WebGPU": {
    card: "TensorFlow.js computes through WebGPU",
    imitation: "TensorFlow.js through WebGPU",
  },
  "TensorFlow.js WebGL": { card: "WebGL computes", imitation: "WebGL" },
} as const;
