import type { ArchitectureProblem } from "./architecture";
import type { Range } from "./ranges";

/** Why a setting of a link could not be read; `found` and an unknown `setting` are cut to 40 letters. */
export type LinkProblem =
  | {
      readonly code: "notOneOf";
      readonly setting: string;
      readonly found: string;
      readonly choices: readonly string[];
    }
  | { readonly code: "outOfRange"; readonly setting: string; readonly found: string; readonly range: Range }
  | { readonly code: "notWhole"; readonly setting: string; readonly found: string }
  | { readonly code: "architecture"; readonly problem: ArchitectureProblem }
  | { readonly code: "countCompared"; readonly found: number; readonly greatest: number }
  /** What is to be looked at cannot be: it is malformed, or no model of this size has it. */
  | { readonly code: "unreadable"; readonly setting: string; readonly found: string }
  | { readonly code: "unknownParts"; readonly found: readonly string[]; readonly choices: readonly string[] }
  /** A setting that the chosen data set does not have. */
  | { readonly code: "notOfData"; readonly setting: string; readonly source: string }
  /** Skip connections where encoder and decoder have no images of one size. */
  | { readonly code: "nothingToSkip" }
  /** A setting that another one, which is kept, leaves no sense to. */
  | { readonly code: "notTogether"; readonly setting: string; readonly other: string }
  /** Numbers of classes or factors: at least one, ascending, each below `count`. */
  | { readonly code: "notNumbers"; readonly setting: string; readonly found: string; readonly count: number }
  | { readonly code: "notDigest" | "notShape"; readonly setting: string; readonly found: string }
  | { readonly code: "unknownSetting"; readonly setting: string };

/** Letters of a link that a problem repeats, and most settings that no page knows that are told. */
const REPEATED = 40;
const MOST_UNKNOWN = 8;

/** The beginning of what a link says, as much as a problem repeats. */
export function repeated(text: string): string {
  return text.slice(0, REPEATED);
}

/** Whether a hash names a place on the page, such as `#main`, or nothing; it asks for nothing. */
export function isAnchor(hash: string): boolean {
  return !hash.includes("=") && hash !== "#present";
}

/** The settings of a hash by their names; none of an anchor. */
export function linkSettings(hash: string): ReadonlyMap<string, string> {
  return new Map(isAnchor(hash) ? [] : new URLSearchParams(hash.replace(/^#/, "")));
}

/** The settings of one link, noting what is wrong with those asked for. */
export class LinkFields {
  readonly #values: ReadonlyMap<string, string>;
  readonly #problems: LinkProblem[] = [];
  readonly #known = new Set<string>();

  constructor(values: ReadonlyMap<string, string>) {
    this.#values = values;
  }

  /** What the link says of a setting; undefined where it says nothing. */
  text(name: string): string | undefined {
    this.#known.add(name);
    return this.#values.get(name);
  }

  /** Notes why a setting could not be read. */
  refuse(problem: LinkProblem): void {
    this.#problems.push(problem);
  }

  oneOf<Choice extends string>(name: string, choices: readonly Choice[], otherwise: Choice): Choice {
    const text = this.text(name);
    const choice = choices.find((candidate) => candidate === text);
    if (text !== undefined && choice === undefined) {
      this.#problems.push({ code: "notOneOf", setting: name, found: repeated(text), choices });
    }
    return choice ?? otherwise;
  }

  number(name: string, otherwise: number, range: Range, besides: (value: number) => boolean = () => false): number {
    const text = this.text(name);
    if (text === undefined) return otherwise;
    // Zero has no sign here: a link of what was read would say another one.
    const value = text.trim() === "" ? Number.NaN : Number(text) + 0;
    if ((value >= range.least && value <= range.greatest) || besides(value)) return value;
    this.#problems.push({ code: "outOfRange", setting: name, found: repeated(text), range });
    return otherwise;
  }

  integer(name: string, otherwise: number, range: Range): number {
    const value = this.number(name, otherwise, range);
    if (Number.isInteger(value)) return value;
    this.#problems.push({ code: "notWhole", setting: name, found: String(value) });
    return otherwise;
  }

  /** Why settings could not be read, and which are none. */
  problems(): LinkProblem[] {
    const unknown = [...this.#values.keys()].filter((name) => !this.#known.has(name)).slice(0, MOST_UNKNOWN);
    return [
      ...this.#problems,
      ...unknown.map((name) => ({ code: "unknownSetting", setting: repeated(name) }) as const),
    ];
  }
}
