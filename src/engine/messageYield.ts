/** Yields to the messages that have come for this thread, without the 4 ms that a timer takes. */
export class MessageYield {
  readonly #channel = new MessageChannel();

  /** Settles once they have been handled. */
  toMessages(): Promise<void> {
    const { port1, port2 } = this.#channel;
    return new Promise((resolve) => {
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  }

  /** Frees the channel; no yield ends any more. */
  close(): void {
    this.#channel.port1.close();
  }
}
