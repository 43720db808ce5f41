import { spreadApart } from "./axes";
import styles from "./LevelNames.module.css";

export interface NamedLevel {
  readonly name: string;
  /** The name where there is little room. */
  readonly short: string;
  /** Nats per image. */
  readonly value: number;
}

interface LevelNamesProps {
  readonly levels: readonly NamedLevel[];
  /** CSS pixels from the chart's top. */
  readonly yOf: (value: number) => number;
  readonly least: number;
  readonly greatest: number;
  readonly narrow: boolean;
}

/** CSS pixels at the chart's right that the names take. */
export const NAMES_WIDTH = 160;
const LINE_HEIGHT = 14;

/** Names of the dashed levels at the chart's right edge, moved apart where levels nearly meet. */
export function LevelNames({ levels, yOf, least, greatest, narrow }: LevelNamesProps) {
  const lift = narrow ? LINE_HEIGHT / 2 + 1 : 0;
  const places = spreadApart(
    levels.map(({ value }) => yOf(value) - lift),
    LINE_HEIGHT,
    least,
    greatest,
  );
  return (
    <ul className={styles.names} data-narrow={narrow || undefined} aria-label="Levels of reference">
      {levels.map(({ name, short, value }, index) => (
        <li key={name} style={{ top: places[index], ...(narrow ? {} : { width: NAMES_WIDTH }) }}>
          {narrow ? short : name} <b>{value.toFixed(1)}</b>
        </li>
      ))}
    </ul>
  );
}
