import { negativeElboObjective } from "../experiment/objective";
import { Purpose } from "../model/random";
import { initialState } from "../model/state";
import { plainBatch } from "./batch";
import { type Choice, choose, createEngine } from "./choose";
import type { Engine, EngineSetup } from "./engine";
import type { EngineName, EngineReport } from "./engineReport";
import type { ChoiceReason } from "./reasons";

/** An engine that has been started, and why it is that one. */
export interface Started {
  readonly engine: Engine;
  readonly because: ChoiceReason;
}

/** How long engines are timed for, after as many steps to warm up as it takes to time. */
const TIMED_MS = 300;
const TIMED_STEPS = 2;

/**
 * Starts the engine that trains fastest here. Where a graphics card and WASM are both at hand nobody can know which
 * that is, so both are timed; elsewhere the order of `choose` holds. One that does not start is passed over.
 * @throws EngineUnavailable where none starts
 */
export async function startFastest(
  engines: readonly EngineReport[],
  avoid: readonly EngineName[],
  setup: EngineSetup,
  create: typeof createEngine = createEngine,
): Promise<Started> {
  const passedOver = [...avoid];
  for (;;) {
    const choice = choose(engines, passedOver);
    const favourite = await create(choice.name, setup).catch(() => null);
    setup.signal?.throwIfAborted();
    if (!favourite) {
      passedOver.push(choice.name);
      continue;
    }
    const rival = rivalOf(choice, engines, passedOver) && (await create("WASM", setup).catch(() => null));
    return rival ? race(favourite, rival, setup) : { engine: favourite, because: choice.because };
  }
}

/** WASM, where the choice is a graphics card. */
function rivalOf({ name }: Choice, engines: readonly EngineReport[], passedOver: readonly EngineName[]): boolean {
  const onCard = engines.some((engine) => engine.name === name && engine.software === false);
  const hasWasm = engines.some((engine) => engine.name === "WASM" && engine.available);
  return onCard && hasWasm && !passedOver.includes("WASM");
}

async function race(favourite: Engine, rival: Engine, setup: EngineSetup): Promise<Started> {
  const paces = new Map<Engine, number>();
  for (const engine of [favourite, rival]) {
    setup.onProgress({ activity: { code: "timing", name: engine.name }, fraction: paces.size / 2 });
    paces.set(engine, await paceOf(engine, setup).catch(() => 0));
  }
  const pace = (engine: Engine) => paces.get(engine) ?? 0;
  const [winner, loser] = pace(rival) > pace(favourite) ? [rival, favourite] : [favourite, rival];
  loser.dispose();
  const measured = [winner, loser].map((engine) => ({ name: engine.name, imagesPerSecond: pace(engine) }));
  return { engine: winner, because: { code: "timed", paces: measured } };
}

/** Images a second of training from the initial weights of seed 0; the engine's state is spent. */
async function paceOf(engine: Engine, { architecture, batchSize }: EngineSetup): Promise<number> {
  await engine.writeState(initialState(architecture, 0));
  const rows = Uint32Array.from({ length: batchSize }, (_, index) => index);
  await stepsWithin(engine, rows);
  const began = performance.now();
  const steps = await stepsWithin(engine, rows);
  return (1000 * steps * batchSize) / (performance.now() - began);
}

/** Takes training steps, each waited for, until the time is up; how many. */
async function stepsWithin(engine: Engine, rows: Uint32Array): Promise<number> {
  const began = performance.now();
  let steps = 0;
  while (steps < TIMED_STEPS || performance.now() - began < TIMED_MS) {
    const epsilon = { seed: 0, counter: steps, purpose: Purpose.epsilon };
    const objective = negativeElboObjective;
    await engine.trainStep(plainBatch(rows, epsilon), objective, 0.001);
    await engine.readLosses();
    steps += 1;
  }
  return steps;
}
