import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { draw, icons } from "./icons.mjs";

const HEADER = 33;

test.each(icons)("$name is as it is drawn: npm run icons draws it anew", (icon) => {
  const file = readFileSync(new URL(`../public/icons/${icon.name}`, import.meta.url));
  expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([icon.side, icon.side]);
  const rows = inflateSync(file.subarray(HEADER + 8, HEADER + 8 + file.readUInt32BE(HEADER)));
  const stride = 4 * icon.side;
  const pixels = Array.from({ length: icon.side }, (_, row) =>
    rows.subarray(row * (stride + 1) + 1, (row + 1) * (stride + 1)),
  );
  expect(Buffer.concat(pixels).equals(draw(icon))).toBe(true);
});
