import { TEXT_SCALE } from "../../../pictures/textScale";
import type { Mark } from "../../../state/run/marks";
import { Tooltip } from "../../../widgets/Tooltip";
import { markText } from "../../../words/settings";
import { type Frame, xOf } from "../chart/frame";
import styles from "./Marks.module.css";
import { groupNumbers, groupWords, type MarkGroup, markGroups } from "./markGroups";

/** CSS pixels of a letter of a mark's words, about, and of what is around them. */
const LETTER_WIDTH = 6 * TEXT_SCALE;
const PADDING = 12 * TEXT_SCALE;

/** The marks that lie within the plot, those that would cover each other together. */
export function groupsWithin(frame: Frame, marks: readonly Mark[]): MarkGroup[] {
  const widthOf = (words: string) => PADDING + LETTER_WIDTH * words.length;
  return markGroups(marks, (step) => xOf(frame, step), { from: frame.left, to: frame.right, widthOf });
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

/** A flag at every line with what was changed, which tells from which step on. */
export function MarkFlags({ frame, groups }: MarksProps) {
  return (
    <ol className={styles.marks} aria-label="Changes to the running model">
      {groups.map((group) => (
        <li key={group.first} style={{ translate: `${group.left}px ${frame.top}px` }}>
          <Tooltip
            opensOnPress
            trigger={
              <button
                type="button"
                aria-label={`${groupWords(group)}: change ${groupNumbers(group)}`}
                className={styles.flag}
              >
                <span data-in-picture>{groupWords(group)}</span>
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
