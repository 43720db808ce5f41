/** A task of the page's thread that took over 50 ms. */
export interface LongTask {
  readonly ms: number;
  /** What was being done on the page when it began. */
  readonly activity: string;
  /** The scripts that took longest in its frame, where the browser tells them. */
  readonly scripts: readonly string[];
}

interface Script {
  readonly duration: number;
  readonly invoker: string;
  readonly sourceFunctionName: string;
  readonly sourceCharPosition: number;
}

/** Long tasks of the page's thread and what was going on meanwhile. */
export class Tasks {
  readonly #activities: { readonly at: number; readonly name: string }[] = [];
  readonly #tasks: PerformanceEntry[] = [];
  readonly #frames: PerformanceEntry[] = [];

  constructor() {
    observe("longtask", this.#tasks);
    observe("long-animation-frame", this.#frames);
  }

  begin(activity: string): void {
    this.#activities.push({ at: performance.now(), name: activity });
  }

  /** Those since the first activity began. */
  get long(): LongTask[] {
    const begun = this.#activities[0]?.at ?? Number.POSITIVE_INFINITY;
    return this.#tasks
      .filter(({ startTime }) => startTime >= begun)
      .map((task) => ({ ms: task.duration, activity: this.#activityAt(task.startTime), scripts: this.#scripts(task) }));
  }

  #activityAt(ms: number): string {
    return this.#activities.findLast(({ at }) => at <= ms)?.name ?? "";
  }

  #scripts({ startTime, duration }: PerformanceEntry): string[] {
    const frame = this.#frames.find((other) => startTime + duration / 2 < other.startTime + other.duration);
    const scripts: readonly Script[] = frame && "scripts" in frame ? (frame.scripts as Script[]) : [];
    return [...scripts].sort((a, b) => b.duration - a.duration).map(scriptText);
  }
}

function scriptText({ duration, invoker, sourceFunctionName, sourceCharPosition }: Script): string {
  return `${Math.round(duration)} ms ${invoker} ${sourceFunctionName}@${sourceCharPosition}`;
}

function observe(type: string, entries: PerformanceEntry[]): void {
  new PerformanceObserver((list) => entries.push(...list.getEntries())).observe({ type });
}
