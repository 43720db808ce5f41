import { Input } from "@base-ui/react/input";
import { type KeyboardEvent, useState } from "react";
import styles from "./NumberField.module.css";
import { readNumber } from "./readNumber";

interface NumberFieldProps {
  /** Accessible name. */
  readonly name: string;
  readonly value: number;
  readonly least: number;
  readonly greatest: number;
  /** Whether fractions are refused. */
  readonly whole?: boolean;
  /** Whether 0 is allowed though it lies below `least`. */
  readonly zero?: boolean;
  /** Width of the field in digits. */
  readonly digits: number;
  readonly format?: (value: number) => string;
  readonly onCommit: (value: number) => void;
}

/** A number to type: taken on Enter and on leaving the field, given back unchanged on Escape or where it is none. */
export function NumberField({ name, value, digits, format = String, onCommit, ...limits }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const wanted = draft === null ? value : readNumber(draft, limits);
  const commit = () => {
    if (wanted !== null && wanted !== value) onCommit(wanted);
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") commit();
    if (event.key === "Escape") setDraft(null);
  };
  return (
    <Input
      aria-label={name}
      aria-invalid={wanted === null}
      className={styles.input}
      style={{ width: `calc(${digits}ch + 18px)` }}
      inputMode={limits.whole ? "numeric" : "decimal"}
      autoComplete="off"
      title={wanted === null ? `A number from ${limits.least} to ${limits.greatest}` : undefined}
      value={draft ?? format(value)}
      onFocus={(event) => event.target.select()}
      onValueChange={setDraft}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}
