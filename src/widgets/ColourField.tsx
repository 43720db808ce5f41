import styles from "./ColourField.module.css";

interface ColourFieldProps {
  /** Accessible name. */
  readonly name: string;
  /** The colour, as #rrggbb. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A swatch of a colour, which opens the browser's own choice of another. */
export function ColourField({ name, value, onChange }: ColourFieldProps) {
  return (
    <input
      type="color"
      aria-label={name}
      title={name}
      className={styles.swatch}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
