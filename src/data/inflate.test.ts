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
  await expect(inflate(cut, raw.length, "file")).rejects.toThrow(/file is damaged: after \d+ bytes/);
});

test("a file with one byte altered is refused", async () => {
  const altered = compressed.slice();
  altered[altered.length - 6] = (altered[altered.length - 6] ?? 0) ^ 1;
  await expect(inflate(altered, raw.length, "file")).rejects.toThrow("file is damaged");
});

test("a file that expands to more than it should is given up", async () => {
  await expect(inflate(compressed, 1000, "file")).rejects.toThrow("file expands to more than 1000 bytes");
});

test("a file that expands to less than it should is refused", async () => {
  await expect(inflate(compressed, raw.length + 1, "file")).rejects.toThrow("file expands to 50000 bytes instead");
});
