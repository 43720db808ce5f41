import { Inflate } from "fflate";
import { crc32 } from "./crc32";
import { ImportError } from "./importError";
import { joined } from "./joined";

/** Compressed bytes handed to the inflater at a time: a slice expands to 4 MB at most before it is counted. */
const SLICE = 4096;

/**
 * Inflates raw deflate (RFC 1951) slice by slice, until `onInflated` wants no more and says false; it is told how many
 * compressed bytes were taken so far. What is thrown is the inflater's own.
 */
export function inflateSlices(compressed: Uint8Array, onInflated: (chunk: Uint8Array, taken: number) => boolean): void {
  const inflater = new Inflate();
  let [wanted, taken] = [true, 0];
  inflater.ondata = (chunk) => {
    wanted = wanted && onInflated(chunk, taken);
  };
  for (let offset = 0; offset < compressed.length && wanted; offset += SLICE) {
    taken = Math.min(compressed.length, offset + SLICE);
    inflater.push(compressed.subarray(offset, offset + SLICE), offset + SLICE >= compressed.length);
  }
}

/** Whether bytes begin as gzip does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

/** How far compressed bytes are expanded. */
export interface InflationLimits {
  /** Bytes that they expand to at most. */
  readonly inflated: number;
  /** Inflated bytes per compressed one so far, once there are more than `denseFrom` inflated ones. */
  readonly ratio: number;
  readonly denseFrom: number;
}

/**
 * What a gzip file of one member holds (RFC 1952). It is given up as soon as it has grown beyond the limits.
 * @throws ImportError where it is damaged, grows too long or holds gzip again
 */
export function gunzip(compressed: Uint8Array, limits: InflationLimits, where: string): Uint8Array<ArrayBuffer> {
  const damaged = (cause?: unknown) => new ImportError({ code: "gzipDamaged" }, where, { cause });
  const begin = endOfHeader(compressed);
  const end = compressed.length - 8;
  if (begin > end) throw damaged();
  const chunks: Uint8Array[] = [];
  let [length, isTooDense] = [0, false];
  try {
    inflateSlices(compressed.subarray(begin, end), (chunk, taken) => {
      length += chunk.length;
      chunks.push(chunk);
      isTooDense = length > limits.denseFrom && length > limits.ratio * taken;
      return length <= limits.inflated && !isTooDense;
    });
  } catch (error) {
    throw damaged(error);
  }
  if (length > limits.inflated) throw new ImportError({ code: "gzipExpandsTooFar", greatest: limits.inflated }, where);
  if (isTooDense) throw new ImportError({ code: "gzipTooDense", greatest: limits.ratio }, where);
  const inflated = joined(chunks);
  const trailer = new DataView(compressed.buffer, compressed.byteOffset + end, 8);
  if (trailer.getUint32(4, true) !== length || trailer.getUint32(0, true) !== crc32(inflated)) throw damaged();
  if (isGzip(inflated)) throw new ImportError({ code: "gzipOfGzip" }, where);
  return inflated;
}

/** Where the deflated bytes of a gzip file begin; beyond its end where its header is cut short. */
function endOfHeader(file: Uint8Array): number {
  const flags = file[3] ?? 0;
  let offset = 10;
  if (flags & 4) offset += 2 + ((file[offset] ?? 0) | ((file[offset + 1] ?? 0) << 8));
  for (const named of [8, 16]) {
    if (!(flags & named)) continue;
    const zero = file.indexOf(0, offset);
    offset = zero < 0 ? file.length : zero + 1;
  }
  return flags & 2 ? offset + 2 : offset;
}
