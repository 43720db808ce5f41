import {
  type Architecture,
  ArchitectureError,
  type ArchitectureProblem,
  decoderInputOf,
  type Layer,
  type Part,
  type Shape,
  tracedShapes,
} from "../../experiment/architecture";
import { withinLimits } from "../../experiment/limits";
import { parameterLayout } from "../../experiment/parameters";

/** A layer being edited; its id stays when it is moved or changed. */
export interface LayerDraft {
  readonly id: number;
  readonly layer: Layer;
}

/** A network being edited, which need not fit together. */
export interface NetworkDraft {
  readonly encoder: readonly LayerDraft[];
  readonly decoder: readonly LayerDraft[];
}

/** What is known of a draft: output shapes as far as layers fit, parameters by layer and in all, and what does not fit. */
export interface DraftSummary {
  readonly architecture: Architecture;
  readonly shapes: Readonly<Record<Part, readonly Shape[]>>;
  /** Trainable parameters of each layer; null where the network does not fit. */
  readonly parameters: Readonly<Record<Part, readonly number[]>> | null;
  readonly problem: ArchitectureProblem | null;
  /** The part that the problem lies in; null where it is one of the whole network. */
  readonly problemPart: Part | null;
}

/** The layers of a network as rows. */
export function draftOf({ encoder, decoder }: Architecture): NetworkDraft {
  const rows = (layers: readonly Layer[], first: number) =>
    layers.map((layer, index) => ({ id: first + index, layer }));
  return { encoder: rows(encoder, 0), decoder: rows(decoder, encoder.length) };
}

/** What a draft comes to, for images and codes as in `network`. */
export function draftSummary(draft: NetworkDraft, network: Architecture): DraftSummary {
  const layersOf = (part: Part) => draft[part].map(({ layer }) => layer);
  const [encoder, decoder] = [layersOf("encoder"), layersOf("decoder")];
  const architecture = { ...network, encoder, decoder };
  const down = tracedShapes(encoder, network.imageShape, "encoder");
  const up = tracedShapes(decoder, decoderInputOf(network), "decoder");
  const shapes = { encoder: down.shapes, decoder: up.shapes };
  const problem = problemOf(architecture);
  if (problem) return { architecture, shapes, parameters: null, problem, problemPart: partOfProblem(problem) };
  const { trainable } = parameterLayout(architecture);
  const countsOf = (part: Part) =>
    draft[part].map((_, index) =>
      trainable.reduce((sum, { name, size }) => sum + (name.startsWith(`${part}/${index}/`) ? size : 0), 0),
    );
  const parameters = { encoder: countsOf("encoder"), decoder: countsOf("decoder") };
  return { architecture, shapes, parameters, problem: null, problemPart: null };
}

function problemOf(architecture: Architecture): ArchitectureProblem | null {
  try {
    withinLimits(architecture);
    return null;
  } catch (error) {
    if (error instanceof ArchitectureError) return error.problem;
    throw error;
  }
}

function partOfProblem(problem: ArchitectureProblem): Part | null {
  if ("part" in problem) return problem.part;
  if (problem.code === "encoderNotFlat") return "encoder";
  return problem.code === "decoderEndsWrong" ? "decoder" : null;
}

/** A draft with a layer put in at a place of a part, from 0; it is the one of the greatest id. */
export function inserted(draft: NetworkDraft, part: Part, place: number, layer: Layer): NetworkDraft {
  const id = 1 + Math.max(-1, ...[...draft.encoder, ...draft.decoder].map((row) => row.id));
  return { ...draft, [part]: draft[part].toSpliced(place, 0, { id, layer }) };
}

/** A draft without the layer at a place. */
export function removed(draft: NetworkDraft, part: Part, place: number): NetworkDraft {
  return { ...draft, [part]: draft[part].toSpliced(place, 1) };
}

/** A draft with the layer at a place a place earlier (−1) or later (1). */
export function moved(draft: NetworkDraft, part: Part, place: number, by: -1 | 1): NetworkDraft {
  const rows = [...draft[part]];
  const [row] = rows.splice(place, 1);
  if (row) rows.splice(place + by, 0, row);
  return { ...draft, [part]: rows };
}

/** A draft with another layer at a place. */
export function changed(draft: NetworkDraft, part: Part, place: number, layer: Layer): NetworkDraft {
  return { ...draft, [part]: draft[part].map((row, index) => (index === place ? { ...row, layer } : row)) };
}

/** A layer of another kind, as like to the one before as it can be; what it takes is of shape `input`. */
export function layerOfKind(kind: Layer["kind"], before: Layer, input: Shape | undefined): Layer {
  const width = "filters" in before ? before.filters : "units" in before ? before.units : 32;
  const stride = "stride" in before ? before.stride : 1;
  const activation = "activation" in before ? before.activation : "relu";
  switch (kind) {
    case "conv2d":
    case "conv2dTranspose":
      return { kind, filters: Math.min(width, 256), stride, activation };
    case "dense":
      return { kind, units: width, activation };
    case "reshape":
      return { kind, shape: squareOf(input) };
    default:
      return { kind };
  }
}

/** A shape of as many values as there are, as large a square as a decoder begins with: 7 × 7 × 64 of 3,136. */
function squareOf(input: Shape | undefined): readonly [number, number, number] {
  const size = input?.reduce((product, length) => product * length, 1) ?? 0;
  for (const side of [7, 8, 6, 12, 4, 16, 5, 3, 2]) {
    if (size > 0 && size % (side * side) === 0) return [side, side, size / (side * side)];
  }
  return [1, 1, Math.max(1, size)];
}
