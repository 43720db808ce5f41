import {
  type Architecture,
  conditionSize,
  decoderInputOf,
  headInputOf,
  inferShapes,
  type Layer,
  type Part,
  type Shape,
} from "../experiment/architecture";

/** A layer in its place: the name that its tensors begin with, and what goes in and comes out. */
export interface PlacedLayer {
  /** Such as `encoder/0`, `mu` or `decoder/3`. */
  readonly name: string;
  readonly layer: Layer;
  readonly input: Shape;
  readonly output: Shape;
}

/**
 * A network as other libraries are told of it: two chains of layers with the two heads between them. A conditional network's
 * heads take the encoder's features with the class behind them, one-hot, and its decoder takes z with the class behind it.
 */
export interface NetworkChains {
  /** How many classes the network is told of; 0 where it is told none. */
  readonly classes: number;
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
  const code = headInputOf(architecture, shapes.encoder.at(-1) ?? imageShape);
  const taken = decoderInputOf(architecture);
  const head = (name: string): PlacedLayer => {
    return { name, layer: { kind: "dense", units: latentDim, activation: "linear" }, input: code, output: [latentDim] };
  };
  const decoded = placed("decoder", decoder, shapes.decoder, taken);
  return {
    classes: conditionSize(architecture),
    encoder: placed("encoder", encoder, shapes.encoder, imageShape),
    mu: head("mu"),
    logVar: head("logVar"),
    decoder: [...decoded, ...lastReshape(decoded.at(-1)?.output ?? taken, decoded.length, imageShape)],
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
