import { createStore, type StoreApi } from "zustand/vanilla";
import type { SideWork, Workspace } from "../workspace";

/** A guess: a value on an axis, the place of a choice, or the places of choices in order; or that none was wanted. */
export type BetValue = number | readonly number[] | "skipped";

/** What a reader has done of a lesson. */
export interface LessonNotes {
  /** The beat at which it was left, from 1. */
  readonly beat: number;
  readonly bet: BetValue | null;
  /** What its run measured last, by the keys of the lesson's figures. */
  readonly figures: Readonly<Record<string, number>>;
  /** Why the guess was off, in the reader's own words. */
  readonly sentence: string;
  /** Whether its puzzle was solved. */
  readonly solved: boolean;
}

/** A lesson that nothing was done of. */
export const noNotes: LessonNotes = { beat: 1, bet: null, figures: {}, sentence: "", solved: false };

/** Notes by the numbers of lessons. */
export type CourseNotes = Readonly<Record<number, LessonNotes>>;

const KEY = "lessons";
/** Letters of a sentence that are kept. */
const MOST_LETTERS = 500;

/** What a reader noted of all lessons, kept in this browser. */
export class Notebook implements SideWork {
  readonly store: StoreApi<CourseNotes> = createStore<CourseNotes>(() => read());

  /** Notes something of a lesson beside what was noted before. */
  note(lesson: number, change: Partial<LessonNotes>): void {
    const notes = this.store.getState();
    const changed = { ...noNotes, ...notes[lesson], ...change };
    this.#keep({ ...notes, [lesson]: { ...changed, sentence: changed.sentence.slice(0, MOST_LETTERS) } });
  }

  /** Drops all that was noted of a lesson. */
  forget(lesson: number): void {
    const { [lesson]: _, ...others } = this.store.getState();
    this.#keep(others);
  }

  stop(): void {}

  wouldBeMissed(): boolean {
    return false;
  }

  #keep(notes: CourseNotes): void {
    this.store.setState(notes, true);
    try {
      localStorage.setItem(KEY, JSON.stringify(notes));
    } catch {
      // Where nothing may be stored they hold for this visit.
    }
  }
}

/** The notebook of a workspace, which is opened when it is first asked for. */
export function lessonNotebookOf({ sideWork }: Workspace): Notebook {
  const found = sideWork.get(KEY);
  if (found instanceof Notebook) return found;
  const made = new Notebook();
  sideWork.set(KEY, made);
  return made;
}

function read(): CourseNotes {
  try {
    return notesOf(JSON.parse(localStorage.getItem(KEY) ?? "{}"));
  } catch {
    return {};
  }
}

/** Notes as they were kept, as far as they are any. */
function notesOf(kept: unknown): CourseNotes {
  if (!isRecord(kept)) return {};
  const entries = Object.entries(kept).flatMap(([number, notes]) =>
    /^\d{1,2}$/.test(number) && isRecord(notes) ? [[number, lessonNotesOf(notes)] as const] : [],
  );
  return Object.fromEntries(entries);
}

function lessonNotesOf({ beat, bet, figures, sentence, solved }: Record<string, unknown>): LessonNotes {
  return {
    beat: typeof beat === "number" && beat >= 1 && beat <= 5 ? Math.floor(beat) : noNotes.beat,
    bet: isBet(bet) ? bet : null,
    figures: isRecord(figures) ? numbersOf(figures) : {},
    sentence: typeof sentence === "string" ? sentence.slice(0, MOST_LETTERS) : "",
    solved: solved === true,
  };
}

function numbersOf(figures: Record<string, unknown>): Record<string, number> {
  const entries = Object.entries(figures).flatMap(([key, value]) =>
    typeof value === "number" ? [[key, value] as const] : [],
  );
  return Object.fromEntries(entries);
}

function isBet(bet: unknown): bet is BetValue {
  if (Array.isArray(bet)) return bet.every((place) => Number.isInteger(place));
  return bet === "skipped" || (typeof bet === "number" && Number.isFinite(bet));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
