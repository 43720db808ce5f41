/** A class, and how many of those asked have it. */
interface Vote {
  readonly label: number;
  readonly votes: number;
}

/** The class that most of some rows have; of several, that of the earliest row; null of no rows. */
export function commonestClass(rows: readonly number[], labels: Uint8Array): Vote | null {
  const votes = new Map<number, number>();
  for (const row of rows) votes.set(labels[row] ?? -1, (votes.get(labels[row] ?? -1) ?? 0) + 1);
  let best: Vote | null = null;
  for (const [label, count] of votes) if (!best || count > best.votes) best = { label, votes: count };
  return best;
}
