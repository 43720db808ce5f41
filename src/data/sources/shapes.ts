import type { DataDescription } from "../../experiment/dataSets";
import { colouredShapesDescription, shapesDescription } from "../../experiment/drawnSets";
import { type Drawn, drawDataset, drawSome } from "../drawn/draw";
import { hueAt, paintShape, type ShapeColours } from "../drawn/shapes";
import type { Source } from "../source";

const whiteOnBlack: ShapeColours = { ink: [255, 255, 255], paper: [0, 0, 0] };

/** Shapes in white on black. */
export const shapes: Source = drawnShapes(shapesDescription, () => whiteOnBlack);

/** Shapes of any hue on a pale tint of it. */
export const colouredShapes: Source = drawnShapes(colouredShapesDescription, hueAt);

/** Some shapes as high and wide as asked, in white on black or of any hue on a tint of it, levels [count, pixels]. */
export function someShapes(side: number, colour: "grey" | "colour", count: number): Promise<Uint8Array> {
  const [description, drawn] =
    colour === "grey"
      ? [shapesDescription, drawnOf(shapesDescription, () => whiteOnBlack)]
      : [colouredShapesDescription, drawnOf(colouredShapesDescription, hueAt)];
  return drawSome(description, { source: description.name, side }, drawn, count);
}

function drawnShapes(description: DataDescription, coloursAt: (hue: number) => ShapeColours): Source {
  const drawn = drawnOf(description, coloursAt);
  return { name: description.name, load: (choice, loading) => drawDataset(description, choice, drawn, loading) };
}

function drawnOf(description: DataDescription, coloursAt: (hue: number) => ShapeColours): Drawn {
  const factorsOf = (uniforms: ArrayLike<number>) =>
    description.factors.map(({ least, greatest }, factor) => least + (greatest - least) * (uniforms[factor] ?? 0));
  return {
    uniforms: description.factors.length,
    paint: (painting, uniforms, label) => {
      const factors = factorsOf(uniforms);
      const [x = 0, y = 0, scale = 1] = factors;
      // A hue lies between these and the thickness, which is the last, where there is one.
      const [turn, hue] = [uniforms[3] ?? 0, uniforms[4] ?? 0];
      paintShape(painting, label, { x, y, scale, turn, thickness: factors.at(-1) ?? 1 }, coloursAt(hue));
    },
    factorsOf,
  };
}
