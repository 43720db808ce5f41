import { useCallback, useState } from "react";

/** How far beyond the edge of what scrolls a row counts as in view, so that it is decoded before it comes. */
const MARGIN = "60px";

/**
 * Numbers of the rows that can be seen, ascending, and the ref that watches a row; a row gives its number as
 * `data-dimension`.
 */
export function useInView(): readonly [readonly number[], (row: HTMLElement | null) => (() => void) | undefined] {
  const [inView, setInView] = useState<readonly number[]>([]);
  const [observer] = useState(() => {
    const onChange = (entries: readonly IntersectionObserverEntry[]) => {
      const changes = entries.map((entry) => [numberOf(entry.target), entry.isIntersecting] as const);
      setInView((before) => afterChanges(before, changes));
    };
    return new IntersectionObserver(onChange, { scrollMargin: MARGIN });
  });
  const watch = useCallback(
    (row: HTMLElement | null) => {
      if (!row) return;
      observer.observe(row);
      return () => {
        observer.unobserve(row);
        setInView((before) => afterChanges(before, [[numberOf(row), false]]));
      };
    },
    [observer],
  );
  return [inView, watch];
}

/** The numbers in view after some came and some went; the same array where nothing changed. */
export function afterChanges(
  before: readonly number[],
  changes: readonly (readonly [row: number, isInView: boolean])[],
): readonly number[] {
  const rows = new Set(before);
  for (const [row, isInView] of changes) {
    if (isInView) rows.add(row);
    else rows.delete(row);
  }
  const isSame = rows.size === before.length && before.every((row) => rows.has(row));
  return isSame ? before : [...rows].sort((a, b) => a - b);
}

function numberOf(row: Element): number {
  return Number(row instanceof HTMLElement ? row.dataset["dimension"] : Number.NaN);
}
