import { ImportError } from "./importError";

/** Most characters of a row, which ends files that are no tables before they fill the memory. */
const MOST_IN_ROW = 2 ** 20;

/**
 * Reads a table of values between commas, semicolons or tabs, whichever its first row has most of (RFC 4180): values in
 * double quotes may hold separators, ends of lines and doubled quotes. Rows without any value are passed over.
 * @param onRow Told of each row with its number, which counts from 1; false ends the reading.
 * @throws ImportError where it is no text, empty, or a row has another number of values than the first
 */
export function readCsv(
  file: Uint8Array,
  where: string,
  onRow: (values: readonly string[], row: number) => boolean,
): void {
  const text = decodeText(file, where);
  const separator = separatorOf(text.slice(0, MOST_IN_ROW));
  const reader = new RowReader(text, separator, where);
  let width: number | undefined;
  for (let values = reader.next(); values; values = reader.next()) {
    if (values.length === 1 && values[0] === "") continue;
    width ??= values.length;
    const found = values.length;
    if (found !== width) throw new ImportError({ code: "unevenRow", row: reader.row, found, expected: width }, where);
    if (!onRow(values, reader.row)) return;
  }
  if (width === undefined) throw new ImportError({ code: "emptyTable" }, where);
}

function decodeText(file: Uint8Array, where: string): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(file);
    if (!text.includes("\0")) return text;
  } catch {
    // Told below, as text with a zero byte in it is.
  }
  throw new ImportError({ code: "notText" }, where);
}

function separatorOf(text: string): string {
  const [line = ""] = text.split(/[\r\n]/, 1);
  const counted = [",", ";", "\t"].map((separator) => ({ separator, count: line.split(separator).length }));
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).separator;
}

/** Reads the rows of a table, one after the other. */
class RowReader {
  /** The number of the row that was read last. */
  row = 0;
  readonly #text: string;
  readonly #separator: string;
  readonly #where: string;
  #at = 0;

  constructor(text: string, separator: string, where: string) {
    this.#text = text;
    this.#separator = separator;
    this.#where = where;
  }

  /** The values of the next row; undefined at the end. */
  next(): string[] | undefined {
    if (this.#at >= this.#text.length) return undefined;
    this.row += 1;
    const end = this.#endOfLine();
    const line = this.#text.slice(this.#at, end);
    if (line.length > MOST_IN_ROW) {
      throw new ImportError({ code: "rowTooLong", row: this.row, greatest: MOST_IN_ROW }, this.#where);
    }
    if (line.includes('"')) return this.#quoted();
    this.#at = end;
    this.#passLineEnd();
    return line.split(this.#separator);
  }

  #endOfLine(): number {
    const end = this.#text.indexOf("\n", this.#at);
    const line = end < 0 ? this.#text.length : end;
    return this.#text[line - 1] === "\r" && line > this.#at ? line - 1 : line;
  }

  #passLineEnd(): void {
    if (this.#text[this.#at] === "\r") this.#at += 1;
    if (this.#text[this.#at] === "\n") this.#at += 1;
  }

  /** A row in which at least one value is in quotes. */
  #quoted(): string[] {
    const values: string[] = [];
    for (;;) {
      values.push(this.#value());
      if (this.#text[this.#at] !== this.#separator) break;
      this.#at += 1;
    }
    this.#passLineEnd();
    return values;
  }

  #value(): string {
    const quoted: string[] = [];
    while (this.#text[this.#at] === '"') {
      const close = this.#text.indexOf('"', this.#at + 1);
      if (close < 0 || close - this.#at > MOST_IN_ROW) {
        throw new ImportError({ code: "openQuote", row: this.row }, this.#where);
      }
      quoted.push(this.#text.slice(this.#at + 1, close));
      this.#at = close + 1;
    }
    const begin = this.#at;
    const end = this.#endOfLine();
    const separator = this.#text.indexOf(this.#separator, begin);
    this.#at = separator >= 0 && separator < end ? separator : end;
    return quoted.join('"') + this.#text.slice(begin, this.#at);
  }
}

/**
 * A table of values between commas, its lines ended by CR LF. Texts that a spreadsheet would take for formulas get an
 * apostrophe before them; numbers never do.
 */
export function writeCsv(rows: Iterable<readonly (string | number)[]>): string {
  return Array.from(rows, (values) => `${values.map(valueText).join(",")}\r\n`).join("");
}

function valueText(value: string | number): string {
  if (typeof value === "number") return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
