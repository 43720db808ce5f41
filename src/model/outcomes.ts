/** How likely each of a few outcomes is; none is negative and they add up to 1. */
export type Probabilities = readonly number[];

/** Entropy −Σ P log P of some outcomes in nats (Shannon 1948, section 6); 0 · log 0 is 0. */
export function entropyOf(p: Probabilities): number {
  return crossEntropyOf(p, p);
}

/** Cross-entropy −Σ P log Q in nats, the mean length of messages about P in a code made for Q; infinite where Q rules out what P can give. */
export function crossEntropyOf(p: Probabilities, q: Probabilities): number {
  return p.reduce((sum, share, outcome) => sum - timesLog(share, q[outcome] ?? 0), 0);
}

/** What each outcome adds to D(P ‖ Q), P log(P / Q) in nats; negative where Q is the larger. */
export function divergenceTerms(p: Probabilities, q: Probabilities): number[] {
  return p.map((share, outcome) => (share === 0 ? 0 : share * Math.log(share / (q[outcome] ?? 0))));
}

/** Divergence D(P ‖ Q) = Σ P log(P / Q) in nats, cross-entropy less entropy (Kullback and Leibler 1951); infinite where Q is 0 and P is not. */
export function divergenceOf(p: Probabilities, q: Probabilities): number {
  return divergenceTerms(p, q).reduce((sum, term) => sum + term, 0);
}

/** The same outcomes with one of them as likely as said, the others sharing what is left as they did before, or evenly where they had nothing. */
export function withShare(p: Probabilities, outcome: number, share: number): number[] {
  const others = p.reduce((sum, each, place) => (place === outcome ? sum : sum + each), 0);
  const left = 1 - share;
  return p.map((each, place) => {
    if (place === outcome) return share;
    return others > 0 ? (each * left) / others : left / (p.length - 1);
  });
}

function timesLog(share: number, of: number): number {
  return share === 0 ? 0 : share * Math.log(of);
}
