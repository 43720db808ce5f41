import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { tryWriting } from "./tree.mjs";

const folder = mkdtempSync(join(tmpdir(), "place with spaces "));
afterAll(() => rmSync(folder, { recursive: true }));

describe("a folder", () => {
  test("that can be written to is left as it was", () => {
    expect(tryWriting(folder)).toBeUndefined();
    expect(tryWriting(folder)).toBeUndefined();
  });

  test("that cannot be written to is told by the system's code", () => {
    writeFileSync(join(folder, "file"), "");
    expect(tryWriting(join(folder, "absent"))).toBe("ENOENT");
    expect(tryWriting(join(folder, "file"))).toBe("ENOTDIR");
  });
});

describe("Node", () => {
  /**
   * What is said where this process's Node says that it is another one.
   * @param {string} version
   */
  function saidBy(version) {
    const pretence = join(folder, "pretence.cjs");
    writeFileSync(pretence, `Object.defineProperty(process, "versions", { value: { node: "${version}" } });`);
    const check = fileURLToPath(new URL("node.cjs", import.meta.url));
    const command = `"${process.execPath}" -r "${pretence}" -r "${check}" -e "console.log('begun')" 2>&1 || true`;
    return execFileSync("sh", ["-c", command], { encoding: "utf8" }).trim();
  }

  test.each(["20.19.0", "20.20.2", "22.12.0", "23.0.0", "26.1.0"])("%s begins", (version) => {
    expect(saidBy(version)).toBe("begun");
  });

  test.each(["0.12.18", "18.20.4", "20.18.3", "21.7.3", "22.11.0"])("%s is told in one sentence", (version) => {
    expect(saidBy(version)).toBe(
      `Latent Playground needs Node 20.19, 22.12 or a newer one, and this is Node ${version}. There is a newer one at https://nodejs.org.`,
    );
  });
});
