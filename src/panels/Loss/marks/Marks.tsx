import { TEXT_SCALE } from "../../../pictures/textScale";
import type { Mark } from "../../../state/run/marks";
import { Tooltip } from "../../../widgets/Tooltip";
import { markText } from "../../../words/settings";
import { type Frame, xOf } from "../chart/frame";
import styles from "./Marks.module.css";
import { groupNumbers, type MarkGroup, markGroups } from "./markGroups";

/** CSS pixels that a dot takes. */
const DOT_WIDTH = 24 * TEXT_SCALE;

/** The marks that lie within the plot, those that would cover each other together. */
export function groupsWithin(frame: Frame, marks: readonly Mark[]): MarkGroup[] {
  const extent = { from: frame.left, to: frame.right, gap: DOT_WIDTH };
  return markGroups(marks, (step) => xOf(frame, step), extent);
}

interface MarksProps {
  readonly frame: Frame;
  readonly groups: readonly MarkGroup[];
}

/** A thin line for every change made to the running model. */
export function MarkLines({ frame, groups }: MarksProps) {
  const { top, bottom } = frame;
  return groups
    .flatMap(({ marks }) => marks)
    .map(({ step }) => ({ step, x: xOf(frame, step) }))
    .map(({ step, x }) => (
      <line key={step} x1={x} x2={x} y1={top} y2={bottom} stroke="var(--accent)" strokeOpacity={0.55} />
    ));
}

/** A numbered dot on every line, which tells what was changed. */
export function MarkDots({ frame, groups }: MarksProps) {
  return (
    <ol className={styles.marks} aria-label="Changes to the running model">
      {groups.map((group) => (
        <li key={group.first} style={{ left: group.x, top: frame.top }}>
          <Tooltip
            opensOnPress
            trigger={
              <button type="button" aria-label={`Change ${groupNumbers(group)}`} className={styles.dot}>
                <span data-in-picture>{groupNumbers(group)}</span>
              </button>
            }
            content={group.marks.map((mark) => (
              <span key={mark.step} className={styles.change}>
                {markText(mark)}
              </span>
            ))}
          />
        </li>
      ))}
    </ol>
  );
}
