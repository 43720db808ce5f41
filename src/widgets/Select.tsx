import { useState } from "react";
import { afterwards } from "./afterwards";
import styles from "./Select.module.css";

/** One of the choices of a select. */
export interface Option {
  readonly value: string;
  readonly label: string;
  /** One that is there and seldom wanted. */
  readonly muted?: boolean;
}

interface SelectProps {
  /** Accessible name. */
  readonly name: string;
  /** The choice taken; null where it is none of these. */
  readonly value: string | null;
  readonly options: readonly Option[];
  /** What is shown while none is taken. */
  readonly otherwise?: string;
  /** A field among others, small on top of a picture, or words of a sentence. */
  readonly look?: "field" | "small" | "words";
  readonly onChange: (value: string) => void;
}

/** A list of choices that folds into one line: the browser's own, which opens at once, however busy the page. */
export function Select({ name, value, options, otherwise = "", look = "field", onChange }: SelectProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const choose = (next: string) => {
    setChosen(next);
    afterwards(() => {
      onChange(next);
      setChosen(null);
    });
  };
  return (
    <select
      aria-label={name}
      value={chosen ?? value ?? ""}
      onChange={({ target }) => choose(target.value)}
      className={styles.select}
      data-look={look}
    >
      {value === null && (
        <option value="" hidden>
          {otherwise}
        </option>
      )}
      {options.map((option) => (
        <option key={option.value} value={option.value} className={styles.option} data-muted={option.muted}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
