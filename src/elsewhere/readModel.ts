import { ArchitectureError } from "../experiment/architecture";
import type { Experiment } from "../experiment/experiment";
import { Hdf5Error } from "../formats/hdf5/bytes";
import { isHdf5 } from "../formats/hdf5/read";
import { ImportError } from "../formats/importError";
import { readNpz } from "../formats/npz";
import type { NumberArray } from "../formats/numberArray";
import { readSafetensors, SafetensorsError } from "../formats/safetensors";
import type { NamedTensors } from "../formats/tensor";
import { readTfjs } from "../formats/tfjsReading";
import { isZip, listZip, readMember } from "../formats/zip";
import { fitModel, type HandedTensors } from "./fitModel";
import { type KerasPair, kerasPairAmong, tensorsOfKeras } from "./kerasFiles";
import { type FoundModel, type HandedFile, ModelFileError } from "./modelFile";

const WEIGHTS = "pytorch/vae.safetensors";
const MOMENTS = "pytorch/optimizer.safetensors";

/**
 * The model in a file: an archive that this page packed, safetensors or NPZ with our names or PyTorch's, or a pair of Keras'
 * files, in an archive or handed together. Where a file does not tell its network, it is the present experiment's or one of
 * the presets, as its tensors fit.
 * @throws ModelFileError where there is none
 */
export function readModel(files: readonly HandedFile[], present: Experiment): FoundModel {
  try {
    return fitModel(tensorsIn(files, present), present);
  } catch (error) {
    if (error instanceof ImportError) throw new ModelFileError({ code: "unreadable", problem: error.problem });
    if (error instanceof SafetensorsError) throw new ModelFileError({ code: "notSafetensors", problem: error.problem });
    if (error instanceof Hdf5Error) throw new ModelFileError({ code: "hdf5Unreadable", problem: error.problem });
    if (error instanceof ArchitectureError) {
      throw new ModelFileError({ code: "otherArchitecture", problem: error.problem });
    }
    throw error;
  }
}

function tensorsIn(files: readonly HandedFile[], present: Experiment): HandedTensors {
  const [file, another] = files;
  if (file && !another) return tensorsInFile(file, present);
  const byName = new Map(files.map(({ name, bytes }) => [name, bytes]));
  const pair = kerasPairIn([...byName.keys()], (name) => byName.get(name));
  if (!pair || byName.size !== 2) throw new ModelFileError({ code: "notTogether" });
  return tensorsOfKeras(pair, present.architecture);
}

function tensorsInFile({ name, bytes }: HandedFile, present: Experiment): HandedTensors {
  if (isZip(bytes)) return tensorsInZip(name, bytes, present);
  if (beginsWith(bytes, [0x80]) && (bytes[1] ?? 9) <= 5) throw new ModelFileError({ code: "pickle" });
  if (isHdf5(bytes)) throw new ModelFileError({ code: "halfKeras" });
  if (bytes[8] === 0x7b) return { ...readSafetensors(bytes), moments: null };
  throw new ModelFileError({ code: /\.onnx$/i.test(name) ? "onnx" : "unknownFile" });
}

function tensorsInZip(where: string, bytes: Uint8Array, present: Experiment): HandedTensors {
  const members = new Map(listZip(bytes, where).map((member) => [member.name, member]));
  const names = [...members.keys()];
  const bytesOf = (name: string) => {
    const member = members.get(name);
    return member && readMember(member, where);
  };
  // Somebody may have packed it again with the folder around it.
  const root = names.find((name) => name.endsWith(`/${WEIGHTS}`))?.slice(0, -WEIGHTS.length) ?? "";
  const read = (name: string) => {
    const found = bytesOf(root + name);
    return found ? readSafetensors(found) : null;
  };
  const weights = read(WEIGHTS);
  if (weights) return { ...weights, moments: read(MOMENTS) };
  const topologies = names.filter((name) => /(^|\/)(encoder|decoder)\/model\.json$/.test(name));
  if (topologies.length > 0) return tensorsOfTfjs(topologies, bytesOf);
  const pair = kerasPairIn(names, bytesOf);
  if (pair) return tensorsOfKeras(pair, present.architecture);
  if (names.some((name) => name.endsWith("data.pkl"))) throw new ModelFileError({ code: "pickle" });
  if (names.some((name) => /(^|\.)weights\.h5$|\.keras$/.test(name))) throw new ModelFileError({ code: "halfKeras" });
  if (names.some((name) => name.endsWith("run.json"))) throw new ModelFileError({ code: "runFile" });
  return tensorsInNpz(where, bytes);
}

function tensorsInNpz(where: string, bytes: Uint8Array): HandedTensors {
  const { arrays, skipped } = readNpz(bytes, where);
  const [unread] = skipped;
  if (unread) throw new ModelFileError({ code: "unreadable", problem: unread.problem });
  return {
    tensors: new Map(Array.from(arrays, ([name, array]) => [name, tensorOf(array)])),
    metadata: new Map(),
    moments: null,
  };
}

type BytesOf = (name: string) => Uint8Array | undefined;

function kerasPairIn(names: readonly string[], bytesOf: BytesOf): KerasPair | null {
  const pair = kerasPairAmong(names);
  const [encoder, decoder] = [pair && bytesOf(pair.encoder), pair && bytesOf(pair.decoder)];
  if (!pair || !encoder || !decoder) return null;
  return { encoder: { name: pair.encoder, bytes: encoder }, decoder: { name: pair.decoder, bytes: decoder } };
}

/** The tensors of an encoder's and a decoder's layers model, and what the first of them tells of itself. */
function tensorsOfTfjs(topologies: readonly string[], bytesOf: BytesOf): HandedTensors {
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
