import type { MouseEvent } from "react";
import { useStore } from "zustand";
import { course } from "../../lessons/course";
import { beats } from "../../lessons/lesson";
import { lessonNotebookOf } from "../../state/lessons/notebook";
import { showLearn } from "../../state/presentation";
import { useWorkspace } from "../../state/store";
import { beatNames, lessonStandingText, minutesText } from "../../words/lessons";
import { Beside } from "./Beside";
import styles from "./Learn.module.css";

/** All lessons in the order of the course; `unknown` is the number of one that a link named and that there is none of. */
export function CourseList({ unknown }: { readonly unknown: number | null }) {
  const workspace = useWorkspace();
  const notes = useStore(lessonNotebookOf(workspace).store);
  const follow = (event: MouseEvent, lesson: number) => {
    event.preventDefault();
    showLearn(workspace, { lesson, beat: notes[lesson]?.beat ?? 1 });
  };
  return (
    <>
      <p>
        Each lesson asks a question. You bet on the answer, run the real model, and see how far off you were. Your run
        of before is kept.
      </p>
      {unknown !== null && <p role="alert">{`There is no lesson ${unknown}. These there are:`}</p>}
      <ol className={styles.course}>
        {course.map(({ number, question, minutes }) => {
          const beat = beats[(notes[number]?.beat ?? 1) - 1] ?? "slide";
          return (
            <li key={number}>
              <a href={`#lesson=${number}&beat=1`} onClick={(event) => follow(event, number)}>
                {question}
              </a>
              <span className={styles.standing}>
                {[minutesText(minutes), lessonStandingText(notes[number], beatNames[beat])].filter(Boolean).join(" · ")}
              </span>
            </li>
          );
        })}
      </ol>
      <Beside />
    </>
  );
}
