import type { Lesson } from "../../lessons/lesson";
import { Slider } from "../../widgets/Slider";
import { type AxisOfBet, scaleOfBet, writerOf } from "./guesses";
import styles from "./Learn.module.css";

interface AxisBetProps {
  readonly bet: AxisOfBet;
  readonly lesson: Lesson;
  readonly guess: number;
  readonly onChange: (guess: number) => void;
}

/** A marker on an axis. */
export function AxisBet({ bet, lesson, guess, onChange }: AxisBetProps) {
  const write = writerOf(lesson, bet.figure);
  return (
    <div className={styles.axisBet}>
      <span className={styles.guess}>{write(guess)}</span>
      <Slider name={bet.name} value={guess} scale={scaleOfBet(bet)} onChange={onChange} describe={write} tone="probe" />
      <span aria-hidden className={styles.ends}>
        <span>{write(bet.least)}</span>
        <span>{write(bet.greatest)}</span>
      </span>
    </div>
  );
}
