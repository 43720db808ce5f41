import { loadMnist } from "../data/mnist";
import { createEngine, probe } from "../engine/choose";
import type { Command, Report } from "./protocol";
import { Session } from "./session";
import { transferables } from "./transferables";

const session = new Session({
  report: (report: Report) => self.postMessage(report, { transfer: transferables(report) }),
  load: (onFetched) => loadMnist(new URL(`${import.meta.env.BASE_URL}data/mnist/`, self.location.origin), onFetched),
  probe,
  createEngine,
});

self.onmessage = ({ data }: MessageEvent<Command | { readonly kind: "lock"; readonly lockName: string }>) => {
  if (data.kind === "lock") return void holdForLife(data.lockName);
  session.receive(data);
};

/** Takes the lock by whose release the page notices this worker's end. */
async function holdForLife(lockName: string): Promise<void> {
  await navigator.locks?.request(lockName, () => {
    self.postMessage({ kind: "locked" });
    return new Promise<never>(() => undefined);
  });
}
