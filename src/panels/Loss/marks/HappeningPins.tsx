import { TEXT_SCALE } from "../../../pictures/textScale";
import type { Happening } from "../../../state/run/happenings/happening";
import { usePlayground } from "../../../state/store";
import { dataSetOf } from "../../../state/view/dataSet";
import { Tooltip } from "../../../widgets/Tooltip";
import { useSentences } from "../../../words/everyday";
import { happeningText } from "../../../words/happenings";
import { countText } from "../../../words/numbers";
import { xOf, yOf } from "../chart/frame";
import type { Row } from "../chart/rows";
import type { Strip } from "../chart/strips";
import styles from "./Marks.module.css";

/** CSS pixels from one pin to the next; what is nearer shares one. */
const PIN_WIDTH = 20 * TEXT_SCALE;

interface HappeningPinsProps {
  readonly happenings: readonly Happening[];
  readonly rows: readonly Row[];
  /** The strip whose first curve they are pinned to. */
  readonly strip: Strip;
}

/** Pins on the curve where something was seen to happen, which tell what. */
export function HappeningPins({ happenings, rows, strip }: HappeningPinsProps) {
  const data = usePlayground(dataSetOf);
  const say = useSentences();
  const pins = pinsOf(happenings, rows, strip);
  return (
    <ol className={styles.pins} aria-label="What happened on the way">
      {pins.map(({ x, y, seen }) => (
        <li key={seen[0]?.step} style={{ translate: `${x}px ${y}px` }}>
          <Tooltip
            opensOnPress
            trigger={
              <button
                type="button"
                aria-label={`What happened at step ${countText(seen[0]?.step)}`}
                data-wrong={seen.some(({ code }) => code === "diagnosed") || undefined}
                className={styles.pin}
              />
            }
            content={seen.map((happening) => (
              <span key={`${happening.step} ${happening.code}`} className={styles.change}>
                {`Step ${countText(happening.step)}: ${say(happeningText(happening, data))}`}
              </span>
            ))}
          />
        </li>
      ))}
    </ol>
  );
}

interface Pin {
  readonly x: number;
  readonly y: number;
  readonly seen: readonly Happening[];
}

function pinsOf(happenings: readonly Happening[], rows: readonly Row[], { frame, terms }: Strip): Pin[] {
  const pins: Pin[] = [];
  for (const happening of happenings) {
    const { step } = happening;
    if (step < frame.first || step > frame.last) continue;
    const x = xOf(frame, step);
    const last = pins.at(-1);
    if (last && x - last.x < PIN_WIDTH) {
      pins[pins.length - 1] = { ...last, seen: [...last.seen, happening] };
      continue;
    }
    const row = rows.find((each) => each.step >= step && (each.drawn ?? each.heldOut)) ?? rows.at(-1);
    const loss = terms[0] && (row?.drawn ?? row?.heldOut)?.[terms[0]];
    const y = yOf(frame, loss === undefined || !Number.isFinite(loss) ? frame.low : loss);
    pins.push({ x, y: Math.min(frame.bottom, Math.max(frame.top, y)), seen: [happening] });
  }
  return pins;
}
