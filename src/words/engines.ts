import type { Adapter, Hardware } from "../engine/reasons";
import type { Activity } from "../worker/protocol";

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

/** A graphics adapter by its name. */
export function adapterText({ name, software }: Adapter): string {
  return `${name ?? "unnamed adapter"}${software ? " (software)" : ""}`;
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
