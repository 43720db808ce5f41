import { useId } from "react";
import { lessonNotebookOf } from "../../state/lessons/notebook";
import { useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";
import { BetOutcome } from "./BetOutcome";
import type { BeatProps } from "./beatProps";
import styles from "./Learn.module.css";
import { Prose } from "./Prose";
import { TeachingWidget } from "./TeachingWidget";

/** Bet and outcome in one picture, what came out, and room for a sentence of the reader's own. */
export function RevealBeat({ number, lesson, notes, onNext }: BeatProps) {
  const notebook = lessonNotebookOf(useWorkspace());
  const field = useId();
  const { text, widget } = lesson.reveal;
  if (!lesson.figures.every(({ key }) => key in notes.figures)) {
    return <p>Nothing is measured yet. The run comes first: it is one press, at beat 3.</p>;
  }
  return (
    <>
      <BetOutcome lesson={lesson} notes={notes} />
      <Prose paragraphs={text} lesson={lesson} notes={notes} />
      {widget && <TeachingWidget name={widget} />}
      <label htmlFor={field} className={styles.label}>
        In one sentence: why did it come out so?
      </label>
      <textarea
        id={field}
        rows={2}
        className={styles.sentence}
        value={notes.sentence}
        onChange={({ target }) => notebook.note(number, { sentence: target.value })}
      />
      <div className={styles.acts}>
        <Button look="primary" onClick={onNext}>
          Next
        </Button>
      </div>
    </>
  );
}
