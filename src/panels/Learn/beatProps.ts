import type { Lesson } from "../../lessons/lesson";
import type { LessonNotes } from "../../state/lessons/notebook";

/** What each beat of a lesson is shown with. */
export interface BeatProps {
  /** The lesson's number in the course. */
  readonly number: number;
  readonly lesson: Lesson;
  readonly notes: LessonNotes;
  readonly onNext: () => void;
}
