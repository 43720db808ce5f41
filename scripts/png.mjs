import { crc32, deflateSync } from "node:zlib";

/**
 * A PNG of an image.
 * @param {Uint8Array} pixels Red, green, blue and alpha, row by row.
 * @param {number} width
 * @param {number} height
 */
export function png(pixels, width, height) {
  const rows = Buffer.alloc(height * (4 * width + 1));
  for (let row = 0; row < height; row++)
    rows.set(pixels.subarray(4 * width * row, 4 * width * (row + 1)), row * (4 * width + 1) + 1);
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [part("IHDR", header), part("IDAT", deflateSync(rows, { level: 9 })), part("IEND", Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

/**
 * @param {string} type
 * @param {Buffer} content
 */
function part(type, content) {
  const body = Buffer.concat([Buffer.from(type), content]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(content.length, 0);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}
