/** Someone who trains the default experiment from our initial weights, on our batches, with our noise. */
export interface Runner {
  readonly name: string;
  readonly batchSize: number;
  /** Takes the next steps and waits for their end; the losses are those of the last of them at least. */
  train(steps: number): Promise<Round>;
  stop(): void;
}

/** Some steps in a row. */
export interface Round {
  readonly msPerStep: number;
  /** In nats per image, each before its update. */
  readonly losses: readonly number[];
}
