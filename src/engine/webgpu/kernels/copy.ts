import { type CopiedRows, copiedNumbers } from "../../graph/operation";
import { type Kernel, kernel } from "./kernel";

/** Copies numbers of each image's rows from one tensor to a place in another. */
export function copy(task: CopiedRows): Kernel {
  const { rows, sourceSize, targetSize, from, first } = task;
  const [SOURCE, TARGET, COUNT] = [sourceSize, targetSize, copiedNumbers(task)];
  return kernel({
    name: "copy",
    buffers: ["read source: f32", "write result: f32"],
    shape: { ROWS: rows, SOURCE, TARGET, FROM: from, FIRST: first, COUNT },
    body: `
if (index >= step.images * ROWS * COUNT) { return; }
result[index / COUNT * TARGET + FIRST + index % COUNT] = source[index / COUNT * SOURCE + FROM + index % COUNT];`,
  });
}
