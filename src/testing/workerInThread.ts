import type { Dataset } from "../data/dataset";
import { createEngine } from "../engine/choose";
import type { Client, ClientEvents } from "../worker/client";
import { Sessions } from "../worker/host/sessions";
import { onProcessor } from "./engineReports";

/** Starts the sessions of a worker in this thread, in tests, with a first one that is open: all is real but the thread. */
export function startInThread(dataset: Dataset, first: ClientEvents): Client {
  const pages = new Map<number, ClientEvents>();
  const sessions = new Sessions({
    report: ({ session, report }) => pages.get(session)?.onReport(report),
    load: async () => dataset,
    detectEngines: async () => [onProcessor("WASM")],
    createEngine,
  });
  let opened = 0;
  const open = (events: ClientEvents): Client => {
    const session = opened++;
    pages.set(session, events);
    sessions.receive({ kind: "open", session, coupling: "lockstep" });
    return {
      send: (command) => pages.has(session) && sessions.receive({ kind: "command", session, command }),
      open,
      yieldCore: () => undefined,
      dispose: () => pages.delete(session) && sessions.receive({ kind: "close", session }),
    };
  };
  return open(first);
}
