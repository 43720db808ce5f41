/** What a worker is sent at its beginning, so that the page notices its end. */
export interface Life {
  /** The lock that the worker holds while it lives. */
  readonly lockName: string;
  /** Where the worker says that it holds the lock, or cannot have one, and answers when it is asked whether it lives. */
  readonly port: MessagePort;
}

/** What a worker says of its life; an answer says nothing but that it was given. */
export type SignOfLife = "locked" | "lockless" | "answer";

/** How often a worker is asked whether it lives, in ms. */
const ASKED_EVERY_MS = 1000;
/**
 * Questions without an answer after which a worker counts as silent for good. A step of a large network on the slowest
 * engine keeps it from answering for many seconds; a question of each second that waits costs nothing. Where a lock tells
 * its end, only an endless loop is left to be noticed, and before its first word a slow network may keep its script away.
 */
const PATIENCE = { withLock: 180, withoutLock: 60 } as const;

/** How a worker was seen to end: its lock or its port was freed, or it answers no more. */
export type EndOfLife = "ended" | "silent";

/**
 * Notices that a worker has ended, of which the browser may tell nothing, and calls `onEnd` once. While it lives it holds a
 * lock, which the browser frees however it ends. Where there are no locks (cookies blocked, plain http), the end of its
 * port tells it in some browsers. All are asked besides, as one may end before it holds a lock, or loop for ever and hold
 * it. Questions are counted and not time, and none while the page is hidden, so that a machine that slept or a tab that
 * was held back in the background is not taken for a death.
 * @returns the life to send to the worker, whose port is transferred; and what ends the watch
 */
export function watchLife(
  onEnd: (how: EndOfLife) => void,
  isHidden: () => boolean,
): { readonly life: Life; stop(): void } {
  const { port1: here, port2: port } = new MessageChannel();
  const lockName = `latent-playground-worker-${crypto.getRandomValues(new Uint32Array(4)).join("-")}`;
  let patience: number = PATIENCE.withLock;
  let unanswered = 0;
  let ended = false;
  const stop = () => {
    ended = true;
    clearInterval(asking);
    here.close();
  };
  const end = (how: EndOfLife) => {
    if (ended) return;
    stop();
    onEnd(how);
  };
  const ask = () => {
    if (isHidden()) unanswered = 0;
    else if (unanswered++ >= patience) end("silent");
    else here.postMessage("question");
  };
  const asking = setInterval(ask, ASKED_EVERY_MS);
  const hasNoLock = () => {
    patience = PATIENCE.withoutLock;
  };
  here.onmessage = ({ data }: MessageEvent<SignOfLife>) => {
    unanswered = 0;
    if (data === "locked") void holdLock(lockName, () => end("ended")).catch(hasNoLock);
    if (data === "lockless") hasNoLock();
  };
  here.addEventListener("close", () => end("ended"));
  return { life: { lockName, port }, stop };
}

/** Lives by what it was sent: takes the lock for good, and answers whenever it is asked. */
export function live({ lockName, port }: Life): void {
  const tell = (sign: SignOfLife) => port.postMessage(sign);
  port.onmessage = () => tell("answer");
  const forGood = () => {
    tell("locked");
    return new Promise<never>(() => undefined);
  };
  holdLock(lockName, forGood).catch(() => tell("lockless"));
}

/** Holds a lock while `use` lasts; rejects where the browser has no locks or lets this page have none. */
async function holdLock(name: string, use: () => void | Promise<void>): Promise<void> {
  await navigator.locks.request(name, use);
}
