import type { ImageShape } from "../experiment/architecture";
import type { KeptImages } from "./dataSets";
import { sha256 } from "./sha256";

/**
 * What a data set is known by: the first 16 hexadecimal digits of the SHA-256 of its shape and counts and of the SHA-256
 * of its images and labels.
 */
export async function digestOf(imageShape: ImageShape, images: KeptImages): Promise<string> {
  const parts = [images.trainImages, images.trainLabels, images.testImages, images.testLabels];
  const digests: string[] = [];
  for (const part of parts) digests.push(part ? hexadecimal(await digest(part)) : "none");
  const summary = [imageShape.join("x"), ...digests].join(" ");
  return hexadecimal(await digest(new TextEncoder().encode(summary))).slice(0, 16);
}

/** SHA-256 by the browser where the page may ask it, which it may not where it is not encrypted, and else by this page. */
async function digest(bytes: Uint8Array): Promise<Uint8Array> {
  if (!globalThis.crypto?.subtle) return sha256(bytes);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as BufferSource));
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
