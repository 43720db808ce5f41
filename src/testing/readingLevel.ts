/** The sentences of a text: each ends in a stop, a question or an exclamation before a space, so that a stop within a number ends none. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.?!]”?)\s+/).filter((sentence) => sentence !== "");
}

/** The words of a text, numbers and symbols included, punctuation not. */
export function spokenWordsOf(text: string): readonly string[] {
  return text.split(/[\s/–]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/**
 * About how many syllables an English word has when it is spoken: its groups of vowels, but for endings that are silent, an
 * i before another vowel counting by itself. A number or a symbol counts as one.
 */
export function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, "");
  const spoken = letters.replace(/(?<=[^aeiouy])(?<![^aeiouy]l)(?:(?<![td])ed|(?<!s|x|z|c|g|sh|ch)es|e)$/, "");
  const groups = spoken.match(/[aeiouy]+/g)?.length ?? 0;
  const apart = spoken.match(/(?<![cgstx])i[aou]/g)?.length ?? 0;
  return Math.max(1, groups + apart);
}

/**
 * The Flesch–Kincaid grade of a text (Kincaid et al. 1975): about how many years of school an English reader needs for it. It
 * counts the words of a sentence and the syllables of a word, and knows nothing of what is said.
 */
export function gradeOf(text: string): number {
  const words = spokenWordsOf(text);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return (0.39 * words.length) / sentencesOf(text).length + (11.8 * syllables) / words.length - 15.59;
}
