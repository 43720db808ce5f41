import { crc32, inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { tiles } from "../testing/dataSets";
import { plainPng } from "./plainPng";

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
  readonly isWhole: boolean;
}

/** The chunks of a PNG, each held against its check sum. */
function chunksOf(png: Uint8Array): Chunk[] {
  const view = new DataView(png.buffer);
  const chunks: Chunk[] = [];
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at);
    const body = png.subarray(at + 4, at + 8 + length);
    chunks.push({
      type: new TextDecoder().decode(body.subarray(0, 4)),
      data: body.subarray(4),
      isWhole: crc32(body) === view.getUint32(at + 8 + length),
    });
    at += 12 + length;
  }
  return chunks;
}

const digit = Uint8Array.from({ length: 784 }, (_, pixel) =>
  pixel % 28 > 10 && pixel % 28 < 14 ? (pixel * 7) % 256 : 0,
);

describe("a plain PNG", () => {
  test("begins as every PNG and has whole chunks, in order", async () => {
    const png = await plainPng(digit, [28, 28, 1]);
    expect([...png.subarray(1, 4)].map((code) => String.fromCharCode(code)).join("")).toBe("PNG");
    expect(chunksOf(png).map(({ type, isWhole }) => [type, isWhole])).toEqual([
      ["IHDR", true],
      ["IDAT", true],
      ["IEND", true],
    ]);
  });

  test("says its width, its height and one byte of grey a pixel", async () => {
    const png = await plainPng(digit.subarray(0, 28 * 20), [20, 28, 1]);
    expect([...(chunksOf(png)[0]?.data ?? [])]).toEqual([0, 0, 0, 28, 0, 0, 0, 20, 8, 0, 0, 0, 0]);
  });

  test("gives back every pixel", async () => {
    const rows = inflateSync(chunksOf(await plainPng(digit, [28, 28, 1]))[1]?.data ?? new Uint8Array(0));
    const levels = [...rows].filter((_, place) => place % 29 !== 0);
    expect([...rows].filter((_, place) => place % 29 === 0)).toEqual(new Array(28).fill(0));
    expect(levels).toEqual([...digit]);
  });

  test("of three channels says colour, and gives back every pixel of an image higher than wide", async () => {
    const tile = tiles.test.images.slice(0, 20 * 16 * 3);
    const [header, data] = chunksOf(await plainPng(tile, tiles.imageShape));
    expect([...(header?.data ?? [])]).toEqual([0, 0, 0, 16, 0, 0, 0, 20, 8, 2, 0, 0, 0]);
    const rows = inflateSync(data?.data ?? new Uint8Array(0));
    expect(rows).toHaveLength(20 * 49);
    expect([...rows].filter((_, place) => place % 49 !== 0)).toEqual([...tile]);
  });

  test("of an image with little in it is short", async () => {
    expect((await plainPng(new Uint8Array(784), [28, 28, 1])).length).toBeLessThan(90);
  });
});
