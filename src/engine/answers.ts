import { EngineUnavailable } from "./engine";
import type { DeviceCall, EngineLoss } from "./reasons";

/** Calls a function for each second that passes, until the function that it returns is called. */
export type EverySecond = (onSecond: () => void) => () => void;

/** How long answers of a device are waited for. */
export interface Patience {
  readonly everySecond: EverySecond;
  /** Seconds without any answer after which a call counts as silent. */
  readonly seconds: Readonly<Record<DeviceCall, number>>;
}

/**
 * The patience of the page. It is generous, because an adapter that is a program compiles and computes slowly. Seconds are
 * counted as they are met, not read from a clock: those in which a machine sleeps, or in which this thread is busy, are not
 * the device's.
 */
export const pagePatience: Patience = {
  everySecond: (onSecond) => {
    const timer = setInterval(onSecond, 1000);
    return () => clearInterval(timer);
  },
  seconds: {
    requestAdapter: 10,
    requestDevice: 20,
    popErrorScope: 30,
    createComputePipelineAsync: 60,
    mapAsync: 120,
    onSubmittedWorkDone: 120,
    startBackend: 20,
    compileShaders: 60,
    readTensor: 120,
  },
};

/** Waits for the answers of one device, which may never come. */
export class Answers {
  readonly patience: Patience;
  readonly #signal: AbortSignal | undefined;
  /** How often the device has answered. */
  #heard = 0;

  /** What is waited for is given up once `signal` is aborted. */
  constructor(patience: Patience = pagePatience, signal?: AbortSignal) {
    this.patience = patience;
    this.#signal = signal;
  }

  /**
   * The answer to a call. While the device answers others of its calls, this one may take its time; an answer that comes
   * too late is handed to `discard`, and to nobody else.
   * @throws EngineUnavailable where the device stays silent, the signal's reason where it is aborted
   */
  to<Answer>(call: DeviceCall, ask: () => Promise<Answer>, discard?: (late: Answer) => void): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const stop = this.#countSilence(call, (error) => close(() => reject(error)));
      let open = true;
      const giveUp = () => close(() => reject(this.#signal?.reason));
      const close = (settle: () => void) => {
        if (!open) return;
        open = false;
        stop();
        this.#signal?.removeEventListener("abort", giveUp);
        settle();
      };
      this.#signal?.addEventListener("abort", giveUp);
      if (this.#signal?.aborted) return giveUp();
      const take = (answer: Answer) => {
        this.#heard++;
        if (open) close(() => resolve(answer));
        else discard?.(answer);
      };
      asked(ask).then(take, (error: unknown) => close(() => reject(error)));
    });
  }

  /** Counts seconds in which the device answers nothing; what it returns ends that. */
  #countSilence(call: DeviceCall, onSilent: (error: EngineUnavailable) => void): () => void {
    const most = this.patience.seconds[call];
    let seconds = 0;
    let heard = this.#heard;
    return this.patience.everySecond(() => {
      seconds = heard === this.#heard ? seconds + 1 : 0;
      heard = this.#heard;
      if (seconds >= most) onSilent(new EngineUnavailable({ code: "silent", call, seconds: most }));
    });
  }
}

/** What is asked for, also where asking itself throws. */
async function asked<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  return ask();
}

/** Longest that the loss of a device may be told after a call that it made fail, in ms. */
const LOSS_TOLD_WITHIN_MS = 500;

/**
 * Throws the error of a call to a device on once the loss that may be its cause is told: a call that waits for a device
 * that is lost fails in the browser's words for something else. Silence is a loss by itself.
 */
export async function afterLoss(
  error: unknown,
  { lose, lost }: { readonly lose: (loss: EngineLoss) => void; readonly lost: Promise<unknown> },
): Promise<never> {
  if (error instanceof EngineUnavailable && error.obstacle.code === "silent") {
    const { call, seconds } = error.obstacle;
    lose({ code: "deviceSilent", call, seconds });
  } else await Promise.race([lost, new Promise((resolve) => setTimeout(resolve, LOSS_TOLD_WITHIN_MS))]);
  throw error;
}
