import {
  type Architecture,
  decoderInputOf,
  inferShapes,
  type Layer,
  type Part,
  type Shape,
  sizeOf,
} from "../../experiment/architecture";
import { parameterLayout } from "../../experiment/parameters";
import { type SkipConnection, skipsOf } from "../../experiment/skips";

/** A layer that computes something. */
export type ComputingLayer = Exclude<Layer, { readonly kind: "flatten" | "reshape" }>;

/** One layer of a network, as it is told and drawn. */
export interface FlowLayer {
  /** Its name in `parameterLayout`, such as `encoder/0`. */
  readonly name: string;
  readonly layer: ComputingLayer;
  readonly input: Shape;
  readonly output: Shape;
  /** The shape that its output is drawn in: a flat one that is reshaped right after is a sheet of maps. */
  readonly drawn: Shape;
  /** Parameters that are trained. */
  readonly parameters: number;
  /** The layer that it reads; null where that is the image or the code. */
  readonly source: string | null;
  /** The shape of the encoder's output that it reads besides; null where it reads none. */
  readonly skipped: Shape | null;
}

/** A layer with the batch norms after it, which go by its side. */
export type Stage = readonly [FlowLayer, ...FlowLayer[]];

/** A network from image to code and back, stage by stage. */
export interface Stages {
  readonly encoder: readonly Stage[];
  /** Parameters of the two dense layers that give μ and log σ². */
  readonly headParameters: number;
  readonly decoder: readonly Stage[];
}

/**
 * The stages of a network.
 * @throws ArchitectureError where layers do not fit together
 */
export function stagesOf(architecture: Architecture): Stages {
  const shapes = inferShapes(architecture);
  const counts = parameterCounts(architecture);
  const { imageShape } = architecture;
  const code = decoderInputOf(architecture);
  return {
    encoder: grouped(layersOf("encoder", architecture.encoder, imageShape, shapes.encoder, counts, [])),
    headParameters: (counts.get("mu") ?? 0) + (counts.get("logVar") ?? 0),
    decoder: grouped(layersOf("decoder", architecture.decoder, code, shapes.decoder, counts, skipsOf(architecture))),
  };
}

/** Trained parameters by layer. */
function parameterCounts(architecture: Architecture): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { name, size } of parameterLayout(architecture).trainable) {
    const layer = name.slice(0, name.lastIndexOf("/"));
    counts.set(layer, (counts.get(layer) ?? 0) + size);
  }
  return counts;
}

function layersOf(
  part: Part,
  layers: readonly Layer[],
  first: Shape,
  outputs: readonly Shape[],
  counts: ReadonlyMap<string, number>,
  skips: readonly SkipConnection[],
): FlowLayer[] {
  let source: string | null = null;
  return layers.flatMap((layer, index): FlowLayer[] => {
    if (layer.kind === "flatten" || layer.kind === "reshape") return [];
    const name = `${part}/${index}`;
    const input = outputs[index - 1] ?? first;
    const output = outputs[index] ?? input;
    const skipped = skips.find(({ to }) => to === index)?.shape ?? null;
    const told = { name, layer, input, output, drawn: drawnAs(layers, index, output), source, skipped };
    source = name;
    return [{ ...told, parameters: counts.get(name) ?? 0 }];
  });
}

/** The shape after a layer and, with nothing but batch norms between, the reshape that follows. */
function drawnAs(layers: readonly Layer[], index: number, output: Shape): Shape {
  const next = layers.slice(index + 1).find(({ kind }) => kind !== "batchNormalization");
  return next?.kind === "reshape" ? next.shape : output;
}

function grouped(layers: readonly FlowLayer[]): Stage[] {
  const stages: [FlowLayer, ...FlowLayer[]][] = [];
  for (const layer of layers) {
    const last = stages.at(-1);
    if (last && layer.layer.kind === "batchNormalization") last.push(layer);
    else stages.push([layer]);
  }
  return stages;
}

/** What was seen of a network: what goes into its two parts, and what each layer gave. */
interface SeenFlow {
  readonly image: Uint8Array;
  readonly z: Float32Array;
  readonly outputs: Readonly<Record<string, Float32Array>>;
}

/** What a layer gave, where what was seen is of this architecture. */
export function valuesOf({ name, output }: FlowLayer, seen: SeenFlow | null): Float32Array | undefined {
  const values = seen?.outputs[name];
  return values?.length === sizeOf(output) ? values : undefined;
}

/** What a layer was given: what the one before it gave, or the image, 0 to 1, or the code. */
export function inputOf({ name, source, input }: FlowLayer, seen: SeenFlow | null): Float32Array | undefined {
  if (!seen) return undefined;
  const first = () => (name.startsWith("encoder/") ? Float32Array.from(seen.image, (level) => level / 255) : seen.z);
  const values = source === null ? first() : seen.outputs[source];
  return values?.length === sizeOf(input) ? values : undefined;
}
