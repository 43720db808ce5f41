import type { ImageShape } from "../experiment/architecture";
import { crc32 } from "./crc32";
import { joined } from "./joined";

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
const BIT_DEPTH = 8;
/** Colour types: grey levels, or red, green and blue. */
const GREY = 0;
const COLOUR = 2;

/**
 * A PNG of levels [height, width, channels], one channel or three, with 8 bits a level and nothing but what it must
 * have; rows are not filtered, which is shortest for drawn digits (Portable Network Graphics, third edition, W3C 2025).
 */
export async function plainPng(levels: Uint8Array, shape: ImageShape): Promise<Uint8Array<ArrayBuffer>> {
  const [height, width, channels] = shape;
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([BIT_DEPTH, channels === 1 ? GREY : COLOUR], 8);
  const data = await deflated(unfiltered(levels, width * channels));
  return joined([
    Uint8Array.from(SIGNATURE),
    chunk("IHDR", header),
    chunk("IDAT", data),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

/** Rows, each after the number of its filter: 0, none. */
function unfiltered(levels: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const rows = new Uint8Array(levels.length + levels.length / length);
  for (let start = 0, at = 1; start < levels.length; start += length, at += length + 1) {
    rows.set(levels.subarray(start, start + length), at);
  }
  return rows;
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}
