/** A 32-bit word, written as an integer or as a float. */
export type Word = number | { readonly float: number };

/** A class of the ABI: words of 32 bits in the order of its fields. */
export type LayoutOf<Layout> = new () => Layout;

/** A word for every field of a layout. */
export type Fields<Layout> = { readonly [Name in keyof Layout]: Word };

/** The names of a layout's fields, in the order in which they lie in memory. */
export function fieldsOf<Layout extends object>(layout: LayoutOf<Layout>): (keyof Layout)[] {
  return Object.keys(new layout()) as (keyof Layout)[];
}

/** The place of a layout's field, in words from its beginning. */
export function wordOf<Layout extends object>(layout: LayoutOf<Layout>, name: keyof Layout): number {
  return fieldsOf(layout).indexOf(name);
}

/** The words of a layout, in order. */
export function wordsOf<Layout extends object>(layout: LayoutOf<Layout>, fields: Fields<Layout>): Word[] {
  return fieldsOf(layout).map((name) => fields[name]);
}

/** Appends words and knows their addresses, which are bytes. */
export class WordWriter {
  readonly #words: number[] = [];

  constructor(private readonly begin: number) {}

  get end(): number {
    return this.begin + 4 * this.#words.length;
  }

  /** Where the words that it writes begin. */
  write(words: readonly Word[]): number {
    const address = this.end;
    for (const word of words) this.#words.push(typeof word === "number" ? word | 0 : bitsOf(word.float));
    return address;
  }

  finish(): Int32Array {
    return Int32Array.from(this.#words);
  }
}

function bitsOf(value: number): number {
  return new Int32Array(Float32Array.of(value).buffer)[0] ?? 0;
}
