import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { beats, type CourseEntry, type Lesson } from "../../lessons/lesson";
import { lessonNotebookOf, noNotes } from "../../state/lessons/notebook";
import { showLearn } from "../../state/presentation";
import { useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";
import { beatNames, beatWords } from "../../words/lessons";
import { BetBeat } from "./BetBeat";
import styles from "./Learn.module.css";
import { PuzzleBeat } from "./PuzzleBeat";
import { RevealBeat } from "./RevealBeat";
import { RunBeat } from "./RunBeat";
import { SlideBeat } from "./SlideBeat";
import { useLesson } from "./useLesson";
import { usePointing } from "./usePointing";

/** A lesson at one of its beats, once it has been fetched. */
export function LessonSheet({ entry, beat }: { readonly entry: CourseEntry; readonly beat: number }) {
  const { lesson, failed, again } = useLesson(entry);
  return (
    <article aria-label={entry.question} className={styles.lesson}>
      <h3 className={styles.question}>{entry.question}</h3>
      {lesson && <Beats number={entry.number} lesson={lesson} beat={beat} />}
      {failed && (
        <p role="alert">
          <span>The lesson did not load. Your model goes on. </span>
          <Button look="quiet" onClick={again}>
            Try again
          </Button>
        </p>
      )}
    </article>
  );
}

interface BeatsProps {
  readonly number: number;
  readonly lesson: Lesson;
  readonly beat: number;
}

function Beats({ number, lesson, beat }: BeatsProps) {
  const workspace = useWorkspace();
  const notebook = lessonNotebookOf(workspace);
  const notes = useStore(notebook.store, (all) => all[number] ?? noNotes);
  const heading = useRef<HTMLHeadingElement>(null);
  usePointing(lesson.parts);
  useEffect(() => {
    if (notebook.store.getState()[number]?.beat !== beat) notebook.note(number, { beat });
  }, [notebook, number, beat]);
  const goTo = (next: number) => {
    showLearn(workspace, { lesson: number, beat: next });
    heading.current?.focus();
  };
  const on = { number, lesson, notes, onNext: () => goTo(beat + 1) };
  return (
    <>
      <BeatList beat={beat} onChoose={goTo} />
      <h4 ref={heading} tabIndex={-1} className={styles.beat}>
        {beatNames[beats[beat - 1] ?? "slide"]}
      </h4>
      {beat === 1 && <SlideBeat {...on} />}
      {beat === 2 && <BetBeat {...on} />}
      {beat === 3 && <RunBeat {...on} />}
      {beat === 4 && <RevealBeat {...on} />}
      {beat === 5 && <PuzzleBeat {...on} />}
    </>
  );
}

function BeatList({ beat, onChoose }: { readonly beat: number; readonly onChoose: (beat: number) => void }) {
  return (
    <ol aria-label="Beats of the lesson" className={styles.beats}>
      {beats.map((name, index) => (
        <li key={name}>
          <button
            type="button"
            aria-label={`${index + 1}: ${beatNames[name]}`}
            aria-current={index + 1 === beat ? "step" : undefined}
            className={styles.place}
            onClick={() => onChoose(index + 1)}
          >
            {beatWords[name]}
          </button>
        </li>
      ))}
    </ol>
  );
}
