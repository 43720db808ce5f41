import { negativeElboObjective } from "../experiment/objective";
import { Purpose } from "../model/random";
import { initialState } from "../model/state";
import { plainBatch } from "./batch";
import { type Choice, choose, createEngine } from "./choose";
import { type Engine, type EngineSetup, obstacleOf } from "./engine";
import type { EngineName, EngineReport } from "./engineReport";
import type { ChoiceReason, EngineLoss, PassedOver } from "./reasons";
import { isHeavy } from "./stepCost";

/** An engine that has been started, why it is that one, and what else was not taken. */
export interface Started {
  readonly engine: Engine;
  readonly because: ChoiceReason;
  readonly passedOver: readonly PassedOver[];
}

/** An engine that may be taken. */
interface Contestant {
  readonly engine: Engine;
  /** What it has lost before it was taken; null where all is well. */
  readonly loss: () => EngineLoss | null;
  /** Takes it: from now on a loss is told. */
  readonly take: () => Engine;
}

/** How long engines are timed for, after as many steps to warm up as it takes to time. */
const TIMED_MS = 300;
const TIMED_STEPS = 2;

/**
 * Starts the engine that trains fastest here. Where a graphics card and WASM are both at hand nobody can know which
 * that is, so both are timed; elsewhere, the order of `choose` holds. One that does not start, or gives way while it is
 * timed, is passed over for that reason.
 * @throws EngineUnavailable where none starts
 */
export async function startFastest(
  engines: readonly EngineReport[],
  avoid: readonly PassedOver[],
  setup: EngineSetup,
  create: typeof createEngine = createEngine,
): Promise<Started> {
  const passedOver = [...avoid];
  for (;;) {
    const choice = choose(engines, passedOver);
    const favourite = await enter(choice.name, setup, create, passedOver);
    if (setup.signal?.aborted) favourite?.engine.dispose();
    setup.signal?.throwIfAborted();
    if (!favourite) continue;
    // Of a large network a card computes more than a processor ever does, and timing it would take long.
    const isTimed = !isHeavy(setup) && isRivalled(choice, engines, passedOver);
    const rival = isTimed && (await enter("WASM", setup, create, passedOver));
    if (!rival) return { engine: favourite.take(), because: choice.because, passedOver };
    const timed = await race(favourite, rival, setup, passedOver);
    if (timed) return { ...timed, passedOver };
  }
}

/** Whether the choice is a graphics card and WASM is there too. */
function isRivalled({ name }: Choice, engines: readonly EngineReport[], passedOver: readonly PassedOver[]): boolean {
  const onCard = engines.some((engine) => engine.name === name && engine.software === false);
  const hasWasm = engines.some((engine) => engine.name === "WASM" && engine.available);
  return onCard && hasWasm && !passedOver.some((other) => other.name === "WASM");
}

/** Starts an engine that may be taken; null where it cannot, and then it is passed over. */
async function enter(
  name: EngineName,
  setup: EngineSetup,
  create: typeof createEngine,
  passedOver: PassedOver[],
): Promise<Contestant | null> {
  let loss: EngineLoss | null = null;
  let isTaken = false;
  const onLost = (lost: EngineLoss) => {
    if (isTaken) setup.onLost(lost);
    else loss ??= lost;
  };
  try {
    const engine = await create(name, { ...setup, onLost });
    const take = () => {
      isTaken = true;
      if (loss) setup.onLost(loss);
      return engine;
    };
    return { engine, loss: () => loss, take };
  } catch (error) {
    passedOver.push({ name, reason: obstacleOf(error) });
    return null;
  }
}

/** The faster of two; null where one of them gave way, which is passed over: then the choice is made anew. */
async function race(
  favourite: Contestant,
  rival: Contestant,
  setup: EngineSetup,
  passedOver: PassedOver[],
): Promise<Omit<Started, "passedOver"> | null> {
  const paces: { readonly contestant: Contestant; readonly imagesPerSecond: number }[] = [];
  for (const contestant of [favourite, rival]) {
    const { engine, loss } = contestant;
    setup.onProgress({ activity: { code: "timing", name: engine.name }, fraction: paces.length / 2 });
    try {
      paces.push({ contestant, imagesPerSecond: await paceOf(engine, setup) });
    } catch (error) {
      passedOver.push({ name: engine.name, reason: loss() ?? obstacleOf(error) });
    }
  }
  const [winner, loser] = paces.sort((one, other) => other.imagesPerSecond - one.imagesPerSecond);
  if (!winner || !loser) {
    for (const { engine } of [favourite, rival]) engine.dispose();
    return null;
  }
  loser.contestant.engine.dispose();
  const measured = paces.map(({ contestant, imagesPerSecond }) => ({ name: contestant.engine.name, imagesPerSecond }));
  return { engine: winner.contestant.take(), because: { code: "timed", paces: measured } };
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
