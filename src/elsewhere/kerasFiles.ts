import { type Architecture, conditionSize } from "../experiment/architecture";
import { groupNames } from "../formats/keras";
import { kerasModels } from "../formats/kerasLayers";
import { readKerasModel, readKerasWeights } from "../formats/kerasReading";
import type { NamedTensors, Tensor } from "../formats/tensor";
import { listZip, readMember } from "../formats/zip";
import { fits, type HandedTensors, possibleArchitectures } from "./fitModel";
import { networkOfKeras } from "./kerasNetwork";
import { type HandedFile, ModelFileError } from "./modelFile";

/** Files of an encoder and of a decoder, which belong together. */
export interface KerasPair {
  readonly encoder: HandedFile;
  readonly decoder: HandedFile;
}

/** The names of the encoder's and the decoder's file among some, of models or else of weights alone; null where not both are there. */
export function kerasPairAmong(names: readonly string[]): Readonly<Record<keyof KerasPair, string>> | null {
  for (const ending of ["\\.keras", "\\.h5"]) {
    const [encoder, another] = names.filter((name) => new RegExp(`encoder[^/]*${ending}$`, "i").test(name));
    const [decoder, other] = names.filter((name) => new RegExp(`decoder[^/]*${ending}$`, "i").test(name));
    if (encoder && decoder && !another && !other) return { encoder, decoder };
  }
  return null;
}

/** What a pair holds: models tell their network and perhaps their experiment, weights alone are of a network that they fit. */
export function tensorsOfKeras({ encoder, decoder }: KerasPair, present: Architecture): HandedTensors {
  if (!/\.keras$/i.test(encoder.name)) return tensorsOfWeights(encoder, decoder, present);
  const [encoding, decoding] = [modelIn(encoder), modelIn(decoder)];
  return { ...networkOfKeras(encoding, decoding), metadata: encoding.metadata, moments: null };
}

function modelIn({ name, bytes }: HandedFile) {
  const members = new Map(listZip(bytes, name).map((member) => [member.name, member]));
  const model = readKerasModel((path) => {
    const member = members.get(path);
    return member && readMember(member, name);
  });
  if (!model) throw new ModelFileError({ code: "otherKeras" });
  return model;
}

type Groups = ReadonlyMap<string, readonly Tensor[]>;

function tensorsOfWeights(encoder: HandedFile, decoder: HandedFile, present: Architecture): HandedTensors {
  const groups = { encoder: readKerasWeights(encoder.bytes), decoder: readKerasWeights(decoder.bytes) };
  const taken = groups.decoder.get("dense")?.[0]?.shape[0];
  const latentDim = taken === undefined ? undefined : taken - conditionSize(present);
  const named = possibleArchitectures(present, latentDim).map((architecture) => namedFor(architecture, groups));
  const fitting = named.find(({ architecture, tensors }) => fits(tensors, architecture)) ?? named[0];
  return { tensors: fitting?.tensors ?? new Map(), metadata: new Map(), moments: null };
}

/** Weights by our names, were they of an architecture; what it has no place for keeps the name of its group. */
function namedFor(architecture: Architecture, groups: Readonly<Record<keyof KerasPair, Groups>>) {
  const tensors = kerasModels(architecture).flatMap(({ name: part, layers }): [string, Tensor][] => {
    const names = groupNames(layers.map(({ kind }) => kind));
    const ours = new Map(layers.map(({ weights }, index) => [names[index], weights]));
    return [...groups[part]].flatMap(([group, found]) =>
      found.map((tensor, index): [string, Tensor] => {
        return [ours.get(group)?.[index]?.ours ?? `${part}.${group}.${index}`, tensor];
      }),
    );
  });
  return { architecture, tensors: new Map(tensors) satisfies NamedTensors };
}
