import { type RunLibrary, runLibrary } from "../../library/runs";
import { askToStay, estimateStorage } from "../../site/storage";
import { hasSteps } from "../losing";
import type { Workspace } from "../workspace";
import { FullLibrary } from "./fullLibrary";
import { RunHold } from "./hold";
import { Keeper } from "./keeper";
import { tellChange } from "./libraryState";

/** The work beside the models that keeps their runs. */
export class RunKeeping {
  readonly keeper: Keeper;
  readonly library: RunLibrary = new FullLibrary(runLibrary);
  readonly state: Workspace["library"];
  readonly newId = newId;
  readonly now = Date.now;
  readonly hold = new RunHold(navigator.locks ?? null);
  readonly #workspace: Workspace;
  readonly #stops: (() => void)[];

  /** `link` is what the address of the page asked for as it was opened. */
  constructor(workspace: Workspace, link: string) {
    this.#workspace = workspace;
    this.state = workspace.library;
    this.keeper = new Keeper(workspace, {
      library: this.library,
      hold: this.hold,
      now: this.now,
      newId,
      estimate: estimateStorage,
    });
    this.#stops = [
      followHiding(() => this.keeper.saveAll()),
      stayOnceSaved(workspace),
      tellOtherPages(workspace.library),
    ];
    void this.#offer(link);
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.keeper.stop();
  }

  /** Whatever is missed is asked for by the workspace itself. */
  wouldBeMissed(): boolean {
    return false;
  }

  /**
   * Offers the run that was saved last, unless another page has it open or something was trained here already. Where this browser
   * keeps none, and the link asks for nothing, the example is shown.
   */
  async #offer(link: string): Promise<void> {
    try {
      const [runs, elsewhere] = await Promise.all([this.library.list(), this.hold.elsewhere()]);
      const offered = runs.find(({ id, deletedAt }) => deletedAt === null && !elsewhere.has(id));
      if (offered && !hasSteps(this.#workspace)) this.#workspace.library.setState({ offered });
      if (runs.length === 0 && link === "") await (await import("./example")).showExample(this.#workspace);
    } catch {
      // Nothing is kept here; whoever saves is told.
    }
  }
}

/** Keeps the runs of a workspace in this browser; `link` is what its address asked for as it was opened. */
export function keepRuns(workspace: Workspace, link: string): RunKeeping {
  const keeping = new RunKeeping(workspace, link);
  workspace.sideWork.set("keeping", keeping);
  return keeping;
}

/** What keeps the runs of a workspace; null until that has begun. */
export function keepingOf({ sideWork }: Workspace): RunKeeping | null {
  const found = sideWork.get("keeping");
  return found instanceof RunKeeping ? found : null;
}

/** Does something as soon as the page may be about to end; gives what ends that. */
function followHiding(act: () => void): () => void {
  const whenHidden = () => {
    if (document.visibilityState === "hidden") act();
  };
  document.addEventListener("visibilitychange", whenHidden);
  document.addEventListener("freeze", act);
  addEventListener("pagehide", act);
  addEventListener("beforeunload", act);
  return () => {
    document.removeEventListener("visibilitychange", whenHidden);
    document.removeEventListener("freeze", act);
    removeEventListener("pagehide", act);
    removeEventListener("beforeunload", act);
  };
}

/** Asks the browser not to sweep away what was kept, at the first save, where that costs the user no question. */
function stayOnceSaved({ library }: Workspace): () => void {
  const stop = library.subscribe(({ saved }) => {
    if (saved.size === 0) return;
    stop();
    void askToStay();
  });
  return stop;
}

/** Where another page of the site changes what is kept, this one is told, and the other way round; gives what ends that. */
function tellOtherPages(library: Workspace["library"]): () => void {
  const channel = new BroadcastChannel("latent-playground-runs");
  let heard = 0;
  channel.onmessage = () => {
    heard = library.getState().changes + 1;
    tellChange(library);
  };
  const stop = library.subscribe(({ changes }, before) => {
    if (changes !== before.changes && changes !== heard) channel.postMessage("changed");
  });
  return () => {
    stop();
    channel.close();
  };
}

/** A name that no other run has. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
