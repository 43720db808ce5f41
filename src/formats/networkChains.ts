import { type Architecture, inferShapes, type Layer, type Part, type Shape } from "../experiment/architecture";

/** A layer in its place: the name that its tensors begin with, and what goes in and comes out. */
export interface PlacedLayer {
  /** Such as `encoder/0`, `mu` or `decoder/3`. */
  readonly name: string;
  readonly layer: Layer;
  readonly input: Shape;
  readonly output: Shape;
}

/** A network as other libraries are told of it: two chains of layers with the two heads between them. */
export interface NetworkChains {
  readonly encoder: readonly PlacedLayer[];
  readonly mu: PlacedLayer;
  readonly logVar: PlacedLayer;
  /** Ends in logits of the image's own shape: where the architecture ends otherwise, with layers that reshape. */
  readonly decoder: readonly PlacedLayer[];
}

/**
 * The layers of an architecture in their places.
 * @throws ArchitectureError where layers do not fit together
 */
export function chainsOf(architecture: Architecture): NetworkChains {
  const { imageShape, latentDim, encoder, decoder } = architecture;
  const shapes = inferShapes(architecture);
  const code = shapes.encoder.at(-1) ?? imageShape;
  const head = (name: string): PlacedLayer => {
    return { name, layer: { kind: "dense", units: latentDim, activation: "linear" }, input: code, output: [latentDim] };
  };
  const decoded = placed("decoder", decoder, shapes.decoder, [latentDim]);
  return {
    encoder: placed("encoder", encoder, shapes.encoder, imageShape),
    mu: head("mu"),
    logVar: head("logVar"),
    decoder: [...decoded, ...lastReshape(decoded.at(-1)?.output ?? [latentDim], decoded.length, imageShape)],
  };
}

function placed(part: Part, layers: readonly Layer[], outputs: readonly Shape[], input: Shape): PlacedLayer[] {
  return layers.map((layer, index) => {
    const before = outputs[index - 1] ?? input;
    return { name: `${part}/${index}`, layer, input: before, output: outputs[index] ?? before };
  });
}

function lastReshape(found: Shape, index: number, wanted: readonly [number, number, number]): PlacedLayer[] {
  if (found.join() === wanted.join()) return [];
  const name = `decoder/${index}`;
  return [{ name, layer: { kind: "reshape", shape: wanted }, input: found, output: wanted }];
}
