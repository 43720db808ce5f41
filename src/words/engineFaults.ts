import type { EngineName } from "../engine/engineReport";
import type {
  Crashed,
  DeviceCall,
  EngineLoss,
  FewerThreads,
  Obstacle,
  PassedOver,
  Silence,
  SmallerBatch,
  TooLarge,
  Unforeseen,
  WorkerDeath,
  WrongAnswer,
} from "../engine/reasons";
import { bytesText, decimal } from "./numbers";

/** Why an engine could not be started, in a sentence or two. */
export function obstacleText(obstacle: Obstacle | Unforeseen): string {
  switch (obstacle.code) {
    case "noneLeft":
      return ["Nothing here can compute.", ...obstacle.passedOver.map(passedOverText)].join(" ");
    case "unknownEngine":
      return `${obstacle.name} is not part of this page.`;
    case "noBackend":
      return `This browser does not offer what ${obstacle.name} needs.`;
    case "backendWithoutDevice":
      return `${obstacle.name} did not start: the browser gave it no device.`;
    case "computesWrongly":
      return wrongAnswerText(obstacle);
    case "networkUnprepared":
      return `${obstacle.name} could not prepare this network: ${obstacle.message}`;
    case "noAdapter":
      return "This browser gives no graphics adapter for WebGPU.";
    case "silent":
      return silenceText(obstacle);
    case "kernelsRefused":
      return `This browser cannot run the WebAssembly kernels: ${obstacle.message}`;
    case "noDevice":
      return `WebGPU gives no device: ${obstacle.message}`;
    case "deviceMemoryFull":
      return `The graphics device has not enough memory for this network: ${obstacle.message}`;
    case "kernelRefused":
      return `WebGPU could not compile the kernel “${spaced(obstacle.kernel)}”: ${obstacle.message}`;
    case "unforeseen":
      return obstacle.message;
    default:
      return tooLargeText(obstacle);
  }
}

/** A name of the code as words: “corrupted gather”. */
function spaced(name: string): string {
  return name.replaceAll(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}

function tooLargeText(obstacle: TooLarge): string {
  const needs = `This network at this batch size needs ${bytesText(obstacle.bytes)}`;
  switch (obstacle.code) {
    case "overBudget":
      return `${needs}; ${obstacle.name} can hold ${bytesText(obstacle.greatest)} here: ${smallerText(obstacle.smaller)}`;
    case "bufferOverLimit":
      return `${needs} in one piece; this graphics device holds ${bytesText(obstacle.greatest)}: ${smallerText(obstacle.smaller)}`;
    case "memoryNotGiven":
      return `${needs}; this machine does not give as much. Choose a smaller batch or a smaller network.`;
  }
}

function smallerText(smaller: SmallerBatch | null): string {
  if (smaller === null) return "no batch is small enough; choose a smaller network.";
  return `a smaller batch (${smaller.batchSize}) would need ${bytesText(smaller.bytes)}.`;
}

/** Why an engine is not taken, in sentences that name it. */
export function passedOverText({ name, reason }: PassedOver): string {
  switch (reason.code) {
    case "crashed":
      return crashedText(name, reason);
    case "deviceLost":
    case "deviceSilent":
    case "deviceFailed":
    case "contextLost":
      return `${name} gave way when it was tried. ${lossOfEngineText(reason)}`;
    default:
      return `${name} could not be started. ${obstacleText(reason)}`;
  }
}

function crashedText(name: EngineName, { times, last }: Crashed): string {
  const often = times === 2 ? "twice" : `${times} times`;
  switch (last.code) {
    case "absent":
    case "endedByBrowser":
    case "silent":
    case "notLoaded":
    case "unreadable":
    case "threw":
      return `The training worker died ${often} on ${name}. ${deathText(last)}`;
    default:
      return `${name} stopped working ${often}. ${lossOfEngineText(last)}`;
  }
}

/** Why an engine that computed is of no more use, as a sentence. */
export function lossOfEngineText(loss: EngineLoss | Obstacle | Unforeseen): string {
  switch (loss.code) {
    case "deviceLost":
      return `The graphics device was lost${loss.message ? `: ${loss.message}` : "."}`;
    case "deviceSilent":
      return silenceText(loss);
    case "deviceFailed":
      return `The graphics device failed: ${loss.message}`;
    case "contextLost":
      return "The graphics context was lost.";
    case "unforeseen":
      return loss.message;
    default:
      return obstacleText(loss);
  }
}

/** Why there are fewer threads than were wanted, as a sentence. */
export function threadFaultText(fault: FewerThreads["reason"]): string {
  switch (fault.code) {
    case "threadFailed":
      return `A computing thread failed${fault.message ? `: ${fault.message}` : "."}`;
    case "threadNotStarted":
      return `A computing thread did not start${fault.message ? `: ${fault.message}` : "."}`;
    case "threadSilent":
      return "A computing thread stopped answering.";
    default:
      return obstacleText(fault);
  }
}

/** What an engine computes wrongly, as a sentence. */
export function wrongAnswerText({ name, quantity, found, expected }: WrongAnswer): string {
  const [was, is] = [found, expected].map((value) => decimal(value, 5));
  return `${name} computes wrongly here and is not used: asked a known question, it found ${was} where ${is} is right (${quantity}).`;
}

/** What did not answer, and for how long, as a sentence. */
export function silenceText({ call, seconds }: Silence): string {
  return `${silents[call]} has not answered for ${seconds} seconds.`;
}

const silents: Readonly<Record<DeviceCall, string>> = {
  requestAdapter: "WebGPU's request for a graphics adapter (requestAdapter)",
  requestDevice: "WebGPU's request for a graphics device (requestDevice)",
  popErrorScope: "The graphics device, asked for memory (popErrorScope),",
  createComputePipelineAsync: "The graphics device, asked to compile a kernel (createComputePipelineAsync),",
  mapAsync: "The graphics device, asked for its numbers (mapAsync),",
  onSubmittedWorkDone: "The graphics device, given a training step (onSubmittedWorkDone),",
  startBackend: "TensorFlow.js, asked to start its back end,",
  compileShaders: "TensorFlow.js, asked to compile its shaders,",
  readTensor: "TensorFlow.js, asked for its numbers,",
};

/** How a worker died, as a sentence. */
export function deathText(death: WorkerDeath): string {
  switch (death.code) {
    case "absent":
      return "There is no other model to train beside.";
    case "endedByBrowser":
      return "It was ended by the browser.";
    case "silent":
      return "It did not answer for minutes.";
    case "notLoaded":
      return "It could not be loaded.";
    case "unreadable":
      return "A message of it could not be read.";
    case "threw":
      return death.message;
  }
}
