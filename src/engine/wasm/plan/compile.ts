import type { Graph, LossValues, Program, Programs } from "../../graph/graph";
import { allLayers, type GraphLayer } from "../../graph/layers";
import { LayerTensors } from "./layerTensors";
import { ProgramLowering, type StateTensors } from "./lower";
import { Phases, Tensors } from "./phases";
import { place } from "./place";
import { type LossPorts, type Plan, type PlanProgram, planProgramNames } from "./plan";

/** Most partial sums of a training batch: no fewer tasks than threads, and no more memory than this many copies. */
const PARTIAL_SUMS = 16;
/** Images of one task of the programs that use running statistics. */
const EVALUATION_CHUNK = 12;

/** A graph as instructions for the kernels, with a place in one arena for every tensor. */
export function compile(graph: Graph): Plan {
  const layers = allLayers(graph.layers);
  const { architecture, batchSize, layout } = graph;
  const tensors = new Tensors();
  const { programs, ports } = compilePrograms(graph, new LayerTensors(layers, tensors), tensors);
  const list = planProgramNames.map((name) => programs[name]);
  const places = place(tensors.drafts, list);
  return { architecture, batchSize, layout, programs, ports, ...places, greatestDepth: greatestDepth(layers) };
}

function compilePrograms(graph: Graph, ofLayers: LayerTensors, tensors: Tensors): Pick<Plan, "programs" | "ports"> {
  const { trainableCount: size, statisticsCount } = graph.layout;
  const parameters = tensors.always("parameters", size);
  const gradients = tensors.always("gradients", size);
  const firstMoments = tensors.always("firstMoments", size);
  const secondMoments = tensors.always("secondMoments", size);
  const runningStatistics = tensors.always("runningStatistics", statisticsCount);
  const state: StateTensors = { parameters, gradients, firstMoments, secondMoments, size };
  const { train, update, encode, decode, reconstruct, evaluate, latentGradients, activations } = graph.programs;
  const loweringOf = (program: Program) => new ProgramLowering(program, chunkOf(program), tensors, ofLayers, state);
  const trains = loweringOf(train);
  const encodes = loweringOf(encode);
  const decodes = loweringOf(decode);
  const reconstructs = reconstruct && loweringOf(reconstruct);
  const evaluates = loweringOf(evaluate);
  const differentiates = loweringOf(latentGradients);
  const reads = loweringOf(activations);
  return {
    programs: {
      train: trains.lower(),
      encode: encodes.lower(),
      decode: decodes.lower(),
      reconstruct: reconstructs?.lower() ?? { name: "reconstruct", images: 0, chunk: 1, phases: [] },
      evaluate: evaluates.lower(),
      latentGradients: differentiates.lower(),
      activations: reads.lower(),
      pack: packProgram(ofLayers, tensors),
      update: loweringOf(update).lower(),
    },
    ports: {
      ...{ parameters, gradients, firstMoments, secondMoments, runningStatistics },
      train: lossPorts(trains, train),
      encode: encodePorts(encodes, encode),
      decode: decodePorts(decodes, decode),
      reconstruct: reconstruct &&
        reconstructs && {
          ...decodePorts(reconstructs, reconstruct),
          images: reconstructs.tensor(reconstruct.imageBytes),
        },
      evaluate: {
        ...{ images: evaluates.tensor(evaluate.imageBytes), classes: evaluates.given(evaluate.classBytes) },
        ...lossPorts(evaluates, evaluate),
      },
      latentGradients: {
        images: differentiates.tensor(latentGradients.imageBytes),
        z: differentiates.tensor(latentGradients.z),
        classes: differentiates.given(latentGradients.classBytes),
        gradient: differentiates.tensor(latentGradients.gradient),
      },
      activations: activationPorts(reads, activations),
    },
  };
}

function encodePorts(lowering: ProgramLowering, { imageBytes, classBytes, mu, logVar }: Programs["encode"]) {
  const given = { images: lowering.tensor(imageBytes), classes: lowering.given(classBytes) };
  return { ...given, mu: lowering.tensor(mu), logVar: lowering.tensor(logVar) };
}

function decodePorts(
  lowering: ProgramLowering,
  { z, classBytes, reconstruction }: Pick<Programs["decode"], "z" | "classBytes" | "reconstruction">,
) {
  const given = { z: lowering.tensor(z), classes: lowering.given(classBytes) };
  return { ...given, reconstruction: lowering.tensor(reconstruction) };
}

function activationPorts(lowering: ProgramLowering, { imageBytes, z, classBytes, layers }: Programs["activations"]) {
  return {
    images: lowering.tensor(imageBytes),
    z: lowering.tensor(z),
    classes: lowering.given(classBytes),
    layers: layers.map(({ layer, output }) => ({ layer, output: lowering.tensor(output) })),
  };
}

function lossPorts(lowering: ProgramLowering, { reconstruction, kl, crossEntropy }: LossValues): LossPorts {
  return {
    reconstruction: lowering.tensor(reconstruction),
    kl: lowering.tensor(kl),
    crossEntropy: lowering.given(crossEntropy),
  };
}

function packProgram(ofLayers: LayerTensors, tensors: Tensors): PlanProgram {
  const phases = new Phases("pack", 0, 1, tensors);
  for (const layer of ofLayers.layers) {
    for (const instruction of ofLayers.packs(layer)) phases.afterwards(instruction);
  }
  return phases.finish();
}

/** Images of one partial sum and of one task. */
function chunkOf({ name, images }: Program): number {
  if (name === "train") return Math.ceil(images / PARTIAL_SUMS);
  return Math.max(1, Math.min(images, EVALUATION_CHUNK));
}

function greatestDepth(layers: readonly GraphLayer[]): number {
  const depths = layers.map((layer) =>
    layer.kind === "convolution" ? Math.max(layer.geometry.fineDepth, layer.geometry.coarseDepth) : 1,
  );
  return Math.max(1, ...depths);
}
