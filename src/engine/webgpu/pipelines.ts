import type { Answers } from "../answers";
import { EngineUnavailable } from "../engine";
import { messageOf } from "../errorMessage";
import type { GraphicsDevice } from "./device";
import type { Kernel } from "./kernels/kernel";

/** A kernel ready to run, and the layout that its buffers are bound by. */
export interface Pipeline {
  readonly pipeline: GPUComputePipeline;
  readonly layout: GPUBindGroupLayout;
}

/** What has been compiled for a device, by the kernels' code, and how it binds its buffers. */
export interface Pipelines {
  readonly compiled: Map<string, Promise<GPUComputePipeline>>;
  readonly layouts: Map<string, GPUBindGroupLayout>;
}

/**
 * Compiles all of `kernels` at once, each once for a device; by their code.
 * @throws EngineUnavailable where the device does not take one of them, or does not answer
 */
export async function compilePipelines(
  { gpu: device, pipelines: { compiled: known, layouts } }: Pick<GraphicsDevice, "gpu" | "pipelines">,
  kernels: readonly Kernel[],
  answers: Answers,
  onCompiled: (fraction: number) => void,
): Promise<ReadonlyMap<string, Pipeline>> {
  const different = [...new Map(kernels.map((kernel) => [kernel.code, kernel])).values()];
  let compiled = 0;
  const compile = async (kernel: Kernel): Promise<[string, Pipeline]> => {
    const layout = layoutFor(device, kernel, layouts);
    const compiling = known.get(kernel.code) ?? createPipeline(device, kernel, layout);
    known.set(kernel.code, compiling);
    const pipeline = await answers.to("createComputePipelineAsync", () => compiling);
    compiled += 1;
    onCompiled(compiled / different.length);
    return [kernel.code, { pipeline, layout }];
  };
  return new Map(await Promise.all(different.map(compile)));
}

async function createPipeline(
  device: GPUDevice,
  { name, code }: Kernel,
  layout: GPUBindGroupLayout,
): Promise<GPUComputePipeline> {
  try {
    return await device.createComputePipelineAsync({
      label: name,
      layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
      compute: { module: device.createShaderModule({ label: name, code }) },
    });
  } catch (error) {
    const message = messageOf(error);
    throw new EngineUnavailable({ code: "kernelRefused", kernel: name, message }, { cause: error });
  }
}

function layoutFor(
  device: GPUDevice,
  { bindings }: Kernel,
  layouts: Map<string, GPUBindGroupLayout>,
): GPUBindGroupLayout {
  const key = bindings.map(({ access }) => access).join();
  const known = layouts.get(key);
  if (known) return known;
  const types = ["read-only-storage", "uniform", ...bindings.map(typeOf)] as const;
  const layout = device.createBindGroupLayout({
    entries: types.map((type, binding) => ({ binding, visibility: COMPUTE, buffer: { type } })),
  });
  layouts.set(key, layout);
  return layout;
}

/** GPUShaderStage.COMPUTE. */
const COMPUTE = 4;

function typeOf({ access }: Kernel["bindings"][number]): GPUBufferBindingType {
  return access === "read" ? "read-only-storage" : "storage";
}
