import { BATCH_NORMALIZATION_EPSILON, BATCH_NORMALIZATION_MOMENTUM } from "../../experiment/architecture";
import { unknownKind } from "../graph/operation";
import {
  MomentsCall,
  MomentsFinishCall,
  NormalizeCall,
  NormalizeGradientCall,
  NormalizeSumsCall,
  NormalizeSumsFinishCall,
  RescaleGradientCall,
  RunningCoefficientsCall,
  RunningUpdateCall,
} from "./abi/calls";
import { Opcode } from "./abi/codes";
import { type CallPart, inChain, inSet } from "./callParts";
import type { Places } from "./places";
import type { InstructionOf } from "./plan/instruction";

/** Channels of one task. */
const CHANNEL_UNIT = 128;

/** The instructions of batch norm. */
type Normalizing = InstructionOf<
  | "moments"
  | "momentsFinish"
  | "normalize"
  | "normalizeSums"
  | "normalizeSumsFinish"
  | "normalizeGradient"
  | "rescaleGradient"
  | "runningCoefficients"
  | "runningUpdate"
>;

/** The call of an instruction of batch norm. */
export function normalizationPart(op: Normalizing, chunk: number, places: Places): CallPart {
  switch (op.kind) {
    case "moments": {
      const { source, pixels, channels } = op;
      const tensors = { ...places.all({ source }), ...places.partials(op.partials) };
      return inChain(Opcode.moments, MomentsCall, { ...tensors, pixels, channels, chunk });
    }
    case "momentsFinish":
      return momentsFinish(op, chunk, places);
    case "normalize": {
      const { source, target, coefficients, pixels, channels } = op;
      const fields = { ...places.all({ source, target, coefficients }), pixels, channels };
      return inChain(Opcode.normalize, NormalizeCall, fields);
    }
    case "normalizeSums": {
      const { source, gradient, coefficients, pixels, channels } = op;
      const tensors = {
        ...places.all({ source, gradient, coefficients }),
        ...places.partials(op.partials),
      };
      return inChain(Opcode.normalizeSums, NormalizeSumsCall, { ...tensors, pixels, channels });
    }
    case "normalizeSumsFinish":
      return normalizeSumsFinish(op, chunk, places);
    case "normalizeGradient": {
      const { source, gradient, coefficients, backward, pixels, channels } = op;
      const tensors = places.all({ source, gradient, coefficients, backward });
      const fields = { ...tensors, pixels, channels, rectified: Number(op.rectified) };
      return inChain(Opcode.normalizeGradient, NormalizeGradientCall, fields);
    }
    case "rescaleGradient": {
      const { source, gradient, coefficients, pixels, channels } = op;
      const tensors = places.all({ source, gradient, coefficients });
      const fields = { ...tensors, pixels, channels, rectified: Number(op.rectified) };
      return inChain(Opcode.rescaleGradient, RescaleGradientCall, fields);
    }
    case "runningCoefficients":
      return runningCoefficients(op, places);
    case "runningUpdate":
      return runningUpdate(op, places);
    default:
      return unknownKind(op);
  }
}

function momentsFinish(op: InstructionOf<"momentsFinish">, chunk: number, places: Places): CallPart {
  const { pixels, channels, coefficients } = op;
  const sums = { ...places.partials(op.partials), pixels, channels, chunk };
  const norm = {
    gamma: places.parameter(op.gamma),
    beta: places.parameter(op.beta),
    ...places.all({ coefficients }),
  };
  const fields = { ...sums, ...norm, epsilon: { float: BATCH_NORMALIZATION_EPSILON }, unit: CHANNEL_UNIT };
  return inSet(Math.ceil(channels / CHANNEL_UNIT), Opcode.momentsFinish, MomentsFinishCall, fields);
}

function normalizeSumsFinish(op: InstructionOf<"normalizeSumsFinish">, chunk: number, places: Places): CallPart {
  const { coefficients, backward, pixels, channels, gamma, beta } = op;
  const sums = { ...places.partials(op.partials), pixels, channels, chunk };
  const gradients = { gammaGradient: places.gradient(gamma), betaGradient: places.gradient(beta) };
  const fields = { ...sums, ...places.all({ coefficients, backward }), ...gradients, unit: CHANNEL_UNIT };
  return inSet(Math.ceil(channels / CHANNEL_UNIT), Opcode.normalizeSumsFinish, NormalizeSumsFinishCall, fields);
}

function runningCoefficients(
  { mean, variance, gamma, beta, ...rest }: InstructionOf<"runningCoefficients">,
  places: Places,
): CallPart {
  const { coefficients, channels } = rest;
  const running = { mean: places.running(mean), variance: places.running(variance) };
  const norm = {
    gamma: places.parameter(gamma),
    beta: places.parameter(beta),
    ...places.all({ coefficients }),
  };
  const fields = { ...running, ...norm, channels, epsilon: { float: BATCH_NORMALIZATION_EPSILON } };
  return inSet(1, Opcode.runningCoefficients, RunningCoefficientsCall, fields);
}

function runningUpdate(
  { coefficients, mean, variance, channels }: InstructionOf<"runningUpdate">,
  places: Places,
): CallPart {
  const running = { mean: places.running(mean), variance: places.running(variance) };
  const fields = { ...places.all({ coefficients }), ...running, channels };
  return inSet(1, Opcode.runningUpdate, RunningUpdateCall, {
    ...fields,
    momentum: { float: BATCH_NORMALIZATION_MOMENTUM },
  });
}
