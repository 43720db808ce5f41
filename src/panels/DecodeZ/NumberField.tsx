import { useState } from "react";
import { decimal } from "../notation";
import styles from "./NumberField.module.css";

interface NumberFieldProps {
  /** Accessible name. */
  readonly name: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A number to read and to type; Enter or leaving takes what was typed, Escape and what is no number do not. */
export function NumberField({ name, value, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = () => {
    const number = readNumber(typed ?? "");
    if (number !== null) onChange(number);
    setTyped(null);
  };
  return (
    <input
      aria-label={name}
      inputMode="decimal"
      className={styles.field}
      value={typed ?? decimal(value, 2)}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") setTyped(null);
      }}
    />
  );
}

/** The number that a text says, with either minus and either decimal mark; null where it says none. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace("−", "-").replace(",", ".");
  const number = Number(plain);
  return plain !== "" && Number.isFinite(number) ? number : null;
}
