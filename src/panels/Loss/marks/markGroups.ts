import type { Mark } from "../../../state/run/marks";

/** Marks too near each other to be told apart, drawn as one. */
export interface MarkGroup {
  /** Number of the first mark, from 1 in the run. */
  readonly first: number;
  readonly marks: readonly Mark[];
  /** CSS pixels from the chart's left of the first mark. */
  readonly x: number;
}

/** The marks between `from` and `to` CSS pixels as groups that begin at least `gap` CSS pixels apart. */
export function markGroups(
  marks: readonly Mark[],
  xOf: (step: number) => number,
  { from, to, gap }: { readonly from: number; readonly to: number; readonly gap: number },
): MarkGroup[] {
  const groups: MarkGroup[] = [];
  for (const [index, mark] of marks.entries()) {
    const x = xOf(mark.step);
    const last = groups.at(-1);
    if (x < from || x > to) continue;
    if (last && x - last.x < gap) groups[groups.length - 1] = { ...last, marks: [...last.marks, mark] };
    else groups.push({ first: index + 1, marks: [mark], x });
  }
  return groups;
}

/** The numbers of a group's marks: `3`, or `3–5`. */
export function groupNumbers({ first, marks }: MarkGroup): string {
  return marks.length === 1 ? `${first}` : `${first}–${first + marks.length - 1}`;
}
