import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { COUNT, firstImages, sideBySide } from "./thumbnails.mjs";

test("the thumbnails of the data sets are their own images", async () => {
  const sets = await firstImages();
  expect(sets.length).toBeGreaterThan(3);
  for (const set of sets) {
    const file = readFileSync(new URL(`../src/panels/Data/thumbnails/${set.name}.png`, import.meta.url));
    expect(file.readUInt32BE(16)).toBe(COUNT * set.side);
    const at = file.indexOf("IDAT");
    const rows = inflateSync(file.subarray(at + 4, at + 4 + file.readUInt32BE(at - 4)));
    const width = 4 * COUNT * set.side;
    const found = Buffer.concat(
      Array.from({ length: set.side }, (_, row) => rows.subarray(row * (width + 1) + 1, (row + 1) * (width + 1))),
    );
    expect(found.equals(sideBySide(set)), set.name).toBe(true);
  }
});
