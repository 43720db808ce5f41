import type { KeptDataSet, KeptImages } from "./dataSets";

/** A data set with its images. */
export interface WholeDataSet {
  readonly dataSet: KeptDataSet;
  readonly images: KeptImages;
}

/** What whoever lacks a data set and a page that holds it say to each other. */
type Word = { readonly kind: "wanted"; readonly digest: string } | ({ readonly kind: "lent" } & WholeDataSet);

const CHANNEL = "latent-playground-data-sets";
/** How long a page may take to answer, in ms. */
const PATIENCE_MS = 2000;

/** Data sets that a page holds in its memory because this browser does not keep them, and lends to its workers. */
export class LentDataSets {
  readonly #channel = new BroadcastChannel(CHANNEL);
  readonly #held = new Map<string, WholeDataSet>();

  constructor() {
    this.#channel.onmessage = ({ data }: MessageEvent<Word>) => {
      const found = data.kind === "wanted" && this.#held.get(data.digest);
      if (found) this.#channel.postMessage({ kind: "lent", ...found } satisfies Word);
    };
  }

  /** The data sets, the latest first. */
  get all(): readonly KeptDataSet[] {
    return [...this.#held.values()].map(({ dataSet }) => dataSet).reverse();
  }

  get(digest: string): WholeDataSet | undefined {
    return this.#held.get(digest);
  }

  /** Holds a data set, in place of one with the same digest. */
  hold(whole: WholeDataSet): void {
    this.#held.set(whole.dataSet.digest, whole);
  }

  /** Forgets a data set; whether it was held. */
  forget(digest: string): boolean {
    return this.#held.delete(digest);
  }

  /** Forgets all of them. */
  stop(): void {
    this.#held.clear();
    this.#channel.close();
  }

  /** Whether the user would miss what is held: it is nowhere else. */
  wouldBeMissed(): boolean {
    return this.#held.size > 0;
  }
}

/** A data set that a page holds in its memory; undefined where none answers that it does. */
export async function borrowDataSet(digest: string, patienceMs = PATIENCE_MS): Promise<WholeDataSet | undefined> {
  const channel = new BroadcastChannel(CHANNEL);
  try {
    return await new Promise((resolve) => {
      setTimeout(() => resolve(undefined), patienceMs);
      channel.onmessage = ({ data }: MessageEvent<Word>) => {
        if (data.kind === "lent" && data.dataSet.digest === digest) resolve(data);
      };
      channel.postMessage({ kind: "wanted", digest } satisfies Word);
    });
  } finally {
    channel.close();
  }
}
