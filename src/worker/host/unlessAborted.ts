/** What was promised, unless the signal is aborted before: it rejects then, and what comes too late is discarded. */
export function unlessAborted<Value>(
  promised: Promise<Value>,
  signal: AbortSignal,
  discard: (late: Value) => void = () => {},
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    signal.addEventListener("abort", giveUp);
    promised
      .then((value) => (signal.aborted ? discard(value) : resolve(value)), reject)
      .finally(() => signal.removeEventListener("abort", giveUp));
  });
}
