import { createEngine } from "../engine/choose";
import type { Engine } from "../engine/engine";
import type { Objective } from "../experiment/objective";
import { Sessions } from "../worker/host/sessions";
import type { Command, FromSession } from "../worker/protocol";
import { onProcessor } from "./engineReports";
import { FakeEngine } from "./fakeEngine";
import { dataset, experiment } from "./sessionPage";

/** Engines of the sessions that have begun, in the order in which they were created. */
const engines: Engine[] = [];

/** Frees the engines of all sessions that have begun. */
export function disposeEngines(): void {
  for (const engine of engines.splice(0)) engine.dispose();
}

/** How sessions are begun: which of them are independent, the time in ms, and on what engines; real ones where left out. */
interface Conditions {
  readonly independent?: readonly number[];
  readonly now?: () => number;
  readonly kind?: "fake" | "real";
}

/** A worker's sessions as its page sees them, in tests: how to command them, and what they have told. */
export function begin({ independent = [], now = () => performance.now(), kind = "real" }: Conditions = {}) {
  const told: FromSession[] = [];
  let loads = 0;
  const sessions = new Sessions({
    report: (report) => told.push(report),
    load: async () => {
      loads += 1;
      return dataset;
    },
    now,
    detectEngines: async () => [onProcessor("WASM")],
    createEngine: async (name, setup) => {
      const engine = kind === "real" ? await createEngine(name, setup) : new FakeEngine(name, setup);
      engines.push(engine);
      return engine;
    },
  });
  const opened = new Set<number>();
  const send = (session: number, command: Command) => {
    const coupling = independent.includes(session) ? "independent" : "lockstep";
    if (!opened.has(session)) sessions.receive({ kind: "open", session, coupling });
    opened.add(session);
    sessions.receive({ kind: "command", session, command });
  };
  const close = (session: number) => sessions.receive({ kind: "close", session });
  const build = (session: number, change: Partial<Objective> = {}) => {
    const asked = { ...experiment, objective: { ...experiment.objective, ...change } };
    const rest = { engine: "WASM", from: "initial weights", avoid: [] } as const;
    send(session, { kind: "build", run: session + 1, experiment: asked, ...rest });
    return until(() => told.some((each) => each.session === session && each.report.kind === "built"));
  };
  const yieldCore = () => sessions.receive({ kind: "yieldCore" });
  return { told, send, close, build, engines, yieldCore, loads: () => loads };
}

/** Waits until something holds, however long that takes. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Reconstruction and KL of every step that a session has told. */
export function lossesTold(told: readonly FromSession[], session: number): number[] {
  return told.flatMap(({ session: from, report }) =>
    from === session && report.kind === "stepped"
      ? report.losses.flatMap((each) => [each.reconstruction, each.kl])
      : [],
  );
}

/** Steps whose losses a session has told. */
export function stepOf(told: readonly FromSession[], session: number): number {
  return lossesTold(told, session).length / 2;
}
