import { type Architecture, sizeOf } from "../../experiment/architecture";
import { backward, pullBack } from "./backward";
import { Phases, Tensors } from "./builder";
import { forward, type Statistics, type Step } from "./forward";
import { type Network, type Node, networkOf, packsOf } from "./network";
import { place } from "./place";
import { type Plan, type Ports, type Program, programNames, type TensorId } from "./plan";

/** Most partial sums of a training batch: no fewer tasks than threads, and no more memory than this many copies. */
const PARTIAL_SUMS = 16;
/** Most images of one run of the programs that use running statistics, and images of one of its tasks. */
const EVALUATION_IMAGES = 96;
const EVALUATION_CHUNK = 12;
/** Most bytes of activations in such a run. */
const EVALUATION_BYTES = 128 * 1024 * 1024;

/**
 * An architecture and its batch size as a plan.
 * @throws ArchitectureError where layers do not fit together
 */
export function compile(architecture: Architecture, batchSize: number): Plan {
  const tensors = new Tensors(architecture);
  const network = networkOf(architecture, tensors);
  const compiler = new Compiler(architecture, network, tensors, batchSize);
  const { programs, ports } = compiler.compile();
  const list = programNames.map((name) => programs[name]);
  return {
    architecture,
    batchSize,
    layout: tensors.layout,
    programs,
    ports,
    ...place(tensors.drafts, list),
    greatestDepth: greatestDepth(network),
  };
}

function greatestDepth({ encoder, decoder }: Network): number {
  const depths = [...encoder, ...decoder].map((node) =>
    node.kind === "convolution" ? Math.max(node.geometry.fineDepth, node.geometry.coarseDepth) : 1,
  );
  return Math.max(1, ...depths);
}

class Compiler {
  readonly #pixels: number;
  readonly #latentDim: number;
  readonly #state: Pick<Ports, "parameters" | "gradients" | "firstMoments" | "secondMoments" | "runningStatistics">;

  constructor(
    architecture: Architecture,
    private readonly network: Network,
    private readonly tensors: Tensors,
    private readonly batchSize: number,
  ) {
    this.#pixels = sizeOf(architecture.imageShape);
    this.#latentDim = architecture.latentDim;
    const { trainableCount, statisticsCount } = tensors.layout;
    this.#state = {
      parameters: tensors.always("parameters", trainableCount),
      gradients: tensors.always("gradients", trainableCount),
      firstMoments: tensors.always("firstMoments", trainableCount),
      secondMoments: tensors.always("secondMoments", trainableCount),
      runningStatistics: tensors.always("runningStatistics", statisticsCount),
    };
  }

  compile(): Pick<Plan, "programs" | "ports"> {
    const train = this.#train();
    const encode = this.#encode();
    const decode = this.#decode();
    const evaluate = this.#evaluate();
    const slope = this.#slope();
    return {
      programs: {
        pack: this.#pack(),
        train: train.program,
        update: this.#update(),
        encode: encode.program,
        decode: decode.program,
        evaluate: evaluate.program,
        slope: slope.program,
      },
      ports: {
        ...this.#state,
        train: train.ports,
        encode: encode.ports,
        decode: decode.ports,
        evaluate: evaluate.ports,
        slope: slope.ports,
      },
    };
  }

  get #nodes(): Node[] {
    const { encoder, mu, logVar, decoder } = this.network;
    return [...encoder, mu, logVar, ...decoder];
  }

  #pack(): Program {
    const phases = new Phases("pack", 0, 1, this.tensors);
    for (const node of this.#nodes) {
      for (const operation of packsOf(node, this.tensors)) phases.afterwards(operation);
      if (node.kind !== "normalization") continue;
      const { grid, running: coefficients } = node;
      phases.afterwards({
        kind: "runningCoefficients",
        ...this.#normOffsets(node.name),
        coefficients,
        channels: grid.channels,
      });
    }
    return programOf(phases);
  }

  #update(): Program {
    const { parameters, gradients, firstMoments, secondMoments } = this.#state;
    const phases = new Phases("update", 0, 1, this.tensors);
    const size = this.tensors.layout.trainableCount;
    phases.afterwards({ kind: "adam", parameters, gradients, firstMoments, secondMoments, size });
    for (const node of this.#nodes) {
      if (node.kind !== "normalization") continue;
      const { mean, variance } = this.#normOffsets(node.name);
      const { grid, batch: coefficients } = node;
      phases.afterwards({ kind: "runningUpdate", coefficients, mean, variance, channels: grid.channels });
    }
    return programOf(phases);
  }

  #normOffsets(name: string) {
    return {
      mean: this.tensors.offsetOf(name, "runningMean"),
      variance: this.tensors.offsetOf(name, "runningVariance"),
      gamma: this.tensors.offsetOf(name, "gamma"),
      beta: this.tensors.offsetOf(name, "beta"),
    };
  }

  #train(): { program: Program; ports: Ports["train"] } {
    const { tensors, batchSize } = this;
    const phases = new Phases("train", batchSize, Math.ceil(batchSize / PARTIAL_SUMS), tensors);
    const images = tensors.ofImages("train: images", batchSize, this.#pixels);
    phases.chain({ kind: "gather", images: "resident", target: images, size: this.#pixels });
    const posterior = this.#encoder(images, "batch", phases);
    const sample = this.#sample(posterior, phases);
    const decoder = forward(this.network.decoder, sample.z, "batch", phases, tensors);
    const gradient = tensors.ofImages("train: gradient of logits", batchSize, this.#pixels);
    const losses = this.#pixelLoss(outputOf(decoder, sample.z), images, gradient, phases);
    const context = { phases, tensors };
    const zGradient = backward(decoder, gradient, true, context);
    const muGradient = tensors.ofImages("train: gradient of mu", batchSize, this.#latentDim);
    const logVarGradient = tensors.ofImages("train: gradient of logVar", batchSize, this.#latentDim);
    const { mu, logVar } = posterior;
    const code = { zGradient, muGradient, logVarGradient, mu, logVar, epsilon: sample.epsilon };
    phases.chain({ kind: "sampleGradient", ...code, latentDim: this.#latentDim });
    const needed = posterior.steps.length > 0;
    const heads = [
      { step: posterior.muStep, gradient: muGradient },
      { step: posterior.logVarStep, gradient: logVarGradient },
    ].map(({ step, gradient: ofHead }) => backward([step], ofHead, needed, context));
    const [codeGradient = muGradient, other = logVarGradient] = heads;
    if (needed) {
      phases.chain({
        kind: "add",
        source: other,
        target: codeGradient,
        size: this.network.mu.kind === "dense" ? this.network.mu.inputs : 0,
      });
      backward(posterior.steps, codeGradient, false, context);
    }
    return { program: programOf(phases), ports: { reconstruction: losses, kl: sample.kl } };
  }

  #encode(): { program: Program; ports: Ports["encode"] } {
    const phases = this.#evaluationPhases("encode");
    const { bytes, images } = this.#givenImages(phases);
    const { mu, logVar } = this.#encoder(images, "running", phases, "program");
    return { program: programOf(phases), ports: { images: bytes, mu, logVar } };
  }

  #decode(): { program: Program; ports: Ports["decode"] } {
    const phases = this.#evaluationPhases("decode");
    const z = this.tensors.ofImages("decode: z", phases.images, this.#latentDim, "program");
    const steps = forward(this.network.decoder, z, "running", phases, this.tensors);
    const target = this.tensors.ofImages("decode: reconstruction", phases.images, this.#pixels, "program");
    phases.chain({ kind: "sigmoid", source: outputOf(steps, z), target, size: this.#pixels });
    return { program: programOf(phases), ports: { z, reconstruction: target } };
  }

  #evaluate(): { program: Program; ports: Ports["evaluate"] } {
    const phases = this.#evaluationPhases("evaluate");
    const { bytes, images } = this.#givenImages(phases);
    const sample = this.#sample(this.#encoder(images, "running", phases), phases);
    const steps = forward(this.network.decoder, sample.z, "running", phases, this.tensors);
    const losses = this.#pixelLoss(outputOf(steps, sample.z), images, null, phases);
    return { program: programOf(phases), ports: { images: bytes, reconstruction: losses, kl: sample.kl } };
  }

  /** The reconstruction loss's gradient with respect to given codes of given images. */
  #slope(): { program: Program; ports: Ports["slope"] } {
    const { tensors, network } = this;
    const phases = this.#evaluationPhases("slope", 2);
    const { bytes, images } = this.#givenImages(phases);
    const z = tensors.ofImages("slope: z", phases.images, this.#latentDim, "program");
    const steps = forward(network.decoder, z, "running", phases, tensors);
    const ofLogits = tensors.ofImages("slope: gradient of logits", phases.images, this.#pixels, "program");
    this.#pixelLoss(outputOf(steps, z), images, ofLogits, phases);
    const gradient = pullBack(steps, ofLogits, { phases, tensors });
    return { program: programOf(phases), ports: { images: bytes, z, gradient } };
  }

  /** As many images at a time as fit in the memory set aside for it, with so many numbers for each activation. */
  #evaluationPhases(name: "encode" | "decode" | "evaluate" | "slope", each = 1): Phases {
    const numbers = each * this.#nodes.reduce((sum, { size }) => sum + size, 3 * this.#pixels);
    const most = Math.min(EVALUATION_IMAGES / each, Math.floor(EVALUATION_BYTES / (4 * numbers)));
    const images = Math.max(1, most);
    return new Phases(name, images, Math.min(images, EVALUATION_CHUNK), this.tensors);
  }

  #givenImages(phases: Phases): { readonly bytes: TensorId; readonly images: TensorId } {
    const bytes = this.tensors.ofImages(`${phases.name}: bytes`, phases.images, this.#pixels, "program", 1);
    const images = this.tensors.ofImages(`${phases.name}: images`, phases.images, this.#pixels);
    phases.chain({ kind: "gather", images: bytes, target: images, size: this.#pixels });
    return { bytes, images };
  }

  #encoder(images: TensorId, statistics: Statistics, phases: Phases, keeps: "used" | "program" = "used") {
    const { tensors, network } = this;
    const steps = forward(network.encoder, images, statistics, phases, tensors);
    const code = outputOf(steps, images);
    const head = (node: Node): Step => {
      const [step] = forward([node], code, statistics, phases, tensors, keeps);
      if (!step) throw new RangeError("A head computes nothing.");
      return step;
    };
    const muStep = head(network.mu);
    const logVarStep = head(network.logVar);
    return { steps, muStep, logVarStep, mu: muStep.output, logVar: logVarStep.output };
  }

  #sample({ mu, logVar }: { readonly mu: TensorId; readonly logVar: TensorId }, phases: Phases) {
    const { name, images } = phases;
    const epsilon = this.tensors.ofImages(`${name}: epsilon`, images, this.#latentDim);
    const z = this.tensors.ofImages(`${name}: z`, images, this.#latentDim);
    const kl = this.tensors.ofImages(`${name}: kl`, images, 1, "program");
    phases.chain({ kind: "sample", mu, logVar, epsilon, z, kl, latentDim: this.#latentDim });
    return { epsilon, z, kl };
  }

  #pixelLoss(logits: TensorId, images: TensorId, gradient: TensorId | null, phases: Phases): TensorId {
    const losses = this.tensors.ofImages(`${phases.name}: reconstruction`, phases.images, 1, "program");
    phases.chain({ kind: "pixelLoss", logits, images, gradient, losses, size: this.#pixels });
    return losses;
  }
}

function outputOf(steps: readonly Step[], input: TensorId): TensorId {
  return steps.at(-1)?.output ?? input;
}

function programOf(phases: Phases): Program {
  phases.barrier();
  return { name: phases.name, images: phases.images, chunk: phases.chunk, phases: phases.phases };
}
