import { describe, expect, test } from "vitest";
import { isComplete } from "./install.mjs";

const wanted = {
  "": {},
  "node_modules/vite": { version: "8.0.0" },
  "node_modules/vitest": { version: "4.0.0", dev: true },
  "node_modules/fsevents": { version: "2.0.0", optional: true },
};
const forStart = { "node_modules/vite": { version: "8.0.0" } };
const forTests = { ...forStart, "node_modules/vitest": { version: "4.0.0", dev: true } };

describe("an installation", () => {
  test("without the packages of tests is enough for the site, and not for tests", () => {
    expect(isComplete(wanted, forStart, false)).toBe(true);
    expect(isComplete(wanted, forStart, true)).toBe(false);
  });

  test("with the packages of tests is enough for both", () => {
    expect(isComplete(wanted, forTests, false)).toBe(true);
    expect(isComplete(wanted, forTests, true)).toBe(true);
  });

  test("with a package of another version, or none at all, is not enough", () => {
    expect(isComplete(wanted, { "node_modules/vite": { version: "7.0.0" } }, false)).toBe(false);
    expect(isComplete(wanted, {}, false)).toBe(false);
    expect(isComplete(wanted, undefined, false)).toBe(false);
  });
});
