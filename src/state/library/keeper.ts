import { LibraryError } from "../../library/libraryError";
import type { KeptRun, RunLibrary } from "../../library/runs";
import type { Checkpoint } from "../../model/state";
import type { StorageEstimate } from "../../site/storage";
import { everyModel } from "../everyModel";
import { type Model, patch, send, stateOf } from "../model";
import type { State } from "../state";
import type { Workspace } from "../workspace";
import { EXAMPLE, isExample } from "./exampleName";
import type { RunHold } from "./hold";
import { type SavingTrouble, tellChange } from "./libraryState";
import { standsAt } from "./run";
import { BROUGHT_BACK_WITHIN_MS, RunSaver } from "./saver";

/** How often a run that trains is saved, and how often one is asked for where none came, in ms. */
const SAVE_EVERY_MS = 10_000;
/** Steps that a run at rest must have taken to be worth keeping; one that trains is worth it when a save is due. */
const WORTH_KEEPING = 20;
/** After how long a model at rest that took single steps is asked where it stands, in ms. */
const ASK_AFTER_MS = 1500;

/** What a keeper needs of the browser. */
export interface KeeperSurroundings {
  readonly library: RunLibrary;
  readonly hold: RunHold;
  /** The time in ms since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly estimate: () => Promise<StorageEstimate>;
}

/**
 * Has all runs of a workspace saved: while they train, when they pause, when they are left, and when the page is about to
 * be hidden or closed. Training never waits for it.
 */
export class Keeper {
  readonly #workspace: Workspace;
  readonly #keeping: KeeperSurroundings;
  readonly #saver: RunSaver;
  readonly #stops: (() => void)[] = [];
  /** When a model's run was last saved, or first seen to train. */
  readonly #since = new Map<Model, number>();
  readonly #asking = new Map<Model, ReturnType<typeof setTimeout>>();
  /** Saves follow each other; the latest of a run takes the place of one that waits. */
  readonly #waiting = new Map<string, State>();
  #writing = false;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(workspace: Workspace, keeping: KeeperSurroundings) {
    this.#workspace = workspace;
    this.#keeping = keeping;
    this.#saver = new RunSaver(keeping.library, keeping.now);
    const { models, leaving } = workspace;
    let following: (() => void)[] = [];
    const follow = () => {
      for (const stop of following) stop();
      following = everyModel(workspace).map((model) => {
        this.#consider(model);
        return model.store.subscribe(() => this.#consider(model));
      });
      this.#letGo();
    };
    follow();
    this.#stops.push(
      models.subscribe(follow),
      leaving.store.subscribe(() => this.#saveLeft()),
      workspace.library.subscribe(({ changes, trouble }, before) => {
        if (trouble && changes !== before.changes) this.#tryAgain();
      }),
      () => {
        for (const stop of following) stop();
      },
    );
  }

  /** Ends keeping. */
  stop(): void {
    for (const stop of this.#stops) stop();
    for (const asking of [this.#again, ...this.#asking.values()]) clearTimeout(asking);
    this.#hold.end();
  }

  /** Saves what there is now, as before the page is hidden or closed, and asks models that train for where they stand. */
  saveAll(): void {
    for (const model of everyModel(this.#workspace)) {
      const state = stateOf(model);
      if (state.training) {
        send(model, { kind: "save" });
        this.#since.set(model, 0);
      }
      if (this.#isNew(state) && this.#isWorthKeeping(state)) this.#save(model);
    }
    this.#saveLeft();
  }

  /** A run that was read goes on being saved under its name, unless another page has it open; gives whether it does. */
  async takeUp(kept: KeptRun, moments: readonly Checkpoint[]): Promise<boolean> {
    const { library } = this.#workspace;
    if (!(await this.#hold.take(kept.id))) return false;
    this.#saver.takeUp(kept, moments);
    library.setState({ saved: new Set([...library.getState().saved, kept.id]) });
    return true;
  }

  /** A run that was read to stand beside others is kept there already; it is saved as one of its own once it has gone on. */
  setBeside(stands: Checkpoint): void {
    this.#saver.setBeside(stands);
  }

  /** There may be room now, or as soon as what was just deleted is not brought back. */
  #tryAgain(): void {
    this.saveAll();
    clearTimeout(this.#again);
    this.#again = setTimeout(() => {
      if (this.#workspace.library.getState().trouble) this.saveAll();
    }, BROUGHT_BACK_WITHIN_MS + ASK_AFTER_MS);
  }

  get #hold(): RunHold {
    return this.#keeping.hold;
  }

  #consider(model: Model): void {
    const state = stateOf(model);
    if (!state.engine || state.activity) return;
    if (!this.#isNew(state)) return this.#askIfAtRest(model, state);
    const now = this.#keeping.now();
    const since = this.#since.get(model) ?? now;
    const isTime = now - since >= SAVE_EVERY_MS;
    const { trouble } = this.#workspace.library.getState();
    if (!state.training && !trouble && this.#isWorthKeeping(state)) return this.#save(model);
    this.#since.set(model, since);
    if (isTime) this.#save(model);
  }

  /** A model at rest that took single steps has told of none where it stands. */
  #askIfAtRest(model: Model, { training, lookingBack, step, checkpoint }: State): void {
    clearTimeout(this.#asking.get(model));
    if (training || lookingBack || step < WORTH_KEEPING || step <= (checkpoint?.step ?? 0)) return;
    this.#asking.set(
      model,
      setTimeout(() => send(model, { kind: "save" }), ASK_AFTER_MS),
    );
  }

  #isNew(state: State): boolean {
    const stands = standsAt(state);
    // The example is the site's, and where it stands nothing was trained here, whatever it is called once it is left.
    if (stands && isExample(state)) this.#saver.begin(EXAMPLE, stands);
    return stands !== null && stands.step > 0 && !this.#saver.isSaved(state.keptAs, stands);
  }

  #isWorthKeeping(state: State): boolean {
    return state.keptAs !== null || (standsAt(state)?.step ?? 0) >= WORTH_KEEPING;
  }

  #save(model: Model): void {
    this.#since.set(model, this.#keeping.now());
    if (!stateOf(model).keptAs) this.#name(model);
    this.#put(stateOf(model));
  }

  #name(model: Model): void {
    const keptAs = this.#keeping.newId();
    const stands = standsAt(stateOf(model));
    // Naming it calls for another look at the model, which is not to save it twice.
    if (stands) this.#saver.begin(keptAs, stands);
    patch(model, { keptAs });
    void this.#hold.take(keptAs);
  }

  /** Runs that were left, as soon as the worker has told all of them. */
  #saveLeft(): void {
    const { leaving } = this.#workspace;
    for (const { model, state, isSettled } of leaving.store.getState()?.runs ?? []) {
      if (!isSettled || !this.#isNew(state) || !this.#isWorthKeeping(state)) continue;
      // Naming it changes what is kept there, and so this is called again.
      if (state.keptAs) this.#put(state);
      else leaving.keepAs(model, this.#keeping.newId());
    }
  }

  #put(state: State): void {
    if (!state.keptAs) return;
    this.#waiting.set(state.keptAs, state);
    const stands = standsAt(state);
    if (stands) this.#saver.begin(state.keptAs, stands);
    if (!this.#writing) void this.#write();
  }

  async #write(): Promise<void> {
    this.#writing = true;
    for (let [next] = this.#waiting; next; [next] = this.#waiting) {
      const [id, state] = next;
      this.#waiting.delete(id);
      await this.#writeOne(id, state);
    }
    this.#writing = false;
  }

  async #writeOne(id: string, state: State): Promise<void> {
    const { library } = this.#workspace;
    try {
      if (!(await this.#saver.save(id, state))) return this.#moveOn(id);
      library.setState({ trouble: null, saved: new Set([...library.getState().saved, id]) });
      tellChange(library);
    } catch (error) {
      library.setState({ trouble: await this.#troubleOf(error) });
    }
  }

  /** Another page has saved the run since, or it was deleted there: what is trained here goes on as a run of its own. */
  #moveOn(id: string): void {
    for (const model of everyModel(this.#workspace)) {
      if (stateOf(model).keptAs !== id) continue;
      patch(model, { keptAs: null });
      this.#save(model);
    }
  }

  /** What is no longer on the page may be opened by another one. */
  #letGo(): void {
    const left = this.#workspace.leaving.store.getState()?.runs ?? [];
    const states = [...everyModel(this.#workspace).map(stateOf), ...left.map(({ state }) => state)];
    this.#hold.keepOnly(states.flatMap(({ keptAs }) => keptAs ?? []));
  }

  async #troubleOf(error: unknown): Promise<SavingTrouble> {
    const code = error instanceof LibraryError ? error.code : "storageRefused";
    if (code !== "storageFull") return { code };
    return { code, ...(await this.#keeping.estimate()) };
  }
}
