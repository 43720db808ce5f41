import type { Command, Report } from "../../src/worker/protocol";
import type { SheetName } from "../../src/worker/views/list";
import { startTraining } from "./latency";
import type { Drag, DragTask } from "./protocol";

/** Codes under the two sliders, and on the map: 32 by 32. */
const FILMSTRIPS = 18;
const MANIFOLD = 1024;
const FRAME_MS = 1000 / 60;

/** Trains alone and while a slider is dragged, in turns. */
export async function measureDrag(task: DragTask): Promise<Drag> {
  const page = new DraggingPage(await startTraining(task), task.batchSize);
  const drag = { alone: [] as number[], dragged: [] as number[] };
  for (let round = 0; round < task.rounds; round++) {
    page.show("filmstrips", null);
    page.show("manifold", null);
    drag.alone.push(await page.pace(task.roundMs));
    page.show("manifold", codes(MANIFOLD, 3));
    const timer = setInterval(() => page.move(), FRAME_MS);
    drag.dragged.push(await page.pace(task.roundMs));
    clearInterval(timer);
  }
  page.worker.terminate();
  return { ...drag, point: page.point, filmstrips: page.filmstrips };
}

/** Moves a slider and notes when what it asked for comes. */
class DraggingPage {
  readonly worker: Worker;
  readonly point: number[] = [];
  readonly filmstrips: number[] = [];
  readonly #batchSize: number;
  /** Moves whose image, or filmstrips, have not come: the slider's place and the moment. */
  #pointMoves: [number, number][] = [];
  #filmstripMoves: [number, number][] = [];
  #moves = 0;
  /** Steps and moments that were reported since the pace is taken. */
  #steps: [number, number][] = [];

  constructor(worker: Worker, batchSize: number) {
    this.worker = worker;
    this.#batchSize = batchSize;
    worker.onmessage = ({ data }: MessageEvent<Report>) => this.#hear(data);
  }

  show(sheet: SheetName, z: Float32Array | null): void {
    const request = z && { z, latentDim: 2 };
    this.worker.postMessage({ kind: "keepInView", view: sheet, request } satisfies Command);
  }

  move(): void {
    const place = Math.fround(Math.sin(++this.#moves));
    this.#pointMoves.push([place, performance.now()]);
    this.#filmstripMoves.push([place, performance.now()]);
    this.worker.postMessage({
      kind: "keepInView",
      view: "point",
      request: new Float32Array([place, 0]),
    } satisfies Command);
    this.show("filmstrips", codes(FILMSTRIPS, place));
  }

  /** Images a second over some time. */
  async pace(ms: number): Promise<number> {
    this.#steps = [];
    await new Promise((resolve) => setTimeout(resolve, ms));
    const [first = [0, 0], last = [0, 1]] = [this.#steps[0], this.#steps.at(-1)];
    return (1000 * this.#batchSize * (last[0] - first[0])) / (last[1] - first[1]);
  }

  #hear(report: Report): void {
    if (report.kind === "stepped") this.#steps.push([report.step, performance.now()]);
    if (report.kind !== "seen") return;
    if (report.view === "point") this.#pointMoves = met(this.#pointMoves, report.seen.z[0], this.point);
    if (report.view !== "filmstrips") return;
    this.#filmstripMoves = met(this.#filmstripMoves, report.seen.z[0], this.filmstrips);
  }
}

/** Notes how long the moves up to the one answered have waited; the moves that still wait. */
function met(moves: [number, number][], place: number | undefined, waits: number[]): [number, number][] {
  const answered = moves.findIndex(([moved]) => moved === place);
  for (const [, asked] of moves.slice(0, answered + 1)) waits.push(performance.now() - asked);
  return moves.slice(answered + 1);
}

/** Codes of two dimensions, the first of them at `place`. */
function codes(count: number, place: number): Float32Array {
  return Float32Array.from({ length: 2 * count }, (_, index) => (index === 0 ? place : Math.sin(index)));
}
