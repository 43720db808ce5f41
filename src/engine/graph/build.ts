import { type Architecture, conditionSize, labelSize, type Shape } from "../../experiment/architecture";
import { parameterLayout } from "../../experiment/parameters";
import { backwardToImages, backwardToMu, backwardToReader, backwardToZ, gradientBefore } from "./backward";
import { withClass, withoutClass } from "./beside";
import { evaluationImages } from "./evaluationImages";
import { Draft, forward, type LayerStep, outputOf, type Skipped } from "./forward";
import type { Graph, LayerOutput, ProgramName, Programs } from "./graph";
import { definite, type GivenClasses, labelLossOf } from "./labelLoss";
import { type GraphLayer, layersOf, type NetworkLayers } from "./layers";
import type { Sample, Value } from "./operation";

/**
 * An architecture and its batch size as a graph.
 * @throws ArchitectureError where layers do not fit together
 */
export function graphOf(architecture: Architecture, batchSize: number): Graph {
  const layout = parameterLayout(architecture);
  const layers = layersOf(architecture, layout);
  const builder = new Builder(architecture, layers, batchSize);
  return { architecture, batchSize, layout, layers, programs: builder.programs() };
}

class Builder {
  readonly #latent: readonly [number];
  /** Most images of a program with running statistics. */
  readonly #images: number;

  constructor(
    private readonly architecture: Architecture,
    private readonly layers: NetworkLayers,
    private readonly batchSize: number,
  ) {
    this.#latent = [architecture.latentDim];
    this.#images = evaluationImages(architecture, layers);
  }

  programs(): Programs {
    return {
      train: this.#train(),
      update: this.#update(),
      encode: this.#encode(),
      decode: this.#decode(),
      reconstruct: this.#reconstruct(),
      evaluate: this.#evaluate(),
      latentGradients: this.#latentGradients(),
      activations: this.#activations(),
    };
  }

  #train(): Programs["train"] {
    const draft = new Draft("train", "batch");
    const images = this.#gathered("resident", draft);
    const classes = labelSize(this.architecture) > 0 ? this.#classes("classes", draft) : null;
    const told = this.#isTold ? classes : null;
    const encoder = forward(this.layers.encoder, images, draft);
    const features = withClass(outputOf(encoder, images), told, draft);
    const posterior = this.#posterior(features, true, draft);
    const { sample, mu, logVar } = posterior;
    const labelled = labelLossOf(this.layers.labelHead, { mu, classes, differentiated: true }, draft);
    const code = withClass(sample.z, told, draft);
    const decoder = forward(this.layers.decoder, code, draft, this.#skippedFrom(encoder));
    const gradient = draft.value("logitsGradient", this.architecture.imageShape);
    const reconstruction = this.#pixelLoss(outputOf(decoder, code), images, gradient, draft, "resident");
    const ofZ = told
      ? { reader: null, zGradient: this.#zGradient(decoder, gradient, draft) }
      : backwardToReader(decoder, gradient, draft);
    const muGradient = draft.value("muGradient", this.#latent);
    const logVarGradient = draft.value("logVarGradient", this.#latent);
    const { epsilon } = sample;
    draft.add({ kind: "sampleGradient", ...ofZ, mu, logVar, epsilon, muGradient, logVarGradient });
    if (labelled?.gradient) backwardToMu(labelled.layer, mu, labelled.gradient, muGradient, draft);
    this.#posteriorBackward(encoder, features, muGradient, logVarGradient, draft);
    const ports = { reconstruction, kl: sample.kl, crossEntropy: labelled?.losses ?? null };
    return { ...this.#program(draft, "train", this.batchSize, [], definite(Object.values(ports))), ...ports };
  }

  #posteriorBackward(
    steps: readonly LayerStep[],
    features: Value,
    muGradient: Value,
    logVarGradient: Value,
    draft: Draft,
  ) {
    const { mu, logVar } = this.layers;
    const isNeeded = steps.length > 0;
    const featuresGradient = isNeeded
      ? { sum: gradientBefore(mu, draft), throughLogVar: gradientBefore(logVar, draft) }
      : null;
    draft.add({
      kind: "posteriorGradient",
      heads: { mu, logVar },
      features,
      muGradient,
      logVarGradient,
      featuresGradient,
    });
    if (featuresGradient)
      backwardToImages(steps, withoutClass(featuresGradient.sum, this.#featuresShape, draft), draft);
  }

  #update(): Programs["update"] {
    const draft = new Draft("update", "batch");
    draft.add({ kind: "adam" });
    for (const layer of [...this.layers.encoder, ...this.layers.decoder]) {
      if (layer.kind === "normalization") draft.add({ kind: "moveStatistics", layer });
    }
    return this.#program(draft, "update", 0, [], []);
  }

  #encode(): Programs["encode"] {
    const draft = new Draft("encode", "running");
    const given = this.#given(draft);
    const images = this.#gathered(given, draft);
    const told = this.#told(draft);
    const features = withClass(outputOf(forward(this.layers.encoder, images, draft), images), told.classes, draft);
    const { mu, logVar } = this.#posterior(features, false, draft);
    const program = this.#program(draft, "encode", this.#images, [given, ...told.given], [mu, logVar]);
    return { ...program, imageBytes: given, classBytes: told.bytes, mu, logVar };
  }

  #decode(): Programs["decode"] {
    const draft = new Draft("decode", "running");
    const z = draft.value("z", this.#latent);
    const told = this.#told(draft);
    const reconstruction = this.#decoded(z, told.classes, this.#skippedFrom(null), draft);
    const program = this.#program(draft, "decode", this.#images, [z, ...told.given], [reconstruction]);
    return { ...program, z, classBytes: told.bytes, reconstruction };
  }

  #reconstruct(): Programs["reconstruct"] {
    if (this.layers.skips.length === 0) return null;
    const draft = new Draft("reconstruct", "running");
    const imageBytes = this.#given(draft);
    const z = draft.value("z", this.#latent);
    const told = this.#told(draft);
    const skipped = this.#skippedOf(this.#gathered(imageBytes, draft), draft);
    const reconstruction = this.#decoded(z, told.classes, skipped, draft);
    const given = [imageBytes, z, ...told.given];
    const program = this.#program(draft, "reconstruct", this.#images, given, [reconstruction]);
    return { ...program, imageBytes, z, classBytes: told.bytes, reconstruction };
  }

  #evaluate(): Programs["evaluate"] {
    const draft = new Draft("evaluate", "running");
    const given = this.#given(draft);
    const images = this.#gathered(given, draft);
    const told = this.#told(draft);
    const encoder = forward(this.layers.encoder, images, draft);
    const features = withClass(outputOf(encoder, images), told.classes, draft);
    const { sample, mu } = this.#posterior(features, true, draft);
    const judged = this.layers.labelHead ? this.#givenClasses(draft) : told;
    const labelled = labelLossOf(this.layers.labelHead, { mu, classes: judged.classes, differentiated: false }, draft);
    const code = withClass(sample.z, told.classes, draft);
    const logits = outputOf(forward(this.layers.decoder, code, draft, this.#skippedFrom(encoder)), code);
    const reconstruction = this.#pixelLoss(logits, images, null, draft);
    const ports = { reconstruction, kl: sample.kl, crossEntropy: labelled?.losses ?? null };
    const givens = [given, ...judged.given];
    const program = this.#program(draft, "evaluate", this.#images, givens, definite(Object.values(ports)));
    return { ...program, imageBytes: given, classBytes: judged.bytes, ...ports };
  }

  /** The reconstruction loss's gradient with respect to given codes of given images. */
  #latentGradients(): Programs["latentGradients"] {
    const draft = new Draft("latentGradients", "running");
    const given = this.#given(draft);
    const images = this.#gathered(given, draft);
    const z = draft.value("z", this.#latent);
    const told = this.#told(draft);
    const code = withClass(z, told.classes, draft);
    const decoder = forward(this.layers.decoder, code, draft, this.#skippedOf(images, draft));
    const ofLogits = draft.value("logitsGradient", this.architecture.imageShape);
    this.#pixelLoss(outputOf(decoder, code), images, ofLogits, draft);
    const gradient = this.#zGradient(decoder, ofLogits, draft);
    const givens = [given, z, ...told.given];
    const most = evaluationImages(this.architecture, this.layers, 2);
    const program = this.#program(draft, "latentGradients", most, givens, [gradient]);
    return { ...program, imageBytes: given, z, classBytes: told.bytes, gradient };
  }

  /** What every layer gives: the encoder and its heads of an image, the decoder of a code that is given. */
  #activations(): Programs["activations"] {
    const draft = new Draft("activations", "running");
    const given = this.#given(draft);
    const images = this.#gathered(given, draft);
    const told = this.#told(draft);
    const encoder = forward(this.layers.encoder, images, draft);
    const { mu, logVar } = this.#posterior(withClass(outputOf(encoder, images), told.classes, draft), false, draft);
    const { labelHead } = this.layers;
    const labelLogits = labelHead ? forward([labelHead], mu, draft) : [];
    const z = draft.value("z", this.#latent);
    const code = withClass(z, told.classes, draft);
    const decoder = forward(this.layers.decoder, code, draft, this.#skippedFrom(encoder));
    const outputs = (steps: readonly LayerStep[]) => steps.map(({ layer: { name }, target }) => named(name, target));
    const heads = [named(this.layers.mu.name, mu), named(this.layers.logVar.name, logVar)];
    const layers = [...outputs(encoder), ...heads, ...outputs(decoder), ...outputs(labelLogits)];
    const results = layers.map(({ output }) => output);
    const program = this.#program(draft, "activations", 1, [given, z, ...told.given], results);
    return { ...program, imageBytes: given, z, classBytes: told.bytes, layers };
  }

  #program(
    { operations }: Draft,
    name: ProgramName,
    images: number,
    given: readonly Value[],
    results: readonly Value[],
  ) {
    return { name, images, operations, given, results };
  }

  /** Images as bytes that are given to a program. */
  #given(draft: Draft): Value {
    return draft.value("bytes", this.architecture.imageShape, "byte");
  }

  #gathered(images: Value | "resident", draft: Draft): Value {
    const target = draft.value("images", this.architecture.imageShape);
    draft.add({ kind: "gather", images, target, corruptible: images === "resident" });
    return target;
  }

  get #isTold(): boolean {
    return conditionSize(this.architecture) > 0;
  }

  get #featuresShape(): Shape {
    return this.layers.encoder.at(-1)?.output ?? this.architecture.imageShape;
  }

  /** The classes that a program with running statistics is given, where the network is told any. */
  #told(draft: Draft): GivenClasses {
    return this.#isTold ? this.#givenClasses(draft) : { bytes: null, given: [], classes: null };
  }

  #givenClasses(draft: Draft): GivenClasses {
    const bytes = draft.value("classBytes", [labelSize(this.architecture)], "byte");
    return { bytes, given: [bytes], classes: this.#classes(bytes, draft) };
  }

  #classes(images: Value | "classes", draft: Draft): Value {
    const target = draft.value("classes", [labelSize(this.architecture)]);
    draft.add({ kind: "gather", images, target, corruptible: false });
    return target;
  }

  /** Adds the backward pass of a decoder; the gradient of z, that of the class beside it left out. */
  #zGradient(decoder: readonly LayerStep[], gradient: Value, draft: Draft): Value {
    return withoutClass(backwardToZ(decoder, gradient, draft), this.#latent, draft);
  }

  /** What the decoder's layers read of the encoder's besides; zeros where there is no image. */
  #skippedFrom(encoder: readonly LayerStep[] | null): Skipped {
    const stepOf = (wanted: GraphLayer) => encoder?.find(({ layer }) => layer === wanted) ?? null;
    return new Map(this.layers.skips.map(({ from, to }) => [to, stepOf(from)]));
  }

  /** The same of given images: the encoder as far as that takes. */
  #skippedOf(images: Value, draft: Draft): Skipped {
    const { encoder, skips } = this.layers;
    const length = Math.max(0, ...skips.map(({ from }) => 1 + encoder.indexOf(from)));
    return this.#skippedFrom(forward(encoder.slice(0, length), images, draft));
  }

  #decoded(z: Value, classes: Value | null, skipped: Skipped, draft: Draft): Value {
    const code = withClass(z, classes, draft);
    const source = outputOf(forward(this.layers.decoder, code, draft, skipped), code);
    const target = draft.value("reconstruction", this.architecture.imageShape);
    draft.add({ kind: "sigmoid", source, target });
    return target;
  }

  #posterior(features: Value, sampled: true, draft: Draft): { mu: Value; logVar: Value; sample: Sample };
  #posterior(features: Value, sampled: false, draft: Draft): { mu: Value; logVar: Value; sample: null };
  #posterior(features: Value, sampled: boolean, draft: Draft) {
    const heads = { mu: this.layers.mu, logVar: this.layers.logVar };
    const [mu, logVar] = [draft.value("mu", this.#latent), draft.value("logVar", this.#latent)];
    const one: Shape = [1];
    const sample = sampled
      ? { epsilon: draft.value("epsilon", this.#latent), z: draft.value("z", this.#latent), kl: draft.value("kl", one) }
      : null;
    draft.add({ kind: "posterior", heads, features, mu, logVar, sample });
    return { mu, logVar, sample };
  }

  #pixelLoss(
    logits: Value,
    images: Value,
    gradient: Value | null,
    draft: Draft,
    clean: "gathered" | "resident" = "gathered",
  ): Value {
    const losses = draft.value("reconstruction", [1]);
    draft.add({ kind: "pixelLoss", logits, images, clean, gradient, losses });
    return losses;
  }
}

function named(layer: string, output: Value): LayerOutput<Value> {
  return { layer, output };
}
