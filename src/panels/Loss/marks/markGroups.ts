import type { Mark } from "../../../state/run/marks";
import { shortChangeText } from "../../../words/settings";

/** Marks too near each other for their words, drawn as one. Lengths are CSS pixels from the chart's left. */
export interface MarkGroup {
  /** Number of the first mark, from 1 in the run. */
  readonly first: number;
  readonly marks: readonly Mark[];
  /** Of the first mark. */
  readonly x: number;
  /** Where its words begin, and how wide they are. */
  readonly left: number;
  readonly width: number;
}

interface Room {
  readonly from: number;
  readonly to: number;
  readonly widthOf: (words: string) => number;
}

/** The marks between `from` and `to` as groups whose words do not cover each other. */
export function markGroups(marks: readonly Mark[], xOf: (step: number) => number, room: Room): MarkGroup[] {
  const groups: MarkGroup[] = [];
  for (const [index, mark] of marks.entries()) {
    const x = xOf(mark.step);
    if (x < room.from || x > room.to) continue;
    const own = placed({ first: index + 1, marks: [mark], x }, room);
    const last = groups.at(-1);
    if (last && own.left < last.left + last.width)
      groups[groups.length - 1] = placed({ ...last, marks: [...last.marks, mark] }, room);
    else groups.push(own);
  }
  return groups;
}

/** To the right of the mark, as long as that is within the chart. */
function placed(group: Pick<MarkGroup, "first" | "marks" | "x">, { from, to, widthOf }: Room): MarkGroup {
  const width = widthOf(groupWords(group));
  const left = Math.max(from, Math.min(group.x, to - width));
  return { ...group, left, width };
}

/** What is written at a group: what its mark changed, or how many marks there are. */
export function groupWords({ marks }: Pick<MarkGroup, "marks">): string {
  const [only, ...others] = marks;
  return only && others.length === 0 ? shortChangeText(only) : `${marks.length} changes`;
}

/** The numbers of a group's marks: `3`, or `3–5`. */
export function groupNumbers({ first, marks }: Pick<MarkGroup, "first" | "marks">): string {
  return marks.length === 1 ? `${first}` : `${first}–${first + marks.length - 1}`;
}
