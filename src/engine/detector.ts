import { Answers, type Patience, pagePatience } from "./answers";
import type { Detection, EngineProbe } from "./detect";
import { EngineUnavailable } from "./engine";
import type { EngineName, EngineReport } from "./engineReport";
import type { Availability } from "./reasons";

/** Looks for the engines that there are; `tell` hears of those that are known while others have not answered. */
export type DetectEngines = (tell?: (engines: readonly EngineReport[]) => void) => Promise<readonly EngineReport[]>;

/** Seconds for which an adapter that was silent once is waited for when it is asked again. */
const SECONDS_AGAIN = 1;

/** One look at this machine: what it found, or what it is still waiting for. */
interface Look {
  readonly finding: Promise<Detection>;
  found: Detection | null;
}

/**
 * Finds out which engines can run here, and keeps what it has found; but a probe that threw or was not answered has found
 * nothing, and is tried anew each time.
 */
export class EngineDetector {
  readonly #probes: ReadonlyMap<EngineName, EngineProbe>;
  readonly #patience: Patience;
  readonly #looks = new Map<EngineProbe, Look>();
  readonly #silent = new Set<EngineProbe>();

  constructor(probes: ReadonlyMap<EngineName, EngineProbe>, patience: Patience = pagePatience) {
    this.#probes = probes;
    this.#patience = patience;
  }

  readonly detect: DetectEngines = async (tell) => {
    const looks = [...this.#probes].map(([name, probe]) => ({ name, look: this.#lookBy(probe) }));
    const report = () => looks.map(({ name, look }): EngineReport => ({ name, ...(look.found ?? unanswered) }));
    const stop = this.#patience.everySecond(() => {
      stop();
      tell?.(report());
    });
    await Promise.all(looks.map(({ look }) => look.finding));
    stop();
    return report();
  };

  /** The look by a probe that stands or is under way, or a new one. */
  #lookBy(probe: EngineProbe): Look {
    const known = this.#looks.get(probe);
    if (known) return known;
    const look: Look = { finding: this.#find(probe), found: null };
    this.#looks.set(probe, look);
    void look.finding.then((found) => {
      look.found = found;
    });
    return look;
  }

  async #find(probe: EngineProbe): Promise<Detection> {
    try {
      const found = await probe(new Answers(this.#patienceWith(probe)));
      this.#silent.delete(probe);
      return found;
    } catch (error) {
      this.#looks.delete(probe);
      const reason = reasonOf(error);
      if (reason.code === "silent") this.#silent.add(probe);
      return { available: false, reason };
    }
  }

  #patienceWith(probe: EngineProbe): Patience {
    if (!this.#silent.has(probe)) return this.#patience;
    return { ...this.#patience, seconds: { ...this.#patience.seconds, requestAdapter: SECONDS_AGAIN } };
  }
}

function reasonOf(error: unknown): Availability {
  if (error instanceof EngineUnavailable && error.obstacle.code === "silent") return error.obstacle;
  return { code: "probeThrew", message: error instanceof Error ? error.message : String(error) };
}

const unanswered: Detection = { available: false, reason: { code: "askedFor" } };
