import { useState } from "react";
import { lessonNotebookOf } from "../../state/lessons/notebook";
import { useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";
import { AxisBet } from "./AxisBet";
import type { BeatProps } from "./beatProps";
import { ChoiceBet } from "./ChoiceBet";
import { firstGuess } from "./guesses";
import styles from "./Learn.module.css";
import { OrderBet } from "./OrderBet";
import { Prose } from "./Prose";

/** A guess before the run; it is kept, and may be skipped. */
export function BetBeat({ number, lesson, notes, onNext }: BeatProps) {
  const notebook = lessonNotebookOf(useWorkspace());
  const { bet } = lesson;
  const [guess, setGuess] = useState(() => firstGuess(bet, notes.bet));
  const keep = () => {
    notebook.note(number, { bet: guess });
    onNext();
  };
  const skip = () => {
    notebook.note(number, { bet: "skipped" });
    onNext();
  };
  return (
    <>
      <Prose paragraphs={[bet.question]} lesson={lesson} notes={notes} isBefore />
      {bet.kind === "axis" && typeof guess === "number" && (
        <AxisBet bet={bet} lesson={lesson} guess={guess} onChange={setGuess} />
      )}
      {bet.kind === "choice" && (
        <ChoiceBet bet={bet} guess={typeof guess === "number" ? guess : null} onChange={setGuess} />
      )}
      {bet.kind === "order" && guess !== null && typeof guess === "object" && (
        <OrderBet bet={bet} guess={guess} onChange={setGuess} />
      )}
      <div className={styles.acts}>
        <Button look="primary" disabled={guess === null} onClick={keep}>
          Keep this bet
        </Button>
        <Button onClick={skip}>Skip</Button>
      </div>
    </>
  );
}
