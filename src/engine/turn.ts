/** Lets messages in between two things done, without the 4 ms that a timer takes. */
export class Turn {
  readonly #channel = new MessageChannel();

  end(): Promise<void> {
    const { port1, port2 } = this.#channel;
    return new Promise((resolve) => {
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  }

  /** Frees the channel; no turn ends any more. */
  close(): void {
    this.#channel.port1.close();
  }
}
