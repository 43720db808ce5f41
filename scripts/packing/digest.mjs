import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/**
 * The bytes of a file that must be the one that is known.
 * @param {string} path
 * @param {string} sha256 Its digest, hexadecimal.
 * @throws Error where it is another one
 */
export function knownFile(path, sha256) {
  const bytes = readFileSync(path);
  const found = createHash("sha256").update(bytes).digest("hex");
  if (found !== sha256) throw new Error(`${path} is another file: its SHA-256 is ${found}.`);
  return bytes;
}

/**
 * A number that a text always has and that looks as if drawn at random, 0 to 2³² − 1.
 * @param {string} text
 */
export function scattered(text) {
  return createHash("sha256").update(text).digest().readUInt32BE();
}
