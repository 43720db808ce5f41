import { sizeOf } from "../../experiment/architecture";
import { copiedNumbers, copiedRows, type OperationOf } from "../graph/operation";
import type { BufferName } from "./dispatch";
import { add } from "./kernels/add";
import { clear } from "./kernels/clear";
import { copy } from "./kernels/copy";
import { corruptedGather } from "./kernels/corruptedGather";
import { gather } from "./kernels/gather";
import type { Kernel } from "./kernels/kernel";
import { rectifierGradient } from "./kernels/rectifierGradient";
import { sigmoid } from "./kernels/sigmoid";

/** Operations that take numbers one by one. */
type ElementwiseOperation = OperationOf<"gather" | "copy" | "clear" | "add" | "sigmoid" | "rectifierGradient">;

/** A kernel with an invocation for each of so many numbers an image. */
interface Elementwise {
  readonly kernel: Kernel;
  readonly buffers: readonly BufferName[];
  readonly size: number;
}

/** The kernel of an operation that takes numbers one by one. */
export function elementwise(operation: ElementwiseOperation): Elementwise {
  switch (operation.kind) {
    case "gather": {
      const { images, target, corruptible } = operation;
      const size = sizeOf(target.shape);
      const kernel = corruptible ? corruptedGather(target.shape) : gather(size, typeof images === "string");
      return { kernel, buffers: [images, target], size };
    }
    case "copy": {
      const rows = copiedRows(operation);
      const buffers = [operation.source, operation.target];
      return { kernel: copy(rows), buffers, size: rows.rows * copiedNumbers(rows) };
    }
    case "clear": {
      const size = sizeOf(operation.target.shape);
      return { kernel: clear(size), buffers: [operation.target], size };
    }
    case "rectifierGradient": {
      const size = sizeOf(operation.output.shape);
      return { kernel: rectifierGradient(size), buffers: [operation.output, operation.gradient], size };
    }
    case "add":
    case "sigmoid": {
      const size = sizeOf(operation.target.shape);
      const kernel = operation.kind === "add" ? add(size) : sigmoid(size);
      return { kernel, buffers: [operation.source, operation.target], size };
    }
  }
}
