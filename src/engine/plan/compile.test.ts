import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Architecture } from "../../experiment/architecture";
import { presets } from "../../experiment/presets";
import { draws } from "../parity/architectures";
import { compile } from "./compile";
import { costOfProgram } from "./cost";
import { type Operation, tensorsOf } from "./operation";
import { type Plan, type PlanTensor, type ProgramName, programNames } from "./plan";
import { printPlan } from "./print";

const lecture = presetArchitecture();

describe("A plan", () => {
  it("keeps every tensor inside the arena", () => {
    forEveryPlan(({ tensors, arenaBytes }) => {
      for (const { offset, bytes } of tensors) {
        expect(offset % 64).toBe(0);
        expect(offset + bytes).toBeLessThanOrEqual(arenaBytes);
      }
    });
  });

  it("gives no two tensors the same bytes while both are alive", () => {
    forEveryPlan(({ tensors }) => {
      const sorted = [...tensors].sort((a, b) => a.offset - b.offset);
      for (const [index, tensor] of sorted.entries()) {
        for (const other of sorted.slice(index + 1)) {
          if (other.offset >= tensor.offset + tensor.bytes) break;
          expect(mayMeet(tensor, other), `${tensor.name} and ${other.name}`).toBe(false);
        }
      }
    });
  });

  it("writes every tensor before it reads it", () => {
    forEveryPlan((plan) => {
      for (const name of programNames) expectWrittenFirst(plan, name);
    });
  });

  it("reads and writes tensors only where they are alive", () => {
    forEveryPlan((plan) => {
      for (const name of programNames) {
        for (const [phase, { operations }] of plan.programs[name].phases.entries()) {
          for (const id of operations.flatMap(tensorsOf)) {
            const life = plan.tensors[id]?.life;
            if (life === "always" || !life) continue;
            expect(life.program).toBe(name);
            expect(life.first <= phase && phase <= life.last).toBe(true);
          }
        }
      }
    });
  });

  it("leaves a gradient for every parameter, each once", () => {
    forEveryPlan((plan) => {
      const written = new Uint8Array(plan.layout.trainableCount);
      for (const { offset, size } of plan.programs.train.phases.flatMap(({ operations }) =>
        operations.flatMap(gradientsOf),
      )) {
        for (let index = offset; index < offset + size; index++) written[index] = (written[index] ?? 0) + 1;
      }
      expect(written.every((times) => times === 1)).toBe(true);
    });
  });

  it("runs a set's operations on nothing that another of them writes", () => {
    forEveryPlan(({ programs }) => {
      for (const { kind, operations } of programNames.flatMap((name) => programs[name].phases)) {
        if (kind === "chain") continue;
        for (const [index, operation] of operations.entries()) {
          const written = writesOf(operation);
          const others = operations.filter((_, other) => other !== index).flatMap(tensorsOf);
          expect(others.some((id) => written.includes(id))).toBe(false);
        }
      }
    });
  });

  it("counts the lecture's network as 13.35 million operations an image forward", () => {
    const plan = compile(lecture, 128);
    const products = plan.programs.evaluate.phases
      .flatMap(({ operations }) => operations)
      .filter(({ kind }) => kind === "convolve" || kind === "dense");
    const program = {
      ...plan.programs.evaluate,
      images: 1,
      phases: [{ kind: "chain", operations: products, bytesPerImage: 0 }],
    } as const;
    expect(costOfProgram(program, plan).flops / 1e6).toBeCloseTo(13.35, 1);
    expect(costOfProgram(plan.programs.train, plan).flops / 1e9).toBeCloseTo(5.11, 0);
  });

  it("shares bytes between tensors of different times", () => {
    const { tensors, arenaBytes } = compile(lecture, 128);
    const bytes = tensors.reduce((sum, tensor) => sum + tensor.bytes, 0);
    expect(arenaBytes).toBeLessThan(0.7 * bytes);
  });

  it("prints its programs, phases and costs", () => {
    const text = printPlan(compile(lecture, 128));
    for (const name of programNames) expect(text).toContain(`${name}: `);
    expect(text).toContain("convolve 14 × 14 × 64 → 28 × 28 × 32");
  });

  it("compiles from 16 to 512 images, 28 to 64 pixels, one channel or three, 1 to 32 dimensions", () => {
    for (const preset of presets) {
      for (const [side, channels, latentDim, batchSize] of [
        [28, 1, 1, 16],
        [37, 3, 32, 512],
        [64, 3, 2, 128],
      ] as const) {
        const architecture = preset.build({ imageShape: [side, side, channels], latentDim, batchNormalization: true });
        const compiled = () => compile(architecture, batchSize);
        if (preset.name === "dense" || side % 4 === 0) expect(compiled().programs.train.images).toBe(batchSize);
      }
    }
  });
});

function presetArchitecture(): Architecture {
  const [preset] = presets;
  if (!preset) throw new RangeError("There are no presets.");
  return preset.build({ imageShape: [28, 28, 1], latentDim: 2, batchNormalization: true });
}

function forEveryPlan(check: (plan: Plan) => void): void {
  check(compile(lecture, 128));
  const property = fc.property(draws, ({ architecture, batchSize }) => check(compile(architecture, batchSize)));
  fc.assert(property, { numRuns: 60, seed: 3 });
}

/** Decoding may happen in the midst of any other program; all others take turns. */
function mayMeet(a: PlanTensor, b: PlanTensor): boolean {
  if (a.life === "always" || b.life === "always") return true;
  if (a.life.program !== b.life.program) return (a.life.program === "decode") !== (b.life.program === "decode");
  return a.life.first <= b.life.last && b.life.first <= a.life.last;
}

/** Tensors that an operation writes; gradients that it writes in place are read as well. */
function writesOf(operation: Operation): number[] {
  switch (operation.kind) {
    case "filterGradient":
    case "biasGradient":
    case "moments":
    case "normalizeSums":
      return [operation.partials];
    case "momentsFinish":
    case "runningCoefficients":
      return [operation.coefficients];
    case "normalizeSumsFinish":
      return [operation.backward];
    case "sample":
      return [operation.epsilon, operation.z, operation.kl];
    case "sampleGradient":
      return [operation.muGradient, operation.logVarGradient];
    case "pixelLoss":
      return [operation.losses, ...(operation.gradient === null ? [] : [operation.gradient])];
    case "gather":
    case "convolve":
    case "dense":
    case "normalize":
    case "sigmoid":
    case "pack":
      return [operation.target];
    default:
      return [];
  }
}

function expectWrittenFirst({ programs, tensors, ports }: Plan, name: ProgramName): void {
  const given: number[] = [
    ports.encode.images,
    ports.decode.z,
    ports.evaluate.images,
    ports.slope.images,
    ports.slope.z,
  ];
  const written = new Set(given);
  for (const operation of programs[name].phases.flatMap(({ operations }) => operations)) {
    const writes = writesOf(operation);
    for (const id of tensorsOf(operation)) {
      const known = tensors[id]?.life === "always" || writes.includes(id) || written.has(id);
      expect(known, `${operation.kind} reads ${tensors[id]?.name}`).toBe(true);
    }
    for (const id of writes) written.add(id);
  }
}

/** The parts of the gradient that an operation writes. */
function gradientsOf(operation: Operation): { readonly offset: number; readonly size: number }[] {
  switch (operation.kind) {
    case "denseGradient":
      return [{ offset: operation.target, size: operation.inputs * operation.outputs }];
    case "sumPartials":
      return [{ offset: operation.target, size: operation.size }];
    case "normalizeSumsFinish":
      return [operation.gamma, operation.beta].map((offset) => ({ offset, size: operation.channels }));
    default:
      return [];
  }
}
