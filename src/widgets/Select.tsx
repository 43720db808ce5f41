import styles from "./Select.module.css";

/** One of the choices of a select. */
export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  /** One that is there and seldom wanted. */
  readonly muted?: boolean;
}

interface SelectProps<Value extends string> {
  /** Accessible name. */
  readonly name: string;
  /** The choice taken; null where it is none of these. */
  readonly value: Value | null;
  readonly options: readonly Option<Value>[];
  /** What is shown while none is taken. */
  readonly otherwise?: string;
  /** A field among others, small on top of a picture, or words of a sentence. */
  readonly look?: "field" | "small" | "words";
  readonly onChange: (value: Value) => void;
}

/** A list of choices that folds into one line: the browser's own, which opens at once, however busy the page. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { name, value, options, otherwise = "", look = "field", onChange } = props;
  const choose = (next: string) => {
    const option = options.find((candidate) => candidate.value === next);
    if (option) onChange(option.value);
  };
  return (
    <select
      aria-label={name}
      value={value ?? ""}
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
