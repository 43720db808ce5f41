import { describe, expect, test } from "vitest";
import { tiles } from "../testing/dataSets";
import { encodeGif, enlarged } from "./gif";

/** A GIF as far as the tests look: its size, and for each frame its delay in hundredths of a second and its pixels. */
interface Decoded {
  readonly width: number;
  readonly height: number;
  readonly loops: boolean;
  readonly frames: { delay: number; colours: number[] }[];
}

/** Reads a GIF block by block (GIF89a specification, CompuServe 1990). */
function decode(bytes: Uint8Array): Decoded {
  const view = new DataView(bytes.buffer);
  const short = (at: number) => view.getUint16(at, true);
  const tableSize = (flags: number) => (flags & 128 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  const global = bytes.subarray(13, 13 + tableSize(view.getUint8(10)));
  const decoded = { width: short(6), height: short(8), loops: false, frames: [] as Decoded["frames"] };
  let at = 13 + global.length;
  let delay = 0;
  const data = () => {
    const parts: number[] = [];
    for (let size = view.getUint8(at++); size > 0; size = view.getUint8(at++)) {
      parts.push(...bytes.subarray(at, at + size));
      at += size;
    }
    return parts;
  };
  while (view.getUint8(at) !== 0x3b) {
    if (view.getUint8(at) === 0x21) {
      const label = view.getUint8(at + 1);
      at += 2;
      const parts = data();
      if (label === 0xf9) delay = (parts[1] ?? 0) + 256 * (parts[2] ?? 0);
      if (label === 0xff) decoded.loops = String.fromCharCode(...parts.slice(0, 11)) === "NETSCAPE2.0";
    } else {
      const flags = view.getUint8(at + 9);
      const local = bytes.subarray(at + 10, at + 10 + tableSize(flags));
      at += 10 + local.length;
      const codeSize = view.getUint8(at++);
      const table = local.length > 0 ? local : global;
      decoded.frames.push({ delay, colours: inflate(data(), codeSize).map((place) => table[3 * place] ?? -1) });
    }
  }
  return decoded;
}

/** Lempel, Ziv and Welch as GIF has it: codes of growing width, lowest bit first. */
function inflate(bytes: readonly number[], codeSize: number): number[] {
  const clear = 2 ** codeSize;
  let dictionary: number[][] = [];
  let width = 0;
  let last: number[] = [];
  const output: number[] = [];
  const restart = () => {
    dictionary = Array.from({ length: clear + 2 }, (_, code) => (code < clear ? [code] : []));
    width = codeSize + 1;
    last = [];
  };
  restart();
  for (let bit = 0; bit + width <= bytes.length * 8; ) {
    let code = 0;
    for (let place = 0; place < width; place++, bit++) code |= (((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1) << place;
    if (code === clear + 1) break;
    if (code === clear) {
      restart();
      continue;
    }
    const entry = dictionary[code] ?? [...last, last[0] ?? 0];
    output.push(...entry);
    if (last.length > 0 && dictionary.length < 4096) dictionary.push([...last, entry[0] ?? 0]);
    if (dictionary.length === 2 ** width && width < 12) width++;
    last = entry;
  }
  return output;
}

/** 28 × 28 grey levels without much pattern, so that the dictionary fills. */
const noisy = (seed: number) => Uint8ClampedArray.from({ length: 784 }, (_, pixel) => (pixel * 97 * seed) % 251);

describe("a GIF", () => {
  test("shows every frame, dark ink on light paper, pixel for pixel", async () => {
    const frames = [noisy(1), noisy(5), noisy(1)];
    const decoded = decode(await encodeGif({ frames, shape: [28, 28, 1], scale: 1, delayMs: 180 }));
    expect([decoded.width, decoded.height, decoded.loops]).toEqual([28, 28, true]);
    expect(decoded.frames.map(({ delay }) => delay)).toEqual([18, 18, 18]);
    for (const [place, frame] of frames.entries()) {
      expect(decoded.frames[place]?.colours).toEqual([...frame].map((level) => 255 - level));
    }
  });

  test("is as large as asked for", async () => {
    const decoded = decode(await encodeGif({ frames: [noisy(3)], shape: [28, 28, 1], scale: 8, delayMs: 100 }));
    expect([decoded.width, decoded.height]).toEqual([224, 224]);
    expect(decoded.frames[0]?.colours).toEqual([...enlarged(Uint8Array.from(noisy(3)), 28, 8)].map((l) => 255 - l));
  });

  test("keeps the proportions and nearly the levels of images in colour that are higher than wide", async () => {
    const tile = Uint8ClampedArray.from(tiles.test.images.subarray(0, 20 * 16 * 3));
    const decoded = decode(await encodeGif({ frames: [tile], shape: tiles.imageShape, scale: 1, delayMs: 100 }));
    expect([decoded.width, decoded.height]).toEqual([16, 20]);
    const reds = decoded.frames[0]?.colours ?? [];
    expect(reds).toHaveLength(320);
    for (const [pixel, red] of reds.entries()) expect(Math.abs(red - (tile[3 * pixel] ?? 0))).toBeLessThan(48);
  });

  test("keeps the colours of images that have them", async () => {
    const frame = new Uint8ClampedArray([255, 0, 0, 0, 0, 255]);
    const decoded = decode(await encodeGif({ frames: [frame, frame], shape: [1, 2, 3], scale: 1, delayMs: 100 }));
    expect(decoded.frames.map(({ colours }) => colours.map((red) => red > 200))).toEqual([
      [true, false],
      [true, false],
    ]);
  });
});

describe("an enlarged image", () => {
  test("has a square for every pixel", () => {
    expect([...enlarged(new Uint8Array([1, 2, 3, 4]), 2, 2)]).toEqual([1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4]);
  });
});
