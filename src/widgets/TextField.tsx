import { useRef } from "react";
import styles from "./Input.module.css";
import { Refusal } from "./Refusal";

interface TextFieldProps {
  /** Accessible name. */
  readonly name: string;
  readonly value: string;
  /** Why the text cannot be taken; null where it can. */
  readonly problem: string | null;
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
}

/** A short text to type. */
export function TextField({ name, value, problem, disabled = false, onChange }: TextFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        aria-label={name}
        aria-invalid={problem !== null}
        className={`${styles.input} ${styles.words}`}
        autoComplete="off"
        spellCheck={false}
        disabled={disabled}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <Refusal field={field} words={problem} />
    </>
  );
}
