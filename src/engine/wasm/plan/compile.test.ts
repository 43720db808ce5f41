import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Architecture } from "../../../experiment/architecture";
import { presets } from "../../../experiment/presets";
import { graphOf } from "../../graph/build";
import { flopsOfProgram, flopsOfStep } from "../../graph/cost";
import { conditionalDraws, draws, skippingDraws } from "../../parity/architectures";
import { compile } from "./compile";
import { costOfProgram } from "./cost";
import { type Instruction, tensorsOf } from "./instruction";
import { type Plan, type PlanProgramName, type PlanTensor, planProgramNames } from "./plan";
import { printPlan } from "./print";

const lecture = presetArchitecture();
const drawn = fc.oneof(draws, conditionalDraws, skippingDraws);

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
      for (const name of planProgramNames) expectWrittenFirst(plan, name);
    });
  });

  it("reads and writes tensors only where they are alive", () => {
    forEveryPlan((plan) => {
      for (const name of planProgramNames) {
        for (const [phase, { instructions }] of plan.programs[name].phases.entries()) {
          for (const id of instructions.flatMap(tensorsOf)) {
            const lifetime = plan.tensors[id]?.lifetime;
            if (lifetime === "always" || !lifetime) continue;
            expect(lifetime.program).toBe(name);
            expect(lifetime.first <= phase && phase <= lifetime.last).toBe(true);
          }
        }
      }
    });
  });

  it("leaves a gradient for every parameter, each once", () => {
    forEveryPlan((plan) => {
      const written = new Uint8Array(plan.layout.trainableCount);
      for (const { offset, size } of plan.programs.train.phases.flatMap(({ instructions }) =>
        instructions.flatMap(gradientsOf),
      )) {
        for (let index = offset; index < offset + size; index++) written[index] = (written[index] ?? 0) + 1;
      }
      expect(written.every((times) => times === 1)).toBe(true);
    });
  });

  it("runs a set's instructions on nothing that another of them writes", () => {
    forEveryPlan(({ programs }) => {
      for (const { kind, instructions } of planProgramNames.flatMap((name) => programs[name].phases)) {
        if (kind === "chain") continue;
        for (const [index, instruction] of instructions.entries()) {
          const written = writesOf(instruction);
          const others = instructions.filter((_, other) => other !== index).flatMap(tensorsOf);
          expect(others.some((id) => written.includes(id))).toBe(false);
        }
      }
    });
  });

  it("counts the lecture's network as 13.35 million operations an image forward", () => {
    const plan = compile(graphOf(lecture, 128));
    const products = plan.programs.evaluate.phases
      .flatMap(({ instructions }) => instructions)
      .filter(({ kind }) => kind === "convolve" || kind === "dense");
    const program = {
      ...plan.programs.evaluate,
      images: 1,
      phases: [{ kind: "chain", instructions: products, bytesPerImage: 0 }],
    } as const;
    expect(costOfProgram(program, plan).flops / 1e6).toBeCloseTo(13.35, 1);
    expect(costOfProgram(plan.programs.train, plan).flops / 1e9).toBeCloseTo(5.11, 0);
  });

  it("computes what the graph said that it would, to the last operation", () => {
    const graph = graphOf(lecture, 128);
    const check = (graphToRun: typeof graph) => {
      const plan = compile(graphToRun);
      const { train, update, decode } = plan.programs;
      const step = costOfProgram(train, plan).flops + costOfProgram(update, plan).flops;
      expect(step).toBe(flopsOfStep(graphToRun));
      expect(costOfProgram(decode, plan).flops).toBe(flopsOfProgram(graphToRun.programs.decode, decode.images));
    };
    check(graph);
    fc.assert(
      fc.property(drawn, ({ architecture, batchSize }) => check(graphOf(architecture, batchSize))),
      { numRuns: 60, seed: 3 },
    );
  });

  it("shares bytes between tensors of different times", () => {
    const { tensors, arenaBytes } = compile(graphOf(lecture, 128));
    const bytes = tensors.reduce((sum, tensor) => sum + tensor.bytes, 0);
    expect(arenaBytes).toBeLessThan(0.7 * bytes);
  });

  it("prints its programs, phases and costs", () => {
    const text = printPlan(compile(graphOf(lecture, 128)));
    for (const name of planProgramNames) expect(text).toContain(`${name}: `);
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
        const compiled = () => compile(graphOf(architecture, batchSize));
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
  check(compile(graphOf(lecture, 128)));
  const property = fc.property(drawn, ({ architecture, batchSize }) =>
    check(compile(graphOf(architecture, batchSize))),
  );
  fc.assert(property, { numRuns: 60, seed: 3 });
}

/** Decoding may happen in the midst of any other program; all others take turns. */
function mayMeet(a: PlanTensor, b: PlanTensor): boolean {
  if (a.lifetime === "always" || b.lifetime === "always") return true;
  if (a.lifetime.program !== b.lifetime.program)
    return (a.lifetime.program === "decode") !== (b.lifetime.program === "decode");
  return a.lifetime.first <= b.lifetime.last && b.lifetime.first <= a.lifetime.last;
}

/** Tensors that an instruction writes; gradients that it writes in place are read as well. */
function writesOf(instruction: Instruction): number[] {
  switch (instruction.kind) {
    case "filterGradient":
    case "biasGradient":
    case "moments":
    case "normalizeSums":
      return [instruction.partials];
    case "momentsFinish":
    case "runningCoefficients":
      return [instruction.coefficients];
    case "normalizeSumsFinish":
      return [instruction.backward];
    case "sample":
      return [instruction.epsilon, instruction.z, instruction.kl];
    case "sampleGradient":
      return [instruction.muGradient, instruction.logVarGradient];
    case "pixelLoss":
      return [instruction.losses, ...(instruction.gradient === null ? [] : [instruction.gradient])];
    case "gather":
    case "copy":
    case "clear":
    case "convolve":
    case "dense":
    case "normalize":
    case "sigmoid":
    case "pack":
      return [instruction.target];
    default:
      return [];
  }
}

function expectWrittenFirst({ programs, tensors, ports }: Plan, name: PlanProgramName): void {
  const told = [
    ports.encode,
    ports.decode,
    ports.reconstruct,
    ports.evaluate,
    ports.latentGradients,
    ports.activations,
  ];
  const given: number[] = [
    ...told.flatMap((port) => port?.classes ?? []),
    ...(ports.reconstruct ? [ports.reconstruct.images, ports.reconstruct.z] : []),
    ports.encode.images,
    ports.decode.z,
    ports.evaluate.images,
    ports.latentGradients.images,
    ports.latentGradients.z,
    ports.activations.images,
    ports.activations.z,
  ];
  const written = new Set(given);
  for (const instruction of programs[name].phases.flatMap(({ instructions }) => instructions)) {
    const writes = writesOf(instruction);
    for (const id of tensorsOf(instruction)) {
      const known = tensors[id]?.lifetime === "always" || writes.includes(id) || written.has(id);
      expect(known, `${instruction.kind} reads ${tensors[id]?.name}`).toBe(true);
    }
    for (const id of writes) written.add(id);
  }
}

/** The parts of the gradient that an instruction writes. */
function gradientsOf(instruction: Instruction): { readonly offset: number; readonly size: number }[] {
  switch (instruction.kind) {
    case "denseGradient":
      return [{ offset: instruction.target, size: instruction.inputs * instruction.outputs }];
    case "sumPartials":
      return [{ offset: instruction.target, size: instruction.size }];
    case "normalizeSumsFinish":
      return [instruction.gamma, instruction.beta].map((offset) => ({ offset, size: instruction.channels }));
    default:
      return [];
  }
}
