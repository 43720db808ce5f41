import { useWording } from "./wording";

/** What a sentence of this page calls by the field's words and symbols, and by everyday words; in the order in which they are sought. */
const replacements: readonly (readonly [pattern: RegExp, everyday: string])[] = [
  [/Reconstruction only/g, "Copying only"],
  [/KL only/g, "Tidying only"],
  [/Combined/g, "Both"],
  [/reconstruction wants/g, "copying wants"],
  [/KL wants/g, "tidying wants"],
  [/^KL alone/g, "Tidying alone"],
  [/([Ww])ithout KL/g, "$1ithout tidying"],
  [/^KL\b/g, "Untidiness"],
  [/\bKL\b/g, "untidiness"],
  [/^Reconstruction/g, "Copying error"],
  [/reconstruction/g, "copying error"],
  [/half of all σ/g, "half of all blurs"],
  [/Median σ/g, "Middle blur"],
  [/^σ/g, "Blur"],
  [/σ/g, "blur"],
  [/Largest \|μ\|/g, "Farthest code at"],
  [/the means\b/g, "the codes"],
  [/fill the prior/g, "fill the middle"],
];

/** A sentence in everyday words in place of the field's. */
export function inEverydayWords(sentence: string): string {
  return replacements.reduce((text, [pattern, everyday]) => text.replace(pattern, everyday), sentence);
}

/** Gives a sentence in the wording at hand. */
export function useSentences(): (sentence: string) => string {
  return useWording() === "plain" ? inEverydayWords : asItIs;
}

function asItIs(sentence: string): string {
  return sentence;
}
