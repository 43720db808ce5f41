import type { Command, Report } from "./protocol";

/** The page's end of a worker. */
export interface Client {
  send(command: Command): void;
  /** Ends the worker; nothing is reported any more. */
  dispose(): void;
}

/** What a client tells: reports, and once at most that the worker is dead, with the reason as far as known. */
export interface ClientEvents {
  readonly onReport: (report: Report) => void;
  readonly onDeath: (reason: string) => void;
}

/**
 * Starts a worker. Its death is noticed by a lock that it holds while it lives: the browser frees the lock however
 * the worker ends, where no event is fired.
 */
export function startWorker({ onReport, onDeath }: ClientEvents): Client {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "training" });
  const lockName = `latent-playground-worker-${crypto.randomUUID()}`;
  let alive = true;
  const die = (reason: string) => {
    if (!alive) return;
    alive = false;
    worker.terminate();
    onDeath(reason);
  };
  worker.onmessage = ({ data }: MessageEvent<Report | { readonly kind: "locked" }>) => {
    if (!alive) return;
    if (data.kind !== "locked") return onReport(data);
    void navigator.locks?.request(lockName, () => die("It was ended by the browser."));
  };
  worker.onerror = (event) => die(event.message || "It could not be loaded.");
  worker.onmessageerror = () => die("A message of it could not be read.");
  worker.postMessage({ kind: "lock", lockName });
  return {
    send: (command) => {
      if (alive) worker.postMessage(command);
    },
    dispose: () => {
      alive = false;
      worker.terminate();
    },
  };
}
