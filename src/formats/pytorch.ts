import type { NamedTensors, Tensor } from "./tensor";

const roles: ReadonlyMap<string, string> = new Map([
  ["kernel", "weight"],
  ["bias", "bias"],
  ["gamma", "weight"],
  ["beta", "bias"],
  ["runningMean", "running_mean"],
  ["runningVariance", "running_var"],
]);

/** What PyTorch's modules call a tensor of ours: `encoder/0/kernel` is `encoder.0.weight`, `logVar/bias` `log_var.bias`. */
export function pytorchName(name: string): string {
  const parts = name.split("/");
  const role = parts.pop() ?? "";
  return [...parts.map((part) => (part === "logVar" ? "log_var" : part)), roles.get(role) ?? role].join(".");
}

/**
 * Tensors by PyTorch's names and in its order of axes: kernels [3, 3, in, out] as [out, in, 3, 3], transposed ones
 * [3, 3, out, in] as [in, out, 3, 3], dense ones [in, out] as [out, in].
 */
export function asPytorch(tensors: NamedTensors): NamedTensors {
  return new Map(Array.from(tensors, ([name, tensor]) => [pytorchName(name), toPytorch(tensor)]));
}

/** A tensor in PyTorch's order of axes: windows behind channels, matrices transposed. */
export function toPytorch(tensor: Tensor): Tensor {
  if (tensor.shape.length === 4) return permuted(tensor, [3, 2, 0, 1]);
  return tensor.shape.length === 2 ? permuted(tensor, [1, 0]) : tensor;
}

/** A tensor in PyTorch's order of axes in ours again. */
export function fromPytorch(tensor: Tensor): Tensor {
  if (tensor.shape.length === 4) return permuted(tensor, [2, 3, 1, 0]);
  return tensor.shape.length === 2 ? permuted(tensor, [1, 0]) : tensor;
}

/** A tensor whose axis i is axis `order[i]` of another. */
function permuted({ shape, values }: Tensor, order: readonly number[]): Tensor {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, length) => product * length, 1));
  const lengths = order.map((axis) => shape[axis] ?? 1);
  const steps = order.map((axis) => strides[axis] ?? 1);
  const result = new Float32Array(values.length);
  const index = lengths.map(() => 0);
  let from = 0;
  for (let to = 0; to < result.length; to++) {
    result[to] = values[from] as number;
    for (let axis = lengths.length - 1; axis >= 0; axis--) {
      const next = (index[axis] as number) + 1;
      from += steps[axis] as number;
      if (next < (lengths[axis] as number)) {
        index[axis] = next;
        break;
      }
      from -= next * (steps[axis] as number);
      index[axis] = 0;
    }
  }
  return { shape: lengths, values: result };
}
