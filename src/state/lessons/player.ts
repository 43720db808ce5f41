import { createStore, type StoreApi } from "zustand/vanilla";
import type { MetricGroup } from "../../experiment/metrics";
import type { Lesson, RunPhase } from "../../lessons/lesson";
import { setObjective } from "../actions/objective";
import { subscribe } from "../actions/subscriptions";
import { train } from "../actions/training";
import { lookAsLinked, openLinked } from "../linked";
import { type Model, patch, stateOf } from "../model";
import type { State } from "../state";
import type { SideWork, Workspace } from "../workspace";
import { figuresAfter } from "./figures";
import { groupsOf, isMeasured } from "./measures";
import { lessonNotebookOf, type Notebook } from "./notebook";

/** Where the run of a lesson is. */
export interface LessonRun {
  readonly lesson: number;
  /** `left`: its models are no longer those that are shown. */
  readonly status: "building" | "training" | "paused" | "measuring" | "finished" | "left";
  /** The phase under way, counted from 0. */
  readonly phase: number;
  /** Steps taken, and those at which it ends. */
  readonly step: number;
  readonly until: number;
}

const NAME = "lessonRun";

/** The player of a workspace, which is made when it is first asked for. */
export function playerOf(workspace: Workspace): Player {
  const found = workspace.sideWork.get(NAME);
  if (found instanceof Player) return found;
  const made = new Player(workspace, lessonNotebookOf(workspace));
  workspace.sideWork.set(NAME, made);
  return made;
}

/** Does what the run of a lesson does, phase by phase, with actions that a user could take, and notes what it measures. */
export class Player implements SideWork {
  readonly store: StoreApi<LessonRun | null> = createStore<LessonRun | null>(() => null);
  readonly #workspace: Workspace;
  readonly #notebook: Notebook;
  #lesson: Lesson | null = null;
  /** The numbers that the phase under way ends with and that have to be asked for. */
  #groups: readonly MetricGroup[] = [];
  #stopFollowing: () => void = () => undefined;

  constructor(workspace: Workspace, notebook: Notebook) {
    this.#workspace = workspace;
    this.#notebook = notebook;
  }

  /** Begins the run of a lesson, or goes on with it where it was paused. The run that is left for it is kept. */
  play(number: number, lesson: Lesson): void {
    const run = this.store.getState();
    if (run?.lesson === number && run.status === "paused") return this.#train(lesson.run.phases[run.phase]);
    this.stop();
    const { experiment, compared = [], sight = {} } = lesson.setup;
    this.#lesson = lesson;
    const until = lesson.run.phases.at(-1)?.until ?? 0;
    this.store.setState({ lesson: number, status: "building", phase: 0, step: 0, until }, true);
    if (this.#isAtHand(lesson)) lookAsLinked(this.#workspace, sight);
    else {
      const presentation = this.#workspace.page.getState();
      openLinked(this.#workspace, { experiment, compared, sight, presentation, problems: [] }, "lessonBegun");
    }
    this.#stopFollowing = this.#follow();
    this.#advance();
  }

  stop(): void {
    this.#stopFollowing();
    this.#ask(null);
    this.#lesson = null;
  }

  wouldBeMissed(): boolean {
    return false;
  }

  get #shown(): readonly Model[] {
    return this.#workspace.models.getState().shown;
  }

  #follow(): () => void {
    const advance = () => this.#advance();
    const followModels = () => this.#shown.map(({ store }) => store.subscribe(advance));
    let following = followModels();
    const stop = this.#workspace.models.subscribe(() => {
      for (const each of following) each();
      following = followModels();
      advance();
    });
    return () => {
      stop();
      for (const each of following) each();
    };
  }

  /** Whether the models that are shown are those that a lesson begins with, and not past its first phase. */
  #isAtHand(lesson: Lesson): boolean {
    const [first] = lesson.run.phases;
    const isUntouched = ({ experiment, history, step, engine, lookingBack }: State, index: number) =>
      JSON.stringify(experiment.objective) === JSON.stringify(objectives(lesson)[index]) &&
      history.marks.length === 0 &&
      step <= (first?.until ?? 0) &&
      engine !== null &&
      !lookingBack;
    return this.#areOfLesson(lesson) && this.#shown.map(stateOf).every(isUntouched);
  }

  /** Whether the models that are shown are as many as a lesson's, and of its network, data and seed. */
  #areOfLesson(lesson: Lesson): boolean {
    const { shown, resting } = this.#workspace.models.getState();
    const isCompared = lesson.setup.compared !== undefined;
    const wanted = identityOf(lesson.setup.experiment);
    const areSame = shown.every((model) => identityOf(stateOf(model).experiment) === wanted);
    return areSame && (resting !== null) === isCompared && shown.length === objectives(lesson).length;
  }

  #advance(): void {
    const run = this.store.getState();
    const lesson = this.#lesson;
    if (!run || !lesson || run.status === "finished" || run.status === "left") return;
    const states = this.#shown.map(stateOf);
    if (!this.#areOfLesson(lesson)) {
      // Models side by side come once the first one is built.
      if (run.status !== "building") this.#tell({ status: "left" });
      return;
    }
    const phase = lesson.run.phases[run.phase];
    if (!phase) return;
    if (run.status === "building") {
      if (states.every(({ engine, activity }) => engine !== null && activity === null)) this.#begin(phase);
      return;
    }
    const step = Math.min(...states.map((state) => state.step));
    if (step < (lesson.run.phases[run.phase - 1]?.until ?? 0)) return this.#tell({ status: "left" });
    const isTraining = states.some(({ training }) => training);
    this.#ask(step >= phase.until && !isTraining ? this.#groups : null);
    if (step >= phase.until && states.every((state) => isMeasured(state, this.#groups)))
      return this.#finish(lesson, run, states);
    this.#tell({ step, status: isTraining ? "training" : step >= phase.until ? "measuring" : "paused" });
  }

  /** Has numbers looked at that nobody asks for but lessons; null ends it. */
  #ask(groups: readonly MetricGroup[] | null): void {
    subscribe(this.#shown, this, "metrics", groups?.length ? groups : null);
  }

  #begin({ change, until }: RunPhase): void {
    const { phase = 0 } = this.store.getState() ?? {};
    this.#groups = groupsOf(this.#lesson?.figures.filter((figure) => figure.phase === phase) ?? []);
    this.#tell({ status: "training" });
    if (change) setObjective(this.#shown, change);
    this.#train({ until });
  }

  #train(phase: RunPhase | undefined): void {
    if (!phase) return;
    for (const model of this.#shown) patch(model, { pauseAt: phase.until });
    train(this.#shown, phase.until);
  }

  #finish(lesson: Lesson, run: LessonRun, states: readonly State[]): void {
    const { figures } = this.#notebook.store.getState()[run.lesson] ?? { figures: {} };
    this.#notebook.note(run.lesson, { figures: { ...figures, ...figuresAfter(lesson, run.phase, states) } });
    const next = lesson.run.phases[run.phase + 1];
    const step = lesson.run.phases[run.phase]?.until ?? 0;
    this.#tell({ step, phase: run.phase + 1, status: next ? "training" : "finished" });
    if (next) return this.#begin(next);
    for (const model of this.#shown) patch(model, { pauseAt: null });
    this.stop();
  }

  #tell(change: Partial<LessonRun>): void {
    const run = this.store.getState();
    if (!run) return;
    const isNews = Object.entries(change).some(([name, value]) => run[name as keyof LessonRun] !== value);
    if (isNews) this.store.setState({ ...run, ...change }, true);
  }
}

/** The objectives that a lesson's models begin with. */
function objectives({ setup }: Lesson) {
  return setup.compared ?? [setup.experiment.objective];
}

/** What tells models apart that cannot become each other as they run. */
function identityOf({ data, architecture, hyperparameters, seed }: State["experiment"]): string {
  return JSON.stringify([data, architecture, hyperparameters.batchSize, seed]);
}
