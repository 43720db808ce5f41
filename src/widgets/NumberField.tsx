import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import styles from "./Input.module.css";
import { Refusal } from "./Refusal";
import { type NumberLimits, readNumber } from "./readNumber";

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

/** Milliseconds for which a refusal is told after the field was left. */
const TOLD_MS = 6000;

/**
 * A number to type: taken on Enter and on leaving the field, given back unchanged on Escape. What is no number within the
 * limits is refused in words: on Enter it stays to be mended, on leaving the field the value before it comes back.
 */
export function NumberField({ name, value, digits, format = String, onCommit, ...limits }: NumberFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, refuse] = useRefused();
  const read = draft === null ? null : readNumber(draft, limits);
  const isRefused = read !== null && read.kind !== "number";
  const edit = (text: string | null) => {
    refuse(null);
    setDraft(text);
  };
  const commit = () => {
    if (isRefused) return refuse(draft);
    if (read?.kind === "number" && read.value !== value) onCommit(read.value);
    edit(null);
  };
  const leave = () => {
    commit();
    setDraft(null);
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === "Enter") commit();
    if (key === "Escape") edit(null);
  };
  return (
    <>
      <input
        ref={field}
        aria-label={name}
        aria-invalid={isRefused}
        className={`${styles.input} ${styles.number}`}
        style={{ width: `calc(${digits}ch + 1.125rem)` }}
        inputMode={limits.whole ? "numeric" : "decimal"}
        autoComplete="off"
        value={draft ?? format(value)}
        onFocus={(event) => event.target.select()}
        onChange={({ target }) => edit(target.value)}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      <Refusal field={field} words={refused === null ? null : refusal(refused, format(value), limits)} />
    </>
  );
}

/** What was refused, for a while. */
function useRefused() {
  const [refused, refuse] = useState<string | null>(null);
  useEffect(() => {
    if (refused === null) return;
    const timer = setTimeout(refuse, TOLD_MS, null);
    return () => clearTimeout(timer);
  }, [refused]);
  return [refused, refuse] as const;
}

function refusal(text: string, kept: string, limits: NumberLimits): string {
  const { least, greatest, whole, zero } = limits;
  const read = readNumber(text, limits);
  if (read.kind === "ambiguous") {
    const [decimal, thousands] = read.values;
    return `“${text.trim()}” can be ${decimal} or ${thousands}, ${kept} is kept. Type it with a point, or without a comma.`;
  }
  const found = text.trim() === "" ? "Nothing was typed" : `“${text.trim()}” is not taken`;
  const range = `a ${whole ? "whole number" : "number"} from ${String(least).replace("-", "−")} to ${greatest}${zero ? ", or 0" : ""}`;
  return `${found}, ${kept} is kept. Type ${range}.`;
}
