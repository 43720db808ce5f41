/** Formats of pictures whose headers are read. */
export type PictureFormat = "png" | "jpeg" | "gif" | "webp" | "bmp";

/** What the header of a picture says, before anything of it is decoded. */
export interface ImageHeader {
  readonly format: PictureFormat;
  /** In pixels, as they are stored: a JPEG may be turned when it is decoded. */
  readonly width: number;
  readonly height: number;
  /** Whether it says that it has no colours; a picture that does not say is taken for one in colour. */
  readonly isGrey: boolean;
}

/** Bytes at the beginning of a picture that hold its header, but for a JPEG with long notes before it. */
export const IMAGE_HEADER_BYTES = 2 ** 16;

/** The format of a picture by its first bytes; undefined of other files. */
export function pictureFormat(bytes: Uint8Array): PictureFormat | undefined {
  if (beginsWith(bytes, "\x89PNG\r\n\x1a\n")) return "png";
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (beginsWith(bytes, "GIF87a") || beginsWith(bytes, "GIF89a")) return "gif";
  if (beginsWith(bytes, "RIFF") && beginsWith(bytes.subarray(8), "WEBP")) return "webp";
  return beginsWith(bytes, "BM") && bytes.length >= 26 && bytes[6] === 0 && bytes[7] === 0 ? "bmp" : undefined;
}

/** Whether bytes begin with those of a text of single-byte letters. */
export function beginsWith(bytes: Uint8Array, text: string): boolean {
  return bytes.length >= text.length && Array.from(text).every((letter, at) => bytes[at] === letter.charCodeAt(0));
}

/** Reads the header of a picture; undefined where the bytes are of none, or it cannot be read. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const format = pictureFormat(bytes);
  if (!format) return undefined;
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return { format, ...readers[format](view, bytes) };
  } catch (error) {
    // The view refuses to read beyond the bytes that there are.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

type ReadHeader = (view: DataView, bytes: Uint8Array) => Omit<ImageHeader, "format">;

const readers: Readonly<Record<PictureFormat, ReadHeader>> = {
  /** Kinds of colour 0 and 4 are grey, without and with transparency (ISO 15948, 11.2.2). */
  png: (view) => ({
    width: view.getUint32(16),
    height: view.getUint32(20),
    isGrey: view.getUint8(25) === 0 || view.getUint8(25) === 4,
  }),
  jpeg: readJpeg,
  gif: (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true), isGrey: false }),
  webp: readWebp,
  bmp: (view) => ({
    width: Math.abs(view.getInt32(18, true)),
    // A negative height says that the rows begin at the top.
    height: Math.abs(view.getInt32(22, true)),
    isGrey: false,
  }),
};

/** Goes from marker to marker to the one that begins the frame (ITU T.81, B.2.2). */
function readJpeg(view: DataView): Omit<ImageHeader, "format"> {
  let at = 2;
  for (;;) {
    while (view.getUint8(at) === 0xff && view.getUint8(at + 1) === 0xff) at += 1;
    if (view.getUint8(at) !== 0xff) throw new RangeError("noMarker");
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), isGrey: view.getUint8(at + 9) === 1 };
    }
    at += 2 + view.getUint16(at + 2);
  }
}

/** The three kinds of WebP: lossy, lossless, and one with more than a picture (RFC 9649). */
function readWebp(view: DataView, bytes: Uint8Array): Omit<ImageHeader, "format"> {
  const kind = bytes.subarray(12);
  if (beginsWith(kind, "VP8 ")) {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff, isGrey: false };
  }
  if (beginsWith(kind, "VP8L")) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, isGrey: false };
  }
  const threeBytes = (at: number) => view.getUint16(at, true) + 2 ** 16 * view.getUint8(at + 2);
  return { width: threeBytes(24) + 1, height: threeBytes(27) + 1, isGrey: false };
}
