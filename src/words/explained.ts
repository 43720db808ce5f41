import type { ProsePiece } from "./lessons";

/** A piece of prose; a word that is explained has its key in the glossary. */
export interface ExplainedPiece extends ProsePiece {
  readonly key: string | null;
}

/** A place in a text, from `start` to `end`, that names what the glossary explains by a key. */
export interface Naming {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/**
 * How prose names what the glossary explains, by its keys. A word that means two things is taken for the one only where the
 * words around it say so: a code of z is no code of a program.
 */
const names: Readonly<Record<string, RegExp>> = {
  autoencoder: /\b(plain |variational )?autoencoders?\b|\bvariational one\b|\bVAEs?\b/gi,
  encoder: /\bencoders?\b/gi,
  decoder: /\bdecoders?\b/gi,
  code: /\bcodes(?! a\b)|\b(its|mean|image's) code\b|\bcode halfway\b|\bz\b(?!₁)/g,
  mu: /(?<!‖)μ/g,
  sigma: /σ/g,
  epsilon: /ε/g,
  posterior: /\bposteriors?\b(?! collapse)|\bclouds?\b|q\(z\|x\)|p_φ\(z\|x\)/gi,
  prior: /\bpriors?\b|\bp\(z\)/gi,
  latent: /\blatent (dimensions?|space|variables?)\b/gi,
  normal: /\bN\([^)]*\)|\bbells?\b/g,
  density: /\bdensity\b/gi,
  total: /(?<!pixels? |reconstruction )\bloss(es)?\b/gi,
  reconstruction: /\breconstruction( loss)?\b/gi,
  kl: /\bKL\b/g,
  lambda: /λ/g,
  beta: /(?<=(weight|is|as|mean) )β/g,
  elbo: /\bELBO\b/g,
  likelihood: /\b(pixel )?likelihoods?\b|\bsquared error\b|\bMSE\b|\bbinary cross-entropy\b|\bBCE\b|p\(x\|z\)/gi,
  noise: /\b(encoder's|without|with|its|no|small|it) noise\b|\bnoise and KL\b/gi,
  convention: /\bconvention\b/gi,
  "held-out": /\bheld[- ]out\b/gi,
  "mean image": /\b(the )?mean image\b|\baverage of all digits\b/gi,
  "class means": /\baverage of the right (digit|one)\b/gi,
  floor: /\bfloor\b|\bperfect copy\b/gi,
  distance: /‖μ‖/g,
  coverage: /\bcover(s|ed|age)?\b/gi,
  spread: /\bspread\b(?! codes)/g,
  largest: /\blargest \|μ\|/gi,
  median: /\bmedian σ/gi,
  neighbours: /\bkNN accuracy\b/gi,
  reconstructed: /x̂/g,
  "batch norm": /\bbatch norm\b|γ/gi,
  "transposed convolution": /\btransposed convolutions?\b/gi,
  convolution: /\bconvolutions?\b|\bkernels?\b|\bchannels?\b|\bstrides?\b|\bpooling\b/gi,
  dense: /\bdense( layers?)?\b/gi,
  reshape: /\breshape\b/gi,
  ReLU: /\bReLU\b/g,
  head: /\bheads?\b/gi,
  parameters: /\bparameters\b|\bweights\b(?! (are|of KL))/gi,
  gradient: /\bgradients?\b/gi,
  step: /\bepochs?\b|\bbatch(es)?\b(?! norm)|\bsteps?\b(?= of (chance|128))/gi,
  nats: /\bnats?\b|\bbits?\b/gi,
  entropy: /\b(?<!binary )cross-entropy\b|\bentropy\b/gi,
  divergence: /\bdivergence\b|\bD\([^)]*\)/gi,
  posteriorCollapse: /\bposterior collapse\b|\bcollapsed?\b/gi,
  "closed form": /\bclosed form\b/gi,
  "Monte Carlo": /\bMonte Carlo\b/g,
  "p(x)": /\bp\(x\)/g,
  "effective draws": /\beffective number\b/gi,
  kNN: /\bkNN\b(?! accuracy)/g,
  "logistic regression": /\blogistic regression\b/gi,
  classifier: /\bclassifiers?\b/gi,
  auroc: /\bAUROC\b|\bROC curve\b/g,
  psnr: /\bPSNR\b/g,
  "rank correlation": /\brank correlation\b/gi,
  skips: /\bskip connections?\b|\bU-Net\b/gi,
  conditional: /\bconditional VAE\b/gi,
  float: /\bfloats?\b/gi,
};

/** Where a text names what the glossary explains, in order; of two that overlap, that which begins first, and then the longer. */
export function namingsIn(text: string): readonly Naming[] {
  const found = Object.entries(names).flatMap(([key, name]) =>
    [...text.matchAll(name)].map(({ 0: { length }, index }): Naming => ({ key, start: index, end: index + length })),
  );
  found.sort((one, other) => one.start - other.start || other.end - one.end);
  const kept: Naming[] = [];
  for (const next of found) if (next.start >= (kept.at(-1)?.end ?? 0)) kept.push(next);
  return kept;
}

/** The pieces of some paragraphs, cut where a word that the glossary explains comes for the first time. */
export function explainedPieces(
  paragraphs: readonly (readonly ProsePiece[])[],
): readonly (readonly ExplainedPiece[])[] {
  const told = new Set<string>();
  return paragraphs.map((pieces) =>
    pieces.flatMap((piece) => (piece.isNumber ? [{ ...piece, key: null }] : cut(piece))),
  );

  function cut(piece: ProsePiece): readonly ExplainedPiece[] {
    const parts: ExplainedPiece[] = [];
    const part = (start: number, end: number, key: string | null) => {
      if (end > start) parts.push({ ...piece, text: piece.text.slice(start, end), key });
    };
    let from = 0;
    for (const { key, start, end } of namingsIn(piece.text)) {
      if (told.has(key)) continue;
      told.add(key);
      part(from, start, null);
      part(start, end, key);
      from = end;
    }
    part(from, piece.text.length, null);
    return parts;
  }
}
