import { DataError } from "./dataset";

/** An array of bytes with its lengths along each dimension. */
export interface ByteTensor {
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

const UNSIGNED_BYTE = 0x08;

/**
 * Reads the IDX format of LeCun's MNIST page: two zero bytes, the element type, the number of dimensions, each length
 * as a big-endian 32-bit integer, then the elements. Only unsigned bytes are read; `file` names it in errors.
 * @throws DataError where the header is not IDX or the length is not what the header says
 */
export function parseIdx(file: Uint8Array, name: string): ByteTensor {
  const dimensions = file[3] ?? 0;
  const header = 4 + 4 * dimensions;
  if (file.length < 4 || file[0] !== 0 || file[1] !== 0) throw new DataError({ code: "notIdx", file: name });
  if (file[2] !== UNSIGNED_BYTE) throw new DataError({ code: "notBytes", file: name, elementType: file[2] });
  if (dimensions === 0) throw new DataError({ code: "noDimensions", file: name });
  if (file.length < header) throw new DataError({ code: "headerCutShort", file: name, length: file.length });
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const shape = Array.from({ length: dimensions }, (_, dimension) => view.getUint32(4 + 4 * dimension));
  const expected = shape.reduce((product, length) => product * length, 1);
  const found = file.length - header;
  if (found !== expected) throw new DataError({ code: "wrongLength", file: name, shape, found });
  return { shape, bytes: file.subarray(header) };
}
