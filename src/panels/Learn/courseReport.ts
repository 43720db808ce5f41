import { writeLink } from "../../experiment/link";
import { wholePage } from "../../experiment/presentation";
import type { Lesson, LessonFigure } from "../../lessons/lesson";
import type { CourseNotes, LessonNotes } from "../../state/lessons/notebook";
import { betText, measureWords } from "../../words/lessons";
import { writerOfBet } from "./guesses";

/** What a reader did of one lesson, in words and numbers. */
export interface LessonReport {
  readonly lesson: number;
  readonly question: string;
  /** What was asked, and what was bet. */
  readonly asked: string;
  readonly bet: string;
  /** What the run measured: the number itself, and as the lesson writes it. */
  readonly outcomes: readonly {
    readonly figure: string;
    readonly name: string;
    readonly value: number;
    readonly written: string;
  }[];
  readonly sentence: string;
  readonly solved: boolean;
  readonly seed: number;
  /** The link's hash to what the run began with. */
  readonly begins: string;
}

/** What a reader did of the course. */
export interface CourseReport {
  readonly kind: "Latent Playground, report of lessons";
  readonly version: 1;
  /** When it was made, as ISO 8601 writes it. */
  readonly made: string;
  readonly lessons: readonly LessonReport[];
}

/** A lesson of the course that has been fetched. */
export interface FetchedLesson {
  readonly number: number;
  readonly question: string;
  readonly lesson: Lesson;
}

/** Whether anything was done of a lesson. */
export function isBegun({ bet, figures, sentence, solved }: LessonNotes): boolean {
  return bet !== null || Object.keys(figures).length > 0 || sentence !== "" || solved;
}

/** The report of what was noted of some lessons. */
export function courseReportOf(lessons: readonly FetchedLesson[], notes: CourseNotes, made: Date): CourseReport {
  const reports = lessons.flatMap((each) => {
    const own = notes[each.number];
    return own && isBegun(own) ? [lessonReport(each, own)] : [];
  });
  return { kind: "Latent Playground, report of lessons", version: 1, made: made.toISOString(), lessons: reports };
}

function lessonReport({ number, question, lesson }: FetchedLesson, notes: LessonNotes): LessonReport {
  const { experiment, compared, sight } = lesson.setup;
  return {
    lesson: number,
    question,
    asked: lesson.bet.question,
    bet: betText(lesson.bet, notes.bet, writerOfBet(lesson)),
    outcomes: lesson.figures.flatMap((figure) => outcomeOf(figure, lesson, notes)),
    sentence: notes.sentence,
    solved: notes.solved,
    seed: experiment.seed,
    begins: writeLink(experiment, compared, wholePage, sight),
  };
}

function outcomeOf({ key, measure, model = 0, phase }: LessonFigure, lesson: Lesson, { figures }: LessonNotes) {
  const value = figures[key];
  if (value === undefined) return [];
  const { name, write } = measureWords[measure];
  const ofModel = lesson.setup.compared ? `, model ${model + 1}` : "";
  const ofPart = lesson.run.phases.length > 1 ? `, after part ${phase + 1}` : "";
  return [{ figure: key, name: `${name}${ofModel}${ofPart}`, value, written: write(value) }];
}
