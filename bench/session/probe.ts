import type { Command, FromSession, ToWorker } from "../../src/worker/protocol";
import { Moves } from "./moves";
import { Savings } from "./savings";
import { Tasks } from "./tasks";

/** What the bench reads of the page, installed before the page's own scripts run. */
const probe = {
  moves: new Moves(),
  tasks: new Tasks(),
  savings: new Savings(),
  /** Steps that each session's model has taken. */
  steps: new Map<number, number>(),
  /** Beginnings of frames, in ms, and how often the map was drawn. */
  frames: [] as number[],
  mapDrawings: 0,
};

declare global {
  interface Window {
    readonly probe: typeof probe;
  }
}

Object.assign(window, { probe });
watchWorkers();
watchCanvases();
requestAnimationFrame(noteFrame);

function noteFrame(ms: number): void {
  probe.frames.push(ms);
  requestAnimationFrame(noteFrame);
}

function watchWorkers(): void {
  window.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener("message", ({ data }: MessageEvent<FromSession | "locked">) => {
        if (data !== "locked") hear(data);
      });
    }

    override postMessage(message: ToWorker, transfer?: Transferable[] | StructuredSerializeOptions): void {
      if (message.kind === "command") note(message.command);
      super.postMessage(message, Array.isArray(transfer) ? { transfer } : transfer);
    }
  };
}

function note(command: Command): void {
  if (command.kind === "keepInView" && command.view === "point" && command.request) probe.moves.ask(command.request);
}

function hear({ session, report }: FromSession): void {
  if (report.kind === "seen" && report.view === "point") probe.moves.decode(report.seen.z, report.seen.image);
  if (report.kind === "stepped") probe.steps.set(session, report.step);
}

function watchCanvases(): void {
  const context = CanvasRenderingContext2D.prototype;
  const { putImageData, clearRect } = context;
  context.putImageData = function (this: CanvasRenderingContext2D, picture: ImageData, ...place: unknown[]) {
    Reflect.apply(putImageData, this, [picture, ...place]);
    if (this.canvas.ariaLabel === "Decoded image") probe.moves.draw(picture.data);
  };
  context.clearRect = function (...area) {
    Reflect.apply(clearRect, this, area);
    if (this.canvas.ariaLabel?.includes("held-out images")) probe.mapDrawings += 1;
  };
}
