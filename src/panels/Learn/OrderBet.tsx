import { ChevronDown, ChevronUp } from "lucide-react";
import { IconButton } from "../../widgets/IconButton";
import type { BetOnChoices } from "./guesses";
import styles from "./Learn.module.css";

interface OrderBetProps {
  readonly bet: BetOnChoices;
  /** Places of the choices in order, the least first. */
  readonly guess: readonly number[];
  readonly onChange: (guess: readonly number[]) => void;
}

/** An order, moved up and down one by one. */
export function OrderBet({ bet, guess, onChange }: OrderBetProps) {
  const swap = (at: number, by: number) => {
    const [moved, other] = [guess[at], guess[at + by]];
    if (moved === undefined || other === undefined) return;
    onChange(guess.with(at, other).with(at + by, moved));
  };
  return (
    <ol aria-label="Your order, the least first" className={styles.order}>
      {guess.map((place, at) => {
        const name = bet.choices[place]?.name ?? "";
        return (
          <li key={name}>
            <span className={styles.placed}>
              <span>{name}</span>
              <IconButton name={`${name}: up`} disabled={at === 0} onClick={() => swap(at, -1)}>
                <ChevronUp aria-hidden size={16} />
              </IconButton>
              <IconButton name={`${name}: down`} disabled={at === guess.length - 1} onClick={() => swap(at, 1)}>
                <ChevronDown aria-hidden size={16} />
              </IconButton>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
