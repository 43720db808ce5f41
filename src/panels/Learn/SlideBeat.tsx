import { Button } from "../../widgets/Button";
import { lectureNames } from "../../words/lessons";
import type { BeatProps } from "./beatProps";
import styles from "./Learn.module.css";
import { Prose } from "./Prose";
import { TeachingWidget } from "./TeachingWidget";

/** What the lecture says, and what that means. */
export function SlideBeat({ lesson, notes, onNext }: BeatProps) {
  const { quote, lecture, text, widget } = lesson.slide;
  return (
    <>
      <figure className={styles.slide}>
        <blockquote>{quote}</blockquote>
        <figcaption>{lectureNames[lecture]}</figcaption>
      </figure>
      <Prose paragraphs={text} lesson={lesson} notes={notes} isBefore />
      {widget && <TeachingWidget name={widget} />}
      <div className={styles.acts}>
        <Button look="primary" onClick={onNext}>
          Next
        </Button>
      </div>
    </>
  );
}
