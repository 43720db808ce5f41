/** Bits of so much information in nats: a bit is log 2 nats (Shannon 1948, introduction). */
export function bitsOf(nats: number): number {
  return nats / Math.LN2;
}

/** Nats of so much information in bits. */
export function natsOf(bits: number): number {
  return bits * Math.LN2;
}
