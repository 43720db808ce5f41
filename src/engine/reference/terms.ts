import { type Shape, sizeOf } from "../../experiment/architecture";

/** Which input times which kernel entry belongs to which output. */
export interface LinearTerms {
  /** Outputs of one image. */
  readonly outputs: number;
  each(images: number, visit: (input: number, kernel: number, output: number) => void): void;
}

/** The terms of a dense layer: every input with every output. */
export function denseTerms(inputs: number, outputs: number): LinearTerms {
  return {
    outputs,
    each: (images, visit) => {
      for (let image = 0; image < images; image++) {
        for (let i = 0; i < inputs; i++) {
          for (let o = 0; o < outputs; o++) visit(image * inputs + i, i * outputs + o, image * outputs + o);
        }
      }
    },
  };
}

/** The terms of a 3 × 3 window that slides over the fine image, one position a coarse pixel. */
export function windowTerms(fine: Shape, coarse: Shape, stride: number, transposed: boolean): LinearTerms {
  const [fineHeight = 1, fineWidth = 1, fineDepth = 1] = fine;
  const [coarseHeight = 1, coarseWidth = 1, coarseDepth = 1] = coarse;
  const top = padBefore(fineHeight, coarseHeight, stride);
  const left = padBefore(fineWidth, coarseWidth, stride);
  const each: LinearTerms["each"] = (images, visit) => {
    forEachIndex([images, coarseHeight, coarseWidth, 3, 3], ([image = 0, cy = 0, cx = 0, ky = 0, kx = 0]) => {
      const fy = cy * stride + ky - top;
      const fx = cx * stride + kx - left;
      if (fy < 0 || fx < 0 || fy >= fineHeight || fx >= fineWidth) return;
      const finePixel = (image * fineHeight + fy) * fineWidth + fx;
      const coarsePixel = (image * coarseHeight + cy) * coarseWidth + cx;
      for (let f = finePixel * fineDepth; f < (finePixel + 1) * fineDepth; f++) {
        let kernel = ((ky * 3 + kx) * fineDepth + (f % fineDepth)) * coarseDepth;
        for (let c = coarsePixel * coarseDepth; c < (coarsePixel + 1) * coarseDepth; c++, kernel++) {
          if (transposed) visit(c, kernel, f);
          else visit(f, kernel, c);
        }
      }
    });
  };
  return { outputs: transposed ? sizeOf(fine) : sizeOf(coarse), each };
}

/** SAME padding: as much as the last window needs, the smaller half before. */
function padBefore(fine: number, coarse: number, stride: number): number {
  return Math.floor(Math.max(0, (coarse - 1) * stride + 3 - fine) / 2);
}

function forEachIndex(lengths: readonly number[], visit: (index: readonly number[]) => void): void {
  const index = lengths.map(() => 0);
  const step = (depth: number): void => {
    if (depth === lengths.length) return visit(index);
    for (let at = 0; at < (lengths[depth] ?? 0); at++) {
      index[depth] = at;
      step(depth + 1);
    }
  };
  step(0);
}
