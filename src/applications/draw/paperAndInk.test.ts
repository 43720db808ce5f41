import { describe, expect, test } from "vitest";
import { stripes } from "../../testing/dataSets";
import { paperAndInkOf } from "./paperAndInk";

const SIDE = 6;
type Colour = readonly number[];

/** An image of one colour with a square of four pixels of another in its middle. */
function dotted(paper: Colour, ink: Colour): number[] {
  const isDot = (pixel: number) =>
    [Math.floor(pixel / SIDE), pixel % SIDE].every((place) => place === 2 || place === 3);
  return Array.from({ length: SIDE * SIDE }, (_, pixel) => [...(isDot(pixel) ? ink : paper)]).flat();
}

function stylesOf(channels: number, ...images: readonly (readonly number[])[]) {
  return paperAndInkOf({ testImages: Uint8Array.from(images.flat()), imageShape: [SIDE, SIDE, channels] });
}

describe("paper and ink of a data set", () => {
  test("are those of the image nearest to the mean", () => {
    const [odd, even] = [dotted([0, 0, 0], [255, 255, 255]), dotted([200, 220, 240], [90, 30, 20])];
    const near = dotted([190, 210, 230], [80, 30, 20]);
    expect(stylesOf(3, odd, even, near)).toEqual({ paper: [190, 210, 230], ink: [80, 30, 20] });
  });

  test("are what most of the border is, and the pixel farthest from that wherever it lies", () => {
    const image = dotted([250, 250, 250], [200, 0, 0]);
    image.splice(0, 3, 0, 0, 0);
    expect(stylesOf(3, image)).toEqual({ paper: [250, 250, 250], ink: [0, 0, 0] });
  });

  test("are bright on black in grey, or dark on white, as the images are", () => {
    expect(stylesOf(1, dotted([0], [251]))).toEqual({ paper: [0], ink: [251] });
    expect(stylesOf(1, dotted([255], [20]))).toEqual({ paper: [255], ink: [20] });
  });

  test("can be told apart where nothing of an image stands out", () => {
    expect(stylesOf(3, dotted([30, 40, 200], [30, 60, 180]))).toEqual({ paper: [30, 40, 200], ink: [255, 255, 255] });
    expect(stylesOf(1, dotted([140], [140]))).toEqual({ paper: [140], ink: [0] });
  });

  test("are found once", () => {
    const images = { testImages: stripes.test.images, imageShape: stripes.imageShape };
    expect(paperAndInkOf(images)).toBe(paperAndInkOf(images));
  });
});
