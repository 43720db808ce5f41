import { readHdf5 } from "./hdf5/read";
import type { Hdf5Group } from "./hdf5/write";
import { groupNames } from "./keras";
import type { Tensor } from "./tensor";

/** A layer as the configuration of a model of Keras 3 tells of it, with its weights in Keras' order. */
export interface KerasFileLayer {
  readonly name: string;
  /** Its class, such as `Conv2D`. */
  readonly kind: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** Names of the layers whose outputs it takes. */
  readonly sources: readonly string[];
  readonly weights: readonly Tensor[];
}

/** A model as Keras 3 saves it. */
export interface KerasFile {
  /** In Keras' order, inputs among them. */
  readonly layers: readonly KerasFileLayer[];
  /** What its writer noted in `metadata.json`. */
  readonly metadata: ReadonlyMap<string, string>;
}

/** Most letters of a configuration that is read, and most layers. */
const [LONGEST, MOST_LAYERS] = [1_000_000, 200];
const MODELS = ["Functional", "Sequential"];

/**
 * A functional or sequential model of Keras 3, `.keras`; null where the files are none.
 * @param bytesOf Gives the bytes of a file of the archive.
 * @throws Hdf5Error where its weights cannot be read
 */
export function readKerasModel(bytesOf: (name: string) => Uint8Array | undefined): KerasFile | null {
  const model = parse(bytesOf("config.json"));
  const kind = model?.["class_name"];
  const config = model?.["config"];
  const told = isRecord(config) ? config["layers"] : null;
  if (typeof kind !== "string" || !MODELS.includes(kind) || !Array.isArray(told) || told.length > MOST_LAYERS)
    return null;
  const found = told.map(layerOf);
  const layers = found.filter((layer) => layer !== null);
  if (layers.length !== found.length || new Set(layers.map(({ name }) => name)).size !== layers.length) return null;
  const weights = readKerasWeights(bytesOf("model.weights.h5") ?? new Uint8Array());
  // A sequential model does not save what stands for its input.
  const isSaved = (layer: { readonly kind: string }) => kind === "Functional" || layer.kind !== "InputLayer";
  const names = groupNames(layers.filter(isSaved).map((layer) => layer.kind)).values();
  const notes = Object.entries(parse(bytesOf("metadata.json")) ?? {});
  return {
    layers: layers.map((layer, index) => ({
      ...layer,
      sources:
        kind === "Functional" ? layer.sources : layers.slice(Math.max(0, index - 1), index).map(({ name }) => name),
      weights: (isSaved(layer) && weights.get(names.next().value ?? "")) || [],
    })),
    metadata: new Map(notes.filter((note): note is [string, string] => typeof note[1] === "string")),
  };
}

/**
 * The weights of the layers of a model as Keras 3 saves them, `.weights.h5`, by the names of their groups.
 * @throws Hdf5Error where they cannot be read
 */
export function readKerasWeights(bytes: Uint8Array): ReadonlyMap<string, readonly Tensor[]> {
  const layers = readHdf5(bytes).get("layers");
  const found = new Map<string, readonly Tensor[]>();
  if (!isGroup(layers)) return found;
  for (const [name, layer] of layers) {
    const variables = isGroup(layer) ? layer.get("vars") : undefined;
    if (isGroup(variables)) found.set(name, inOrder(variables));
  }
  return found;
}

/** What is numbered from 0 on, in that order, as far as nothing is missing. */
function inOrder(variables: Hdf5Group): Tensor[] {
  const tensors: Tensor[] = [];
  for (let index = 0; index < variables.size; index++) {
    const variable = variables.get(String(index));
    if (!variable || isGroup(variable)) break;
    tensors.push(variable);
  }
  return tensors;
}

function isGroup(member: Hdf5Group | Tensor | undefined): member is Hdf5Group {
  return member instanceof Map;
}

function layerOf(told: unknown): Omit<KerasFileLayer, "weights"> | null {
  if (!isRecord(told)) return null;
  const { class_name: kind, config: options, inbound_nodes: nodes } = told;
  const config = isRecord(options) ? options : {};
  // A layer of a class that is not Keras' own may have no name in its configuration.
  const name = told["name"] ?? config["name"];
  if (typeof kind !== "string" || typeof name !== "string") return null;
  return { name, kind, config, sources: [...new Set(sourcesIn(nodes, MOST_NESTED))] };
}

/** How deep lists lie in each other where a layer tells what it takes. */
const MOST_NESTED = 12;

/** Names of the layers whose outputs stand anywhere within what a layer was called with. */
function sourcesIn(told: unknown, depth: number): string[] {
  if (depth === 0 || typeof told !== "object" || told === null) return [];
  const history = isRecord(told) ? told["keras_history"] : undefined;
  if (Array.isArray(history)) return typeof history[0] === "string" ? [history[0]] : [];
  return Object.values(told).flatMap((each) => sourcesIn(each, depth - 1));
}

function parse(bytes: Uint8Array | undefined): Readonly<Record<string, unknown>> | null {
  if (!bytes || bytes.length > LONGEST) return null;
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isRecord(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
