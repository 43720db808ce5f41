import { isIdx } from "./idx";
import { beginsWith, type PictureFormat, pictureFormat } from "./imageHeader";
import { isGzip } from "./inflate";
import { isNpy } from "./npy";
import { isZip } from "./zip";

/** What a file is by its first bytes, whatever its name says. */
export type FileKind =
  | PictureFormat
  | "zip"
  | "gzip"
  | "npy"
  | "idx"
  | "text"
  /** What is met often in their place, and is not read. */
  | "empty"
  | "lfsPointer"
  | "html"
  | "json"
  | "pickle"
  | "svg"
  | "tiff"
  | "heic"
  | "avif"
  | "hdf5"
  | "parquet"
  | "pdf"
  | "otherArchive"
  | "unknown";

/** Bytes at the beginning of a file that tell what it is. */
export const SNIFFED_BYTES = 4096;

const byBeginning: readonly (readonly [FileKind, string])[] = [
  ["tiff", "II*\0"],
  ["tiff", "MM\0*"],
  ["hdf5", "\x89HDF\r\n\x1a\n"],
  ["parquet", "PAR1"],
  ["pdf", "%PDF-"],
  ["otherArchive", "7z\xbc\xaf\x27\x1c"],
  ["otherArchive", "Rar!"],
  ["otherArchive", "BZh"],
  ["otherArchive", "\xfd7zXZ\0"],
];

/** What a file is by its first `SNIFFED_BYTES` bytes, or by all that there are. */
export function sniff(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return "empty";
  const picture = pictureFormat(bytes);
  if (picture) return picture;
  const known = byBeginning.find(([, beginning]) => beginsWith(bytes, beginning));
  if (known) return known[0];
  if (beginsWith(bytes, "version ") && beginsWith(bytes.subarray(8), "https://git-lfs")) return "lfsPointer";
  if (beginsWith(bytes.subarray(4), "ftyp")) return isoBrand(bytes);
  if (isZip(bytes)) return "zip";
  if (isGzip(bytes)) return "gzip";
  if (isNpy(bytes)) return "npy";
  if (isIdx(bytes)) return "idx";
  // A pickle of protocol 2 to 5 begins with that number behind 0x80.
  if (bytes[0] === 0x80 && (bytes[1] ?? 0) >= 2 && (bytes[1] ?? 0) <= 5) return "pickle";
  if (beginsWith(bytes.subarray(257), "ustar")) return "otherArchive";
  return textKind(bytes);
}

function isoBrand(bytes: Uint8Array): FileKind {
  const brand = bytes.subarray(8);
  if (beginsWith(brand, "avif") || beginsWith(brand, "avis")) return "avif";
  return ["heic", "heix", "mif1", "hevc"].some((name) => beginsWith(brand, name)) ? "heic" : "unknown";
}

function textKind(bytes: Uint8Array): FileKind {
  const head = bytes.subarray(0, SNIFFED_BYTES);
  if (head.some((byte) => byte < 9 || (byte > 13 && byte < 32))) return "unknown";
  const text = new TextDecoder().decode(head).trimStart().toLowerCase();
  // A letter may be cut in two at the end of what is looked at, and nowhere else.
  if (text.slice(0, -1).includes("\ufffd")) return "unknown";
  if (/^<(!doctype html|html|head|body)/.test(text)) return "html";
  if (text.includes("<svg")) return "svg";
  return /^[[{]/.test(text) ? "json" : "text";
}
