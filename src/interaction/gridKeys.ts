/** The place, from 0, where a key takes the focus in a grid of `count` things; null where it means nothing here. */
export function placeAfterKey(from: number, key: string, columns: number, count: number): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: from - 1,
    ArrowRight: from + 1,
    ArrowUp: from - columns,
    ArrowDown: from + columns,
    Home: 0,
    End: count - 1,
  };
  const next = moves[key];
  if (next === undefined) return null;
  return next >= 0 && next < count ? next : from;
}
