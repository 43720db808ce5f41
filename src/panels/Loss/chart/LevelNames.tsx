import { TEXT_SCALE } from "../../../pictures/textScale";
import { Tooltip } from "../../../widgets/Tooltip";
import { decimal } from "../../../words/numbers";
import { useNames } from "../../../words/wording";
import { spreadApart } from "./axes";
import { type Frame, yOf } from "./frame";
import styles from "./LevelNames.module.css";
import type { NamedLevel } from "./levels";

interface LevelNamesProps {
  readonly levels: readonly NamedLevel[];
  readonly frame: Frame;
  readonly narrow: boolean;
  /** CSS pixels from the plot's top that other names take where the plot is narrow. */
  readonly taken: number;
}

/** CSS pixels at the chart's right that the names take. */
export const NAMES_WIDTH = 160 * TEXT_SCALE;
const LINE_HEIGHT = 14 * TEXT_SCALE;

/** Names of the dashed levels at the chart's right edge, moved apart where levels nearly meet. */
export function LevelNames({ levels, frame, narrow, taken }: LevelNamesProps) {
  const names = useNames();
  const lift = narrow ? LINE_HEIGHT / 2 + 1 : 0;
  const seen = levels.filter(({ value }) => value >= frame.low && value <= frame.high);
  const places = spreadApart(
    seen.map(({ value }) => yOf(frame, value) - lift),
    LINE_HEIGHT,
    frame.top + (narrow ? taken : 0),
    frame.bottom,
  );
  return (
    <ul translate="yes" className={styles.names} data-narrow={narrow || undefined} aria-label="Levels of reference">
      {seen.map(({ name, more, short, meaning, value }, index) => (
        <li key={name} data-in-picture style={{ top: places[index], ...(narrow ? {} : { minWidth: NAMES_WIDTH }) }}>
          <span className={styles.name}>
            <Tooltip content={meaning} more={more}>
              {narrow ? short : names(name)}
            </Tooltip>
          </span>{" "}
          <b translate="no">{decimal(value, 1)}</b>
        </li>
      ))}
    </ul>
  );
}
