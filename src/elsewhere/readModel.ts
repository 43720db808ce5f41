import type { Experiment } from "../experiment/experiment";
import { ImportError } from "../formats/importError";
import { readNpz } from "../formats/npz";
import type { NumberArray } from "../formats/numberArray";
import { readSafetensors, SafetensorsError } from "../formats/safetensors";
import type { NamedTensors } from "../formats/tensor";
import { readTfjs } from "../formats/tfjsReading";
import { isZip, listZip, readMember } from "../formats/zip";
import { fitModel, type HandedTensors } from "./fitModel";
import { type FoundModel, type HandedFile, ModelFileError } from "./modelFile";

const WEIGHTS = "pytorch/vae.safetensors";
const MOMENTS = "pytorch/optimizer.safetensors";

/**
 * The model in a file: an archive that this page packed, safetensors or NPZ with our names or PyTorch's. Where a file does
 * not tell its network, it is the present experiment's or one of the presets, as its tensors fit.
 * @throws ModelFileError where there is none
 */
export function readModel(file: HandedFile, present: Experiment): FoundModel {
  try {
    return fitModel(tensorsIn(file), present);
  } catch (error) {
    if (error instanceof ImportError) throw new ModelFileError({ code: "unreadable", problem: error.problem });
    if (error instanceof SafetensorsError) throw new ModelFileError({ code: "notSafetensors", problem: error.problem });
    throw error;
  }
}

function tensorsIn({ name, bytes }: HandedFile): HandedTensors {
  if (isZip(bytes)) return tensorsInZip(name, bytes);
  if (beginsWith(bytes, [0x80]) && (bytes[1] ?? 9) <= 5) throw new ModelFileError({ code: "pickle" });
  if (beginsWith(bytes, [0x89, 0x48, 0x44, 0x46])) throw new ModelFileError({ code: "hdf5" });
  if (bytes[8] === 0x7b) return { ...readSafetensors(bytes), moments: null };
  throw new ModelFileError({ code: /\.onnx$/i.test(name) ? "onnx" : "unknownFile" });
}

function tensorsInZip(where: string, bytes: Uint8Array): HandedTensors {
  const members = new Map(listZip(bytes, where).map((member) => [member.name, member]));
  const names = [...members.keys()];
  // Somebody may have packed it again with the folder around it.
  const root = names.find((name) => name.endsWith(`/${WEIGHTS}`))?.slice(0, -WEIGHTS.length) ?? "";
  const read = (name: string) => {
    const member = members.get(root + name);
    return member ? readSafetensors(readMember(member, where)) : null;
  };
  const weights = read(WEIGHTS);
  if (weights) return { ...weights, moments: read(MOMENTS) };
  const topologies = names.filter((name) => /(^|\/)(encoder|decoder)\/model\.json$/.test(name));
  if (topologies.length > 0) {
    const bytesOf = (name: string) => {
      const member = members.get(name);
      return member && readMember(member, where);
    };
    return tensorsOfTfjs(topologies, bytesOf);
  }
  if (names.some((name) => name.endsWith("data.pkl"))) throw new ModelFileError({ code: "pickle" });
  if (names.includes("model.weights.h5")) throw new ModelFileError({ code: "keras" });
  if (names.some((name) => name.endsWith("run.json"))) throw new ModelFileError({ code: "runFile" });
  const { arrays, skipped } = readNpz(bytes, where);
  const [unread] = skipped;
  if (unread) throw new ModelFileError({ code: "unreadable", problem: unread.problem });
  return {
    tensors: new Map(Array.from(arrays, ([name, array]) => [name, tensorOf(array)])),
    metadata: new Map(),
    moments: null,
  };
}

/** The tensors of an encoder's and a decoder's layers model, and what the first of them tells of itself. */
function tensorsOfTfjs(
  topologies: readonly string[],
  bytesOf: (name: string) => Uint8Array | undefined,
): HandedTensors {
  const parts = topologies.map((name) => {
    const folder = name.slice(0, -"model.json".length);
    const part = readTfjs(new TextDecoder().decode(bytesOf(name)), (path) => bytesOf(folder + path));
    if (!part || topologies.length !== 2) throw new ModelFileError({ code: "otherTfjs" });
    return part;
  });
  const tensors = new Map(parts.flatMap((part) => [...part.tensors]));
  return { tensors, metadata: parts[0]?.metadata ?? new Map(), moments: null };
}

function tensorOf({
  shape,
  values,
}: NumberArray): NamedTensors extends ReadonlyMap<string, infer Tensor> ? Tensor : never {
  return { shape, values: values instanceof Float32Array ? values : Float32Array.from(values, Number) };
}

function beginsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}
