import { type Kernel, kernel } from "./kernel";

/** What is copied of each image: numbers of its source to those of its target from number `first` on. */
interface CopyTask {
  readonly sourceSize: number;
  readonly targetSize: number;
  readonly first: number;
}

/** How many numbers of an image are copied: as many as there are and as there is room for. */
export function copiedNumbers({ sourceSize, targetSize, first }: CopyTask): number {
  return Math.min(sourceSize, targetSize - first);
}

/** Copies numbers of each image from one tensor to a place in another. */
export function copy(task: CopyTask): Kernel {
  return kernel({
    name: "copy",
    buffers: ["read source: f32", "write result: f32"],
    shape: { SOURCE: task.sourceSize, TARGET: task.targetSize, FIRST: task.first, COUNT: copiedNumbers(task) },
    body: `
if (index >= step.images * COUNT) { return; }
result[index / COUNT * TARGET + FIRST + index % COUNT] = source[index / COUNT * SOURCE + index % COUNT];`,
  });
}
