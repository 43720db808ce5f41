import { decimal, lossText } from "./numbers";

/** A share as these pictures write it: to tenths of a percent, rounded. */
export function shareText(share: number): string {
  return `${decimal(100 * share, 1)} %`;
}

/** What the numbers at a bell mean. */
export const bellHints = {
  sigma:
    "How far the bell's two bends lie from its middle: there the curve turns from falling ever faster to falling ever slower. σ is a width; it is not the curve's slope.",
  height:
    "1/√(2π) = 0.399 divided by σ, for the area under every bell is 1: half as wide is twice as high. A density may exceed 1; a probability may not.",
  kl: "D(N(μ, σ²) ‖ N(0, 1)) = ½ (μ² + σ² − 1 − log σ²): what this one dimension costs. It is 0 where the bell is the prior's.",
} as const;

/** A bell in words. */
export function bellText(mu: number, sigma: number, peak: number): string {
  const bends = `${decimal(mu - sigma, 2)} and ${decimal(mu + sigma, 2)}`;
  return `Density of a normal distribution with μ = ${decimal(mu, 2)} and σ = ${decimal(sigma, 2)}: ${decimal(peak, 2)} high at its middle, with its bends at ${bends}. Behind it the prior, 0.40 high at 0.`;
}

/** What the numbers at the two curves of KL mean. */
export const curveHints = {
  mean: "½ μ²: what a mean costs for lying off the prior's. Least, 0, at μ = 0.",
  deviation:
    "½ (σ² − 2 log σ − 1): what a σ costs for being another than the prior's. Least, 0, at σ = 1; without end as σ goes to 0.",
  kl: "The sum of both, D(N(μ, σ²) ‖ N(0, 1)) in nats, of one dimension. It is never negative.",
  mistaken:
    "μ² + σ² − log σ − 1, as one lecture prints it: without the ½, and without the 2 of log σ² = 2 log σ. Its least value is −0.153 at σ = 0.707, so it is no divergence.",
} as const;

/** The two curves in words. */
export function meanCurveText(mu: number, value: number): string {
  return `½ μ² over μ, a parabola with its least value 0 at μ = 0. At μ = ${decimal(mu, 2)} it is ${lossText(value)}.`;
}

/** The curves over σ in words. */
export function deviationCurveText(sigma: number, value: number, mistaken: number): string {
  return `½ (σ² − 2 log σ − 1) over σ, with its least value 0 at σ = 1, rising without end towards σ = 0. At σ = ${decimal(sigma, 2)} it is ${lossText(value)}. Dashed, σ² − log σ − 1, with its least value −0.153 at 0.707; here it is ${decimal(mistaken, 3)}.`;
}

/** What the numbers at two distributions of a few outcomes mean. */
export const outcomeHints = {
  entropy: "H(P) = −Σ P log P: how long a message about what came has to be on average, in a code made for P.",
  cross: "H(P, Q) = −Σ P log Q: how long it is in a code made for Q while P is true.",
  divergence:
    "D(P ‖ Q) = Σ P log(P / Q): what the wrong code costs beyond the right one. It is 0 only where both are the same, and infinite where Q rules out what P can give.",
  swapped:
    "D(Q ‖ P) = Σ Q log(Q / P): another number. The loss of a variational autoencoder has the approximation first, D(q(z|x) ‖ p(z)).",
} as const;

/** A distribution of a few outcomes in words. */
export function outcomesText(name: string, shares: readonly number[]): string {
  return `${name}: ${shares.map((share, place) => `outcome ${place + 1} ${decimal(share, 2)}`).join(", ")}.`;
}

/** The steps of the sampling layer: what happens in each. */
export const samplingSteps = [
  {
    title: "1. Encode",
    text: "The encoder gives the image two numbers a dimension: a mean μ and a log σ². No chance yet.",
  },
  {
    title: "2. Draw ε",
    text: "A number a dimension is drawn from N(0, 1). It knows nothing of the image, and no weight stands behind it.",
  },
  { title: "3. z = μ + σ ⊙ ε", text: "ε is stretched by σ and shifted by μ. The sum is a draw from N(μ, σ²)." },
  { title: "4. Decode", text: "The decoder draws x̂ from that z. Another ε gives another z, and another x̂." },
  {
    title: "5. Back again",
    text: "The loss asks z to move. That reaches μ as it is, and log σ² times ½ σ ε. ε gets no gradient: there is nothing to train.",
  },
] as const;

/** What a plane of draws shows, in words. */
export function drawsText(of: "epsilon" | "z", inside: number, count: number): string {
  const circle = of === "epsilon" ? "the circle of radius 1" : "the ellipse one σ wide";
  const name = of === "epsilon" ? "Noise ε from N(0, I)" : "Codes z = μ + σ ε";
  return `${name}: ${inside} of ${count} draws within ${circle}.`;
}

/** What is expected within one σ. */
export const insideHints = {
  plane:
    "Of N(0, 1) 68.3 % lie within one σ. In a plane the squares of both distances are added, so that it is soon too far: 1 − e^(−½) = 39.3 % lie within the ellipse.",
  line: "Of N(0, 1) 68.3 % lie within one σ.",
} as const;
