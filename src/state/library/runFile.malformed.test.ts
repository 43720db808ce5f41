import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { joined } from "../../formats/joined";
import { readZip } from "../../formats/zip";
import { isFiniteState } from "../../model/state";
import { tellCount } from "../../testing/counted";
import { RunUnreadable } from "./problem";
import { type ReadRun, stateOfRun } from "./run";
import { readRunFile, readRunMembers } from "./runFile";

const MALFORMED = 5000;
const file = new Uint8Array(readFileSync(new URL("runFile.version1.zip", import.meta.url)));
const members = readZip(file, "run.zip");
const texts = ["run.json", "history.csv"];

/** What is done to some bytes: at a place from 0 to 1, or where a text begins a name or a number. */
const change = fc.record({
  kind: fc.constantFrom("overwrite", "cut out", "insert", "cut off", "repeat"),
  place: fc.noBias(fc.nat(999_999)),
  bytes: fc.oneof(
    fc.noBias(fc.uint8Array({ minLength: 1, maxLength: 9 })),
    fc.constantFrom('"', "{", "]", "-1", "1e999", "null", ",", "\n").map((text) => encode(text)),
    // Wherever it stands, four of them are a number that is none.
    fc.constant(new Uint8Array(9).fill(0xff)),
  ),
});
type Change = typeof change extends fc.Arbitrary<infer Drawn> ? Drawn : never;

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function changed(of: Uint8Array, { kind, place, bytes }: Change, among = of.length): Uint8Array {
  const at = Math.floor((place / 1e6) * Math.min(among, of.length));
  const [before, after] = [of.subarray(0, at), of.subarray(at)];
  switch (kind) {
    case "overwrite":
      return joined([before, bytes, after.subarray(bytes.length)]);
    case "cut out":
      return joined([before, after.subarray(bytes.length)]);
    case "insert":
      return joined([before, bytes, after]);
    case "cut off":
      return before;
    default:
      return joined([before, after.subarray(0, 40), after]);
  }
}

/** A file of the run that is changed, with the others as they are, in a folder; or the whole zip file that is. */
const malformed = fc
  .tuple(
    fc.constantFrom(...texts, "state.safetensors", "zip"),
    fc.boolean(),
    fc.array(change, { minLength: 1, maxLength: 2 }),
  )
  .map(([name, isSpread, changes]) => {
    const of = name === "zip" ? file : (members.get(name) ?? new Uint8Array());
    // Where the header of the numbers is, most is told.
    const among = isSpread || texts.includes(name) ? of.length : 3000;
    return { name, bytes: changes.reduce((bytes, each) => changed(bytes, each, among), of) };
  });

function read({ name, bytes }: { name: string; bytes: Uint8Array }): ReadRun {
  if (name === "zip") return readRunFile(bytes);
  return readRunMembers((wanted) => (wanted === name ? bytes : (members.get(wanted) ?? null)));
}

test(`each of ${MALFORMED} malformed files of a run opens whole, or is refused by a code that is told in words`, () => {
  const codes = new Map<string, number>();
  const check = (found: { name: string; bytes: Uint8Array }) => {
    let code = "read";
    try {
      const { checkpoint, step } = stateOfRun(read(found));
      if (!checkpoint) throw new Error("It stands nowhere.");
      expect(checkpoint.step).toBe(step);
      expect(isFiniteState(checkpoint.state)).toBe(true);
    } catch (error) {
      if (!(error instanceof RunUnreadable)) throw error;
      code = error.problem.code;
    }
    codes.set(code, (codes.get(code) ?? 0) + 1);
  };
  fc.assert(fc.property(malformed, check), { numRuns: MALFORMED, seed: 23 });
  const refusals = ["notRun", "malformedRecord", "malformedLink", "malformedHistory", "malformedZip"];
  for (const code of [...refusals, "malformedNumbers", "tensorMissing", "notFinite", "read"]) {
    expect(codes.get(code) ?? 0, code).toBeGreaterThan(0);
  }
  expect(codes.get("read") ?? 0).toBeLessThan(MALFORMED / 2);
  tellCount("malformed run files", MALFORMED);
});
