import { DataError } from "./dataset";
import { BrokenStream, readStream } from "./stream";

/** Compressed bytes handed to the inflater at a time; it expands each slice whole before the first byte appears. */
const SLICE = 4096;

/**
 * Inflates a gzip file.
 * @param expected bytes that it must expand to; it is given up as soon as it grows longer
 * @throws DataError where it is cut short, altered or not gzip, or this browser has no inflater; `name` names the file
 */
export async function inflate(compressed: Uint8Array, expected: number, name: string): Promise<Uint8Array> {
  if (typeof DecompressionStream === "undefined") throw new DataError({ code: "noInflater" });
  const inflated = new Uint8Array(expected);
  let length = 0;
  const append = (chunk: Uint8Array) => {
    if (length + chunk.length > expected) throw new DataError({ code: "expandsTooFar", file: name, expected });
    inflated.set(chunk, length);
    length += chunk.length;
  };
  try {
    await readStream(slices(compressed).pipeThrough(new DecompressionStream("gzip")), append);
  } catch (error) {
    if (!(error instanceof BrokenStream)) throw error;
    throw new DataError({ code: "damaged", file: name, length });
  }
  if (length < expected) throw new DataError({ code: "expandsTooLittle", file: name, found: length, expected });
  return inflated;
}

function slices(bytes: Uint8Array): ReadableStream<BufferSource> {
  let offset = 0;
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(bytes.slice(offset, offset + SLICE));
      offset += SLICE;
      if (offset >= bytes.length) controller.close();
    },
  });
}
