import type { NamedTensors, Tensor } from "./tensor";

/** Most letters of a `model.json` that is read. */
const LONGEST = 1_000_000;

/** What Keras calls a role, and what we do. */
const roles: ReadonlyMap<string, string> = new Map([
  ["moving_mean", "runningMean"],
  ["moving_variance", "runningVariance"],
]);

/**
 * The weights of a layers model of TensorFlow.js by our names, and what its writer noted; null where it is none, or has
 * weights of other kinds than 32-bit numbers.
 * @param topology The text of `model.json`.
 * @param bytesOf Gives the bytes of a file that it names.
 */
export function readTfjs(
  topology: string,
  bytesOf: (path: string) => Uint8Array | undefined,
): { readonly tensors: NamedTensors; readonly metadata: ReadonlyMap<string, string> } | null {
  const parsed = topology.length > LONGEST ? null : parse(topology);
  const manifest = parsed?.["weightsManifest"];
  if (parsed?.["format"] !== "layers-model" || !Array.isArray(manifest)) return null;
  const tensors = new Map<string, Tensor>();
  for (const group of manifest) {
    const found = tensorsOfGroup(group, bytesOf);
    if (!found) return null;
    for (const [name, tensor] of found) tensors.set(ourName(name), tensor);
  }
  const noted = parsed["userDefinedMetadata"];
  const notes = isRecord(noted) ? Object.entries(noted) : [];
  return { tensors, metadata: new Map(notes.filter((note): note is [string, string] => typeof note[1] === "string")) };
}

/** Tensors that lie one behind the other in some files. */
function tensorsOfGroup(group: unknown, bytesOf: (path: string) => Uint8Array | undefined): NamedTensors | null {
  if (!isRecord(group)) return null;
  const { paths, weights } = group;
  if (!Array.isArray(paths) || !Array.isArray(weights)) return null;
  const pieces = paths.map((path) => (typeof path === "string" ? bytesOf(path) : undefined));
  const all = joined(pieces);
  const tensors = new Map<string, Tensor>();
  let place = 0;
  for (const weight of weights) {
    const spec = specOf(weight);
    if (!spec || !all || place + 4 * spec.size > all.length) return null;
    const values = new Float32Array(all.slice(place, place + 4 * spec.size).buffer);
    tensors.set(spec.name, { shape: spec.shape, values });
    place += 4 * spec.size;
  }
  return all?.length === place ? tensors : null;
}

function specOf(weight: unknown): { name: string; shape: readonly number[]; size: number } | null {
  if (!isRecord(weight) || weight["dtype"] !== "float32" || "quantization" in weight) return null;
  const { name, shape } = weight;
  if (typeof name !== "string" || !Array.isArray(shape)) return null;
  if (!shape.every((length) => Number.isSafeInteger(length) && length >= 0)) return null;
  return { name, shape, size: shape.reduce((product: number, length: number) => product * length, 1) };
}

/** Such as `encoder/0/kernel` of `encoder_0/kernel`. */
function ourName(name: string): string {
  const [layer = "", role = ""] = [name.slice(0, name.lastIndexOf("/")), name.slice(name.lastIndexOf("/") + 1)];
  const ours = layer === "log_var" ? "logVar" : layer.replace(/_(\d+)$/, "/$1");
  return `${ours}/${roles.get(role) ?? role}`;
}

function joined(pieces: readonly (Uint8Array | undefined)[]): Uint8Array | null {
  const there = pieces.filter((piece) => piece !== undefined);
  if (there.length !== pieces.length) return null;
  const all = new Uint8Array(there.reduce((length, piece) => length + piece.length, 0));
  let place = 0;
  for (const piece of there) {
    all.set(piece, place);
    place += piece.length;
  }
  return all;
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
