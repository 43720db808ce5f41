// Draws the icons of the installed page, as `public/favicon.svg` has them: node scripts/icons.mjs
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { png } from "./png.mjs";

const folder = fileURLToPath(new URL("../public/icons/", import.meta.url));

/** Points on a side of a pixel at which colours are taken, for soft edges. */
const FINE = 4;
/** The side of the drawing, in its own units. */
const SIDE = 32;

/** @typedef {readonly [number, number, number]} Colour */
/** @typedef {{ name: string, side: number, inset: number, corner: number }} Icon Inset and corner in the drawing's units. */

/** A maskable icon fills its square, and has all that matters within a circle of 40 % of its side. */
/** @type {readonly Icon[]} */
export const icons = [
  { name: "icon-192.png", side: 192, inset: 0, corner: 7 },
  { name: "icon-512.png", side: 512, inset: 0, corner: 7 },
  { name: "maskable-512.png", side: 512, inset: 4, corner: 0 },
  { name: "apple-180.png", side: 180, inset: 2, corner: 0 },
];

/** @type {Colour} */
const ground = [0x1b, 0x1b, 0x1f];
/** @type {{ colour: Colour, isIn: (x: number, y: number) => boolean }[]} */
const shapes = [
  { colour: [0x7f, 0xb4, 0xe6], isIn: ellipse(11, 6.5, 2.4) },
  { colour: [0xe8, 0x96, 0x4f], isIn: ellipse(5.2, 2.8, 2.2) },
  { colour: [0xa7, 0x8b, 0xfa], isIn: (x, y) => Math.hypot(x - 21.5, y - 9.5) <= 2.8 },
];

/**
 * The line of an ellipse around the middle that is turned by 32° against the clock.
 * @param {number} radiusX
 * @param {number} radiusY
 * @param {number} width Of the line.
 */
function ellipse(radiusX, radiusY, width) {
  const [cosine, sine] = [Math.cos((32 * Math.PI) / 180), Math.sin((32 * Math.PI) / 180)];
  return (/** @type {number} */ x, /** @type {number} */ y) => {
    const [along, across] = [(x - 16) * cosine - (y - 16) * sine, (x - 16) * sine + (y - 16) * cosine];
    const within = (/** @type {number} */ by) => Math.hypot(along / (radiusX + by), across / (radiusY + by)) <= 1;
    return within(width / 2) && !within(-width / 2);
  };
}

/**
 * Red, green, blue and alpha of an icon's pixels, row by row.
 * @param {Icon} icon
 */
export function draw({ side, inset, corner }) {
  const pixels = Buffer.alloc(4 * side * side);
  const scale = (SIDE + 2 * inset) / side;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const sum = [0, 0, 0, 0];
      for (let point = 0; point < FINE * FINE; point++) {
        const x = (column + ((point % FINE) + 0.5) / FINE) * scale;
        const y = (row + (Math.floor(point / FINE) + 0.5) / FINE) * scale;
        if (!isInSquare(x, y, SIDE + 2 * inset, corner)) continue;
        const colour = shapes.findLast(({ isIn }) => isIn(x - inset, y - inset))?.colour ?? ground;
        for (const channel of [0, 1, 2]) sum[channel] = (sum[channel] ?? 0) + (colour[channel] ?? 0);
        sum[3] = (sum[3] ?? 0) + 1;
      }
      const count = sum[3] ?? 0;
      const mean = count ? sum.slice(0, 3).map((value) => Math.round(value / count)) : [0, 0, 0];
      pixels.set([...mean, Math.round((255 * count) / FINE ** 2)], 4 * (row * side + column));
    }
  }
  return pixels;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} side
 * @param {number} corner The radius of its corners.
 */
function isInSquare(x, y, side, corner) {
  const beyond = (/** @type {number} */ at) => Math.max(corner - at, at - (side - corner), 0);
  return Math.hypot(beyond(x), beyond(y)) <= corner || corner === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(folder, { recursive: true });
  for (const icon of icons) writeFileSync(`${folder}${icon.name}`, png(draw(icon), icon.side, icon.side));
}
