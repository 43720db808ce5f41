import { png } from "../scripts/png.mjs";
import { writeZip } from "../src/formats/zip";

const SIDE = 16;

/** A picture of a bright square on dark ground, each elsewhere; cats are red, dogs are green. */
function picture(index: number, channel: 0 | 1): Uint8Array {
  const pixels = new Uint8Array(4 * SIDE * SIDE).fill(40);
  for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
    const [x, y] = [pixel % SIDE, Math.floor(pixel / SIDE)];
    const isInside = Math.abs(x - 3 - (index % 10)) < 3 && Math.abs(y - 3 - Math.floor(index / 4)) < 3;
    if (isInside) pixels[4 * pixel + channel] = 250;
    pixels[4 * pixel + 3] = 255;
  }
  return png(pixels, SIDE, SIDE);
}

/** A zip of so many cats and dogs in folders, with a damaged picture and a text beside them. */
export function zipOfClasses(ofEach = 40): Uint8Array {
  const files: [string, Uint8Array][] = [];
  for (let index = 0; index < ofEach; index++) {
    files.push([`pets/cats/${index}.png`, picture(index, 0)], [`pets/dogs/${index}.png`, picture(index, 1)]);
  }
  files.push(
    ["pets/cats/broken.png", picture(1, 0).subarray(0, 50)],
    ["pets/notes.txt", new TextEncoder().encode("hello")],
  );
  return writeZip(files);
}
