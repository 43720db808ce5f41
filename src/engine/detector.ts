import { Answers, type Patience, pagePatience } from "./answers";
import type { Detect, Detection } from "./detect";
import { EngineUnavailable } from "./engine";
import type { EngineName, EngineReport } from "./engineReport";
import { messageOf } from "./errorMessage";
import type { Availability } from "./reasons";

/** Looks for the engines that there are; `tell` hears of those that are known while others have not answered. */
export type DetectEngines = (tell?: (engines: readonly EngineReport[]) => void) => Promise<readonly EngineReport[]>;

/** Seconds for which an adapter that was silent once is waited for when it is asked again. */
const SECONDS_AGAIN = 1;

/** The detection of one way to compute: what it finds, and what it has found so far. */
interface Attempt {
  readonly finding: Promise<Detection>;
  found: Detection | null;
}

/**
 * Finds out which engines can run here, and keeps what it has found; but a detection that threw or was not answered has
 * found nothing, and is tried anew each time.
 */
export class EngineDetector {
  readonly #detects: ReadonlyMap<EngineName, Detect>;
  readonly #patience: Patience;
  readonly #attempts = new Map<Detect, Attempt>();
  readonly #silent = new Set<Detect>();

  constructor(detects: ReadonlyMap<EngineName, Detect>, patience: Patience = pagePatience) {
    this.#detects = detects;
    this.#patience = patience;
  }

  readonly detect: DetectEngines = async (tell) => {
    const attempts = [...this.#detects].map(([name, detect]) => ({ name, attempt: this.#attemptOf(detect) }));
    const report = () =>
      attempts.map(({ name, attempt }): EngineReport => ({ name, ...(attempt.found ?? unanswered) }));
    const stop = this.#patience.everySecond(() => {
      stop();
      tell?.(report());
    });
    await Promise.all(attempts.map(({ attempt }) => attempt.finding));
    stop();
    return report();
  };

  /** The attempt that has found something or is under way, or a new one. */
  #attemptOf(detect: Detect): Attempt {
    const known = this.#attempts.get(detect);
    if (known) return known;
    const attempt: Attempt = { finding: this.#find(detect), found: null };
    this.#attempts.set(detect, attempt);
    void attempt.finding.then((found) => {
      attempt.found = found;
    });
    return attempt;
  }

  async #find(detect: Detect): Promise<Detection> {
    try {
      const found = await detect(new Answers(this.#patienceWith(detect)));
      this.#silent.delete(detect);
      return found;
    } catch (error) {
      this.#attempts.delete(detect);
      const reason = reasonOf(error);
      if (reason.code === "silent") this.#silent.add(detect);
      return { available: false, reason };
    }
  }

  #patienceWith(detect: Detect): Patience {
    if (!this.#silent.has(detect)) return this.#patience;
    return { ...this.#patience, seconds: { ...this.#patience.seconds, requestAdapter: SECONDS_AGAIN } };
  }
}

function reasonOf(error: unknown): Availability {
  if (error instanceof EngineUnavailable && error.obstacle.code === "silent") return error.obstacle;
  return { code: "detectionThrew", message: messageOf(error) };
}

const unanswered: Detection = { available: false, reason: { code: "askedFor" } };
