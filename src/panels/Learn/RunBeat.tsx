import { Play } from "lucide-react";
import { useEffect } from "react";
import { useStore } from "zustand";
import { announce } from "../../state/announcement";
import { playerOf } from "../../state/lessons/player";
import { useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";
import { Progress } from "../../widgets/Progress";
import { betText, runText } from "../../words/lessons";
import type { BeatProps } from "./beatProps";
import { writerOfBet } from "./guesses";
import styles from "./Learn.module.css";
import { Prose } from "./Prose";
import { RunBefore } from "./RunBefore";

/** One press sets all that the lesson needs and trains; the outcome is revealed after it. */
export function RunBeat({ number, lesson, notes, onNext }: BeatProps) {
  const workspace = useWorkspace();
  const player = playerOf(workspace);
  const run = useStore(player.store, (latest) => (latest?.lesson === number ? latest : null));
  const { text, watch, phases } = lesson.run;
  const isUnderWay = run !== null && ["building", "training", "measuring"].includes(run.status);
  const isFinished = run?.status === "finished";
  useEffect(() => {
    if (isFinished) announce(workspace, "The run of the lesson is done. Reveal tells what came out.", "spoken");
  }, [workspace, isFinished]);
  const isMeasured = lesson.figures.every(({ key }) => key in notes.figures);
  return (
    <>
      <Prose paragraphs={[text]} lesson={lesson} notes={notes} />
      <p className={styles.quiet}>{betText(lesson.bet, notes.bet, writerOfBet(lesson))}</p>
      <div className={styles.acts}>
        <Button
          look={isMeasured ? "plain" : "primary"}
          disabled={isUnderWay}
          onClick={() => player.play(number, lesson)}
        >
          <Play aria-hidden />
          <span>Run</span>
        </Button>
        <Button look={isMeasured ? "primary" : "plain"} disabled={!isMeasured} onClick={onNext}>
          Reveal
        </Button>
      </div>
      <Progress name="Run of the lesson" fraction={run ? Math.min(1, run.step / run.until) : 0} />
      <p className={styles.quiet}>{runText(run, phases.length)}</p>
      <RunBefore />
      {run && run.status !== "left" && <Prose paragraphs={watch} lesson={lesson} notes={notes} />}
    </>
  );
}
