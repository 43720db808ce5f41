import type { EngineName } from "../engine/engineReport";
import type { Availability, ChoiceReason, EnginePace, Hardware } from "../engine/reasons";
import type { EngineInUse } from "../worker/protocol";
import { passedOverText, silenceText, threadFaultText, wrongAnswerText } from "./engineFaults";
import { adapterText, threadsText } from "./engines";
import { amountText, bytesText, countText, durationText, flopsText } from "./numbers";

/** On what an engine would run here, or why it cannot. */
export function availabilityText(availability: Availability): string {
  switch (availability.code) {
    case "onAdapter":
      return adapterText(availability.adapter);
    case "imprecise":
      return `WebGL cannot compute with 32-bit numbers on ${adapterText(availability.adapter)}.`;
    case "silent":
      return silenceText(availability);
    case "computesWrongly":
      return wrongAnswerText(availability);
    case "detectionThrew":
      return `Looking for it failed: ${availability.message}`;
    default:
      return availabilities[availability.code];
  }
}

type Named = Exclude<Availability["code"], "onAdapter" | "imprecise" | "silent" | "computesWrongly" | "detectionThrew">;

const availabilities: Readonly<Record<Named, string>> = {
  askedFor: "Its graphics adapter was asked for and has not answered yet.",
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

/** Why it is this engine that computes and no other, in some sentences. */
export function choiceText({
  hardware,
  because,
  passedOver,
}: Pick<EngineInUse, "hardware" | "because" | "passedOver">): string {
  const sentences = [...passedOver.map(passedOverText), choiceReasonText(because)];
  if (hardware.kind !== "threads" || !hardware.fewer) return sentences.join(" ");
  const { fewer, count } = hardware;
  const fewerText = `It computes on ${threadsText({ count, fewer })}: the results are the same.`;
  return [...sentences, threadFaultText(fewer.reason), fewerText].join(" ");
}

/** What a training step takes, as a sentence. */
export function stepCostText({ byteLength, flops, seconds }: EngineInUse["cost"]): string {
  const lasts =
    seconds === null ? "" : `, about ${seconds < 10 ? `${amountText(seconds)} s` : durationText(seconds)} here`;
  return `A training step takes ${flopsText(flops)}${lasts}, in ${bytesText(byteLength)}.`;
}

/** On what the bits of a run depend besides its link, as a sentence. */
export function bitsText(hardware: Hardware): string {
  switch (hardware.kind) {
    case "threads":
      return hardware.relaxedSimd
        ? "A link gives the same bits on any number of threads, but others where a browser has no relaxed SIMD."
        : "A link gives the same bits on any number of threads, but others where a browser has relaxed SIMD.";
    case "adapter":
      return "A link gives the same bits on this graphics device alone.";
    case "javaScript":
      return "A link gives the same bits in this browser alone.";
  }
}

function choiceReasonText(reason: ChoiceReason): string {
  switch (reason.code) {
    case "chosenByUser":
      return "You chose it.";
    case "fastestHere":
      return merit(reason.name, reason.software);
    case "timed":
      return `Timed here: ${reason.paces.map(paceText).join(", ")}.`;
  }
}

function paceText({ name, imagesPerSecond }: EnginePace): string {
  return `${name} trains ${countText(imagesPerSecond)} images a second`;
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
