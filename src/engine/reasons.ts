import type { EngineName } from "./engineReport";

/** A call to a device, or to what stands before it, that is waited for: by its name in WebGPU, or by what it does. */
export type DeviceCall =
  | "requestAdapter"
  | "requestDevice"
  | "popErrorScope"
  | "createComputePipelineAsync"
  | "mapAsync"
  | "onSubmittedWorkDone"
  | "startBackend"
  | "compileShaders"
  | "readTensor";

/** A call that has had no answer for so many seconds. */
export interface Silence {
  readonly call: DeviceCall;
  readonly seconds: number;
}

/** A graphics adapter as far as the browser tells; `software` where a processor imitates a graphics card. */
export interface Adapter {
  /** Null where the browser gives it no name. */
  readonly name: string | null;
  readonly software: boolean;
}

/** What an engine computes on: a graphics adapter, threads of the processor, or JavaScript's one thread. */
export type Hardware =
  | ({ readonly kind: "adapter" } & Adapter)
  | {
      readonly kind: "threads";
      readonly count: number;
      readonly relaxedSimd: boolean;
      /** Why they are fewer than were wanted; absent where they are not. */
      readonly fewer?: FewerThreads;
    }
  | { readonly kind: "javaScript" };

/** How many threads were wanted, and why they could not all be had or kept. */
export interface FewerThreads {
  readonly wanted: number;
  readonly reason: ThreadFault | Obstacle;
}

/** What befell a thread. `message` is what the browser says, and may be empty. */
export type ThreadFault =
  | { readonly code: "threadFailed" | "threadNotStarted"; readonly message: string }
  | { readonly code: "threadSilent" };

/** On what an engine would run here, or why it cannot. `message` is what the browser says. */
export type Availability =
  | { readonly code: "onAdapter" | "imprecise"; readonly adapter: Adapter }
  | {
      readonly code:
        | "onAllThreads"
        | "onOneThread"
        | "onJavaScript"
        | "noSecureContext"
        | "noWebGpu"
        | "noAdapter"
        | "noWebGl"
        | "noWebAssembly"
        | "noVectorInstructions";
    }
  /** Nobody knows yet: its adapter was asked for and has not answered. */
  | { readonly code: "askedFor" }
  | ({ readonly code: "silent" } & Silence)
  | WrongAnswer
  /** Its detection threw an error. */
  | { readonly code: "detectionThrew"; readonly message: string };

/** What an engine that computes wrongly said to a known question: a quantity as one number, and what that should be. */
export interface WrongAnswer {
  readonly code: "computesWrongly";
  readonly name: EngineName;
  readonly quantity: string;
  readonly found: number;
  readonly expected: number;
}

/** Why an engine could not be started. `message` is what the browser says; sizes are in bytes. */
export type Obstacle =
  | { readonly code: "noneLeft"; readonly passedOver: readonly PassedOver[] }
  | { readonly code: "unknownEngine" | "noBackend" | "backendWithoutDevice"; readonly name: EngineName }
  | WrongAnswer
  | { readonly code: "networkUnprepared"; readonly name: EngineName; readonly message: string }
  | { readonly code: "noAdapter" }
  | ({ readonly code: "silent" } & Silence)
  | { readonly code: "kernelsRefused" | "noDevice" | "deviceMemoryFull"; readonly message: string }
  | { readonly code: "kernelRefused"; readonly kernel: string; readonly message: string }
  | TooLarge;

/** That a network at its batch size needs more bytes than an engine can hold, in all or in one piece, or than it was given. */
export type TooLarge =
  | {
      readonly code: "overBudget";
      readonly name: EngineName;
      readonly bytes: number;
      readonly greatest: number;
      /** Null where no batch is small enough. */
      readonly smaller: SmallerBatch | null;
    }
  | {
      readonly code: "bufferOverLimit";
      readonly bytes: number;
      readonly greatest: number;
      readonly smaller: SmallerBatch | null;
    }
  | { readonly code: "memoryNotGiven"; readonly bytes: number };

/**
 * That a network is too large; where no engine is left, for the fastest of those that a smaller batch would do for. Null where
 * something else is in the way.
 */
export function tooLargeOf(obstacle: PassedOver["reason"]): TooLarge | null {
  switch (obstacle.code) {
    case "overBudget":
    case "bufferOverLimit":
    case "memoryNotGiven":
      return obstacle;
    case "noneLeft": {
      const found = obstacle.passedOver.flatMap(({ reason }) => tooLargeOf(reason) ?? []);
      return found.find((each) => "smaller" in each && each.smaller !== null) ?? found[0] ?? null;
    }
    default:
      return null;
  }
}

/** A batch size that would do, and the bytes that it needs. */
export interface SmallerBatch {
  readonly batchSize: number;
  readonly bytes: number;
}

/** Why an engine that computed is of no more use. `message` is what the browser says, and may be empty. */
export type EngineLoss =
  | { readonly code: "deviceLost" | "deviceFailed"; readonly message: string }
  | ({ readonly code: "deviceSilent" } & Silence)
  | { readonly code: "contextLost" };

/** A fault that nobody foresaw; `message` is that of its error. */
export interface Unforeseen {
  readonly code: "unforeseen";
  readonly message: string;
}

/** How a worker died: it was never there, was ended, went silent, could not be loaded or read, or its script threw. */
export type WorkerDeath =
  | { readonly code: "absent" | "endedByBrowser" | "silent" | "notLoaded" | "unreadable" }
  | { readonly code: "threw"; readonly message: string };

/** That an engine gave way so many times, or the worker under it, and why the last time. */
export interface Crashed {
  readonly code: "crashed";
  readonly times: number;
  readonly last: EngineLoss | Obstacle | WorkerDeath | Unforeseen;
}

/** An engine that is not taken, and its own reason: it crashed too often, could not be started, or gave way while timed. */
export interface PassedOver {
  readonly name: EngineName;
  readonly reason: Crashed | Obstacle | EngineLoss | Unforeseen;
}

/** Long work of an engine under way. */
export type EngineActivity =
  | { readonly code: "startingEngine" | "checking" | "engineReady" | "timing"; readonly name: EngineName }
  | { readonly code: "compilingShaders" | "compilingKernels" | "startingThreads" };

/** Why it is this engine that computes. */
export type ChoiceReason =
  | { readonly code: "chosenByUser" }
  /** The first of the order by speed that is there and not passed over. */
  | { readonly code: "fastestHere"; readonly name: EngineName; readonly software: boolean }
  /** Timed on this machine, the faster one first. */
  | { readonly code: "timed"; readonly paces: readonly EnginePace[] };

/** How fast an engine trains, in images a second. */
export interface EnginePace {
  readonly name: EngineName;
  readonly imagesPerSecond: number;
}
