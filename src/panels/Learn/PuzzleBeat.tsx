import { Check } from "lucide-react";
import { useEffect, useMemo } from "react";
import { announce } from "../../state/announcement";
import { meetingOf } from "../../state/lessons/figures";
import { groupsOf } from "../../state/lessons/measures";
import { lessonNotebookOf } from "../../state/lessons/notebook";
import { showLearn } from "../../state/presentation";
import { usePlayground, useWorkspace } from "../../state/store";
import { useView } from "../../state/view/useView";
import { Button } from "../../widgets/Button";
import { conditionText } from "../../words/lessons";
import type { BeatProps } from "./beatProps";
import styles from "./Learn.module.css";
import { Prose } from "./Prose";
import { usePresentState } from "./usePresentState";

/** A goal on the live model, which says what is still missing. */
export function PuzzleBeat({ number, lesson, notes }: BeatProps) {
  const workspace = useWorkspace();
  const { text, conditions, hint } = lesson.puzzle;
  const groups = useMemo(() => groupsOf(conditions), [conditions]);
  const training = usePlayground((state) => state.training);
  useView("metrics", training || groups.length === 0 ? null : groups);
  const meeting = meetingOf(conditions, usePresentState());
  const isMet = meeting.every((each) => each.isMet);
  useEffect(() => {
    if (!isMet) return;
    lessonNotebookOf(workspace).note(number, { solved: true });
    announce(workspace, "The goal is reached.", "spoken");
  }, [workspace, number, isMet]);
  return (
    <>
      <Prose paragraphs={[text]} lesson={lesson} notes={notes} />
      <output aria-label="Goal" aria-live="off" className={styles.goal} data-met={isMet || undefined}>
        <b className={styles.goalLine}>
          {isMet && <Check aria-hidden size={16} />}
          <span>{isMet ? "Reached." : "Not yet."}</span>
        </b>
        {meeting.map((met) => (
          <span key={`${met.condition.measure} ${met.condition.is}`}>{conditionText(met)}</span>
        ))}
      </output>
      {groups.length > 0 && <p className={styles.quiet}>It is measured whenever training pauses.</p>}
      {notes.solved && !isMet && <p className={styles.quiet}>You have solved it before.</p>}
      <details className={styles.hint}>
        <summary>A hint</summary>
        <Prose paragraphs={[hint]} lesson={lesson} notes={notes} />
      </details>
      <div className={styles.acts}>
        <Button look={notes.solved ? "primary" : "plain"} onClick={() => showLearn(workspace, { lesson: 0, beat: 1 })}>
          To the list
        </Button>
      </div>
    </>
  );
}
