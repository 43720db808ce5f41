import type { CDPSession, Page } from "@playwright/test";

/** What a page and its worker hold after garbage was collected. */
export interface Holdings {
  readonly nodes: number;
  readonly listeners: number;
  /** JavaScript's heap of the page, bytes; and what lies outside of it, such as typed arrays. */
  readonly pageHeap: number;
  readonly pageBuffers: number;
  /** The same of the worker that trains. */
  readonly workerHeap: number;
  readonly workerBuffers: number;
}

interface HeapUsage {
  readonly usedSize: number;
  readonly backingStorageSize?: number;
}

/** Looks into the heaps of a page and of its worker, through the browser's own tools. */
export class HeapReader {
  readonly #page: CDPSession;
  readonly #worker: string;
  #asked = 0;
  readonly #answers = new Map<number, (answer: unknown) => void>();

  private constructor(page: CDPSession, worker: string) {
    this.#page = page;
    this.#worker = worker;
    page.on("Target.receivedMessageFromTarget", ({ sessionId, message }) => {
      const { id, result } = JSON.parse(message) as { id?: number; result?: unknown };
      if (sessionId === worker && id !== undefined) this.#answers.get(id)?.(result);
    });
  }

  /** Attaches to a page whose worker has started. */
  static async on(page: Page): Promise<HeapReader> {
    const session = await page.context().newCDPSession(page);
    const attached = new Promise<string>((resolve) =>
      session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
        if (targetInfo.type === "worker" && /\/worker-/.test(targetInfo.url)) resolve(sessionId);
      }),
    );
    await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
    await session.send("Performance.enable");
    return new HeapReader(session, await attached);
  }

  async read(): Promise<Holdings> {
    // The second round frees what the first has let go.
    for (let round = 0; round < 2; round++) {
      await this.#page.send("HeapProfiler.collectGarbage");
      await this.#ask("HeapProfiler.collectGarbage");
    }
    const { metrics } = await this.#page.send("Performance.getMetrics");
    const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
    const page = (await this.#page.send("Runtime.getHeapUsage")) as HeapUsage;
    const worker = (await this.#ask("Runtime.getHeapUsage")) as HeapUsage;
    return {
      nodes: metric("Nodes"),
      listeners: metric("JSEventListeners"),
      pageHeap: page.usedSize,
      pageBuffers: page.backingStorageSize ?? 0,
      workerHeap: worker.usedSize,
      workerBuffers: worker.backingStorageSize ?? 0,
    };
  }

  async #ask(method: string): Promise<unknown> {
    const id = this.#asked++;
    const answer = new Promise((resolve) => this.#answers.set(id, resolve));
    const message = JSON.stringify({ id, method });
    await this.#page.send("Target.sendMessageToTarget", { sessionId: this.#worker, message });
    return answer;
  }
}
