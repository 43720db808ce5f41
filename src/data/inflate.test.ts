import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { inflate } from "./inflate";

const raw = Uint8Array.from({ length: 50_000 }, (_, index) => (index * index) % 251);
const compressed = new Uint8Array(gzipSync(raw));

test("a gzip file expands to what was compressed", async () => {
  expect(await inflate(compressed, raw.length, "file")).toEqual(raw);
});

test("a file cut short is refused", async () => {
  const cut = compressed.subarray(0, compressed.length - 100);
  await expect(inflate(cut, raw.length, "file")).rejects.toMatchObject({
    problem: { code: "damaged", file: "file", length: expect.any(Number) },
  });
});

test("a file with one byte altered is refused", async () => {
  const altered = compressed.slice();
  altered[altered.length - 6] = (altered[altered.length - 6] ?? 0) ^ 1;
  await expect(inflate(altered, raw.length, "file")).rejects.toMatchObject({
    problem: { code: "damaged", file: "file" },
  });
});

test("a file that expands to more than it should is given up", async () => {
  const problem = { code: "expandsTooFar", file: "file", expected: 1000 };
  await expect(inflate(compressed, 1000, "file")).rejects.toMatchObject({ problem });
});

test("a file that expands to less than it should is refused", async () => {
  const problem = { code: "expandsTooLittle", file: "file", found: 50_000, expected: 50_001 };
  await expect(inflate(compressed, raw.length + 1, "file")).rejects.toMatchObject({ problem });
});
