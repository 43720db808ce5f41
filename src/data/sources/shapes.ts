import type { DataDescription } from "../../experiment/dataSets";
import { colouredShapesDescription, shapesDescription } from "../../experiment/drawnSets";
import { type Drawn, drawDataset, drawSome } from "../drawn/draw";
import type { Colour } from "../drawn/paint";
import { hueAt, paintShape } from "../drawn/shapes";
import type { Source } from "../source";

const BLACK: Colour = [0, 0, 0];
const WHITE: Colour = [255, 255, 255];

/** Shapes in white on black. */
export const shapes: Source = drawnShapes(shapesDescription, () => WHITE, BLACK);

/** Shapes of any hue on white. */
export const colouredShapes: Source = drawnShapes(colouredShapesDescription, hueAt, WHITE);

/** Some shapes as high and wide as asked, in white on black or of any hue on white, levels [count, pixels]. */
export function someShapes(side: number, colour: "grey" | "colour", count: number): Promise<Uint8Array> {
  const [description, drawn] =
    colour === "grey"
      ? [shapesDescription, drawnOf(shapesDescription, () => WHITE, BLACK)]
      : [colouredShapesDescription, drawnOf(colouredShapesDescription, hueAt, WHITE)];
  return drawSome(description, { source: description.name, side }, drawn, count);
}

function drawnShapes(description: DataDescription, inkAt: (hue: number) => Colour, paper: Colour): Source {
  const drawn = drawnOf(description, inkAt, paper);
  return { name: description.name, load: (choice, loading) => drawDataset(description, choice, drawn, loading) };
}

function drawnOf(description: DataDescription, inkAt: (hue: number) => Colour, paper: Colour): Drawn {
  return {
    uniforms: description.factors.length,
    paint: (painting, uniforms, label) => {
      const [x, y, size, turn] = uniforms as ArrayLike<number> as readonly [number, number, number, number];
      // A hue lies between these and the thickness, which is the last, where there is one.
      const [hue, filled] = [uniforms[4] ?? 0, uniforms[uniforms.length - 1] ?? 1];
      const factors = { x, y, scale: 0.5 + size / 2, turn, thickness: 0.25 + 0.75 * filled };
      paintShape(painting, label, factors, inkAt(hue), paper);
    },
    factorsOf: (uniforms) =>
      description.factors.map(({ least, greatest }, factor) => least + (greatest - least) * (uniforms[factor] ?? 0)),
  };
}
