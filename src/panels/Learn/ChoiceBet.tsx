import { useId } from "react";
import type { BetOnChoices } from "./guesses";
import styles from "./Learn.module.css";

interface ChoiceBetProps {
  readonly bet: BetOnChoices;
  readonly guess: number | null;
  readonly onChange: (guess: number) => void;
}

/** One of several. */
export function ChoiceBet({ bet, guess, onChange }: ChoiceBetProps) {
  const name = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className="visually-hidden">Your choice</legend>
      {bet.choices.map((choice, place) => (
        <label key={choice.name} className={styles.choice}>
          <input type="radio" name={name} checked={place === guess} onChange={() => onChange(place)} />
          <span>{choice.name}</span>
        </label>
      ))}
    </fieldset>
  );
}
