import { ADAM } from "../../model/state";
import { copiedNumbers } from "../graph/operation";
import {
  AdamCall,
  AddCall,
  BiasGradientCall,
  DenseGradientCall,
  FilterGradientCall,
  PackCall,
  ProductCall,
  RectifierGradientCall,
  SampleCall,
  SampleGradientCall,
  SigmoidCall,
  SumPartialsCall,
} from "./abi/calls";
import { Opcode } from "./abi/codes";
import { TapWords } from "./abi/control";
import { ClearCall, CopyCall, GatherCall, LabelLossCall, PixelLossCall } from "./abi/imageCalls";
import { type Call, type CallFields, type CallPart, inChain, inSet } from "./callParts";
import { denseGrid, downGrid, lanesOf, PATCH_DEPTH, type ProductGrid, upGrids } from "./grids";
import { normalizationPart } from "./normalizationCalls";
import type { Places } from "./places";
import type { Instruction, InstructionOf } from "./plan/instruction";
import type { Phase, PlanProgram } from "./plan/plan";
import { wordsOf } from "./words";

/** Images of one task of a dense product: four tiles of rows. */
const DENSE_IMAGES = 24;
/** About so many tasks a dense product is cut into. */
const DENSE_TASKS = 32;
/** Fewest inputs of one task of a dense gradient. */
const DENSE_INPUTS = 8;
/** Parameters of one task. */
const PARAMETER_UNIT = 4096;

/** Turns instructions into kernel calls. */
export class CallWriter {
  constructor(private readonly places: Places) {}

  calls(program: PlanProgram, phase: Phase): Call[] {
    return phase.instructions.flatMap((instruction) =>
      this.#partsOf(instruction, program).map((part) => ({ instruction, ...part })),
    );
  }

  /** One case a kind, each with the fields of its kernel's call. */
  #partsOf(op: Instruction, { chunk, images }: PlanProgram): CallPart[] {
    switch (op.kind) {
      case "gather":
        return [this.#gather(op)];
      case "copy":
        return [this.#copy(op)];
      case "clear": {
        const { target, size } = op;
        return [inChain(Opcode.clear, ClearCall, { ...this.places.all({ target }), size })];
      }
      case "convolve":
        return this.#convolve(op);
      case "dense":
        return [this.#dense(op, images)];
      case "filterGradient":
        return [this.#filterGradient(op)];
      case "denseGradient":
        return [this.#denseGradient(op)];
      case "biasGradient": {
        const { gradient, partials, pixels, channels } = op;
        const tensors = { ...this.places.all({ gradient }), ...this.places.partials(partials) };
        return [inChain(Opcode.biasGradient, BiasGradientCall, { ...tensors, pixels, channels })];
      }
      case "sumPartials":
        return [this.#sumPartials(op, chunk)];
      case "rectifierGradient": {
        const { output, gradient, size } = op;
        const fields = { ...this.places.all({ output, gradient }), size };
        return [inChain(Opcode.rectifierGradient, RectifierGradientCall, fields)];
      }
      case "add": {
        const { source, target, size } = op;
        return [inChain(Opcode.add, AddCall, { ...this.places.all({ source, target }), size })];
      }
      case "sigmoid": {
        const { source, target, size } = op;
        return [inChain(Opcode.sigmoid, SigmoidCall, { ...this.places.all({ source, target }), size })];
      }
      case "sample": {
        const { mu, logVar, epsilon, z, kl, latentDim } = op;
        return [inChain(Opcode.sample, SampleCall, { ...this.places.all({ mu, logVar, epsilon, z, kl }), latentDim })];
      }
      case "sampleGradient": {
        const { kind: _, latentDim, ...tensors } = op;
        return [inChain(Opcode.sampleGradient, SampleGradientCall, { ...this.places.all(tensors), latentDim })];
      }
      case "pixelLoss":
        return [this.#pixelLoss(op)];
      case "labelLoss":
        return [this.#labelLoss(op)];
      case "pack":
        return [this.#pack(op)];
      case "adam":
        return [this.#adam(op)];
      default:
        return [normalizationPart(op, chunk, this.places)];
    }
  }

  #gather({ images, target, corruptible, size: pixels }: InstructionOf<"gather">): CallPart {
    const { addresses } = this.places;
    const source =
      typeof images === "string"
        ? { bytes: addresses[images], rows: addresses.rows }
        : { bytes: this.places.at(images), rows: 0 };
    const [height = 0, width = 0, channels = 0] = corruptible ?? [];
    const shape = { pixels, height, width, channels };
    return inChain(Opcode.gather, GatherCall, { ...source, ...this.places.all({ target }), ...shape });
  }

  #copy({ source, target, kind: _, ...numbers }: InstructionOf<"copy">): CallPart {
    const count = copiedNumbers(numbers);
    return inChain(Opcode.copy, CopyCall, { ...this.places.all({ source, target }), ...numbers, count });
  }

  #filterGradient({ fine, coarse, partials, geometry }: InstructionOf<"filterGradient">): CallPart {
    const tensors = { ...this.places.all({ fine, coarse }), ...this.places.partials(partials) };
    const patched = Number(geometry.fineDepth <= PATCH_DEPTH);
    return inChain(Opcode.filterGradient, FilterGradientCall, { ...tensors, ...geometry, patched });
  }

  #denseGradient({ source, gradient, target, inputs, outputs }: InstructionOf<"denseGradient">): CallPart {
    const unit = Math.max(DENSE_INPUTS, Math.ceil(inputs / DENSE_TASKS));
    const tensors = { ...this.places.all({ source, gradient }), target: this.places.gradient(target) };
    const fields = { ...tensors, inputs, outputs, unit };
    return inSet(Math.ceil(inputs / unit), Opcode.denseGradient, DenseGradientCall, fields);
  }

  #sumPartials({ partials, target, size }: InstructionOf<"sumPartials">, chunk: number): CallPart {
    const unit = PARAMETER_UNIT;
    const fields = { ...this.places.partials(partials), target: this.places.gradient(target), size, chunk, unit };
    return inSet(Math.ceil(size / unit), Opcode.sumPartials, SumPartialsCall, fields);
  }

  #pixelLoss({ logits, images, clean, gradient, losses, size: pixels }: InstructionOf<"pixelLoss">): CallPart {
    const { resident, rows } = this.places.addresses;
    const tensors = {
      ...this.places.all({ logits, images, losses }),
      ...(clean === "resident" ? { bytes: resident, rows } : { bytes: 0, rows: 0 }),
      gradient: gradient === null ? 0 : this.places.at(gradient),
    };
    return inChain(Opcode.pixelLoss, PixelLossCall, { ...tensors, pixels });
  }

  #labelLoss({ logits, classes, gradient, losses, size }: InstructionOf<"labelLoss">): CallPart {
    const tensors = this.places.all({ logits, classes, losses });
    const fields = { ...tensors, gradient: gradient === null ? 0 : this.places.at(gradient), size };
    return inChain(Opcode.labelLoss, LabelLossCall, fields);
  }

  #pack({ kernel, target, taps, rows, columns, transposed }: InstructionOf<"pack">): CallPart {
    const [depth, across] = transposed ? [columns, rows] : [rows, columns];
    const lanes = lanesOf(depth, across);
    const weights = { kernel: this.places.parameter(kernel), target: this.places.at(target) };
    const fields = { ...weights, taps, rows, columns, transposed: Number(transposed), lanes };
    return inSet(Math.ceil(across / lanes), Opcode.pack, PackCall, fields);
  }

  #adam({ parameters, gradients, firstMoments, secondMoments, size: count }: InstructionOf<"adam">): CallPart {
    const unit = PARAMETER_UNIT;
    const blocks = this.places.all({ parameters, gradients, firstMoments, secondMoments });
    const { beta1, beta2, epsilon } = ADAM;
    const constants = { beta1: { float: beta1 }, beta2: { float: beta2 }, epsilon: { float: epsilon } };
    return inSet(Math.ceil(count / unit), Opcode.adam, AdamCall, { ...blocks, count, unit, ...constants });
  }

  #dense(op: InstructionOf<"dense">, images: number): CallPart {
    const grid = denseGrid(op.inputs, op.outputs);
    const panels = Math.ceil(op.outputs / grid.lanes);
    const down = Math.ceil(images / DENSE_IMAGES);
    const panelUnit = Math.ceil(panels / Math.max(1, Math.round(DENSE_TASKS / down)));
    const units = { imageUnit: DENSE_IMAGES, panelUnit };
    return this.#product(op, op.inputs, op.outputs, grid, units, down * Math.ceil(panels / panelUnit));
  }

  #convolve(op: InstructionOf<"convolve">): CallPart[] {
    const { fineDepth, coarseDepth } = op.geometry;
    const [depth, columns] = op.direction === "down" ? [fineDepth, coarseDepth] : [coarseDepth, fineDepth];
    const grids = op.direction === "down" ? [downGrid(op.geometry)] : upGrids(op.geometry);
    return grids.map((grid) => this.#product(op, depth, columns, grid, { imageUnit: 0, panelUnit: 0 }, 0));
  }

  #product(
    op: InstructionOf<"dense" | "convolve">,
    depth: number,
    columns: number,
    { source, target, grid, lanes, panelBytes, patched, taps }: ProductGrid,
    units: Pick<CallFields<ProductCall>, "imageUnit" | "panelUnit">,
    tasks: number,
  ): CallPart {
    const call = inSet(tasks, Opcode.product, ProductCall, {
      ...this.places.all({ source: op.source, weights: op.weights, target: op.target }),
      bias: op.bias === null ? 0 : this.places.parameter(op.bias),
      rectified: Number(op.rectified),
      ...{ depth, columns, lanes, panelBytes, patched: Number(patched), zeros: this.places.addresses.zeros },
      ...{ sourceHeight: source.height, sourceWidth: source.width, sourceStep: source.step },
      ...{ targetHeight: target.height, targetWidth: target.width, targetStep: target.step },
      ...{ targetTop: target.top, targetLeft: target.left, gridHeight: grid.height, gridWidth: grid.width },
      ...units,
      tapCount: taps.length,
    });
    const words = taps.flatMap(([down, right, weights]) => wordsOf(TapWords, { down, right, weights }));
    return { ...call, words: [...call.words, ...words] };
  }
}
