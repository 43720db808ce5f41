import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv, writeCsv } from "./csv";
import { type FormatProblem, ImportError } from "./importError";

function rowsOf(text: string | Uint8Array): string[][] {
  const rows: string[][] = [];
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  readCsv(bytes, "a.csv", (values) => rows.push([...values]) > 0);
  return rows;
}

function problemOf(text: string | Uint8Array): FormatProblem | null {
  try {
    rowsOf(text);
    return null;
  } catch (error) {
    if (error instanceof ImportError) return error.problem;
    throw error;
  }
}

describe("a table of comma-separated values", () => {
  test("gives back what was written, whatever is in it", () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.stringMatching(/^[a-z ",;\n\r\u00e4]{0,6}$/).filter((text) => !/^[\r]/.test(text)),
    );
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      )
      // The separator is guessed from the first row: it must have more commas than semicolons.
      .map((rows) => [rows[0]?.map((_, column) => `column ${column}`) ?? [], ...rows]);
    fc.assert(
      fc.property(table, (written) => {
        expect(rowsOf(writeCsv(written))).toEqual(written.map((row) => row.map(String)));
      }),
    );
  });

  test("may be separated by semicolons or tabs, ended in either way, and have empty lines", () => {
    expect(rowsOf("a;b\n1;2,5\r\n\n3;4")).toEqual([
      ["a", "b"],
      ["1", "2,5"],
      ["3", "4"],
    ]);
    expect(rowsOf("\ufeffa\tb\n")).toEqual([["a", "b"]]);
    expect(rowsOf('a,b\n"",""""\n')).toEqual([
      ["a", "b"],
      ["", '"'],
    ]);
  });

  test("is no longer read once no more rows are wanted", () => {
    const rows: number[] = [];
    readCsv(new TextEncoder().encode("1,2\n3,4\n5"), "a.csv", (_, row) => rows.push(row) < 2);
    expect(rows).toEqual([1, 2]);
  });

  test.each<[string, string | Uint8Array, FormatProblem]>([
    ["no rows", "\n\n", { code: "emptyTable" }],
    ["bytes that are no UTF-8", Uint8Array.of(49, 44, 0xff), { code: "notText" }],
    ["a zero byte", "1,2\0", { code: "notText" }],
    ["a quote that is not closed", '1,2\n"3,4', { code: "openQuote", row: 2 }],
    ["an uneven row", "1,2\n3\n", { code: "unevenRow", row: 2, found: 1, expected: 2 }],
    ["a row without end", "1,".repeat(600_000), { code: "rowTooLong", row: 1, greatest: 2 ** 20 }],
  ])("with %s is refused", (_, text, problem) => {
    expect(problemOf(text)).toEqual(problem);
  });

  test("disarms texts that a spreadsheet would compute, and leaves numbers alone", () => {
    expect(writeCsv([["=1+1", -2, "-x", "a,b"]])).toBe("'=1+1,-2,'-x,\"a,b\"\r\n");
  });
});
