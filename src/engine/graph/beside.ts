import { type Shape, sizeOf } from "../../experiment/architecture";
import type { Draft } from "./forward";
import type { GraphLayer } from "./layers";
import type { Value } from "./operation";

/** A value with the class beside it, where there is one. */
export function withClass(value: Value, classes: Value | null, draft: Draft): Value {
  if (!classes) return value;
  const size = sizeOf(value.shape);
  const target = { ...value, name: `${value.name}/withClass`, shape: [size + sizeOf(classes.shape)] as const };
  draft.add({ kind: "copy", source: value, target, rows: 1, from: 0, first: 0 });
  draft.add({ kind: "copy", source: classes, target, rows: 1, from: 0, first: size });
  return target;
}

/** The first numbers of a gradient, as many as what it is towards has: all of them, or a copy without the class's. */
export function withoutClass(gradient: Value, shape: Shape, draft: Draft): Value {
  if (sizeOf(gradient.shape) === sizeOf(shape)) return gradient;
  const target = { ...gradient, name: `${gradient.name}/withoutClass`, shape };
  draft.add({ kind: "copy", source: gradient, target, rows: 1, from: 0, first: 0 });
  return target;
}

/** What a layer of a decoder reads: a value and on its channels what was skipped, zeros where that is null. */
export function withSkipped(layer: GraphLayer, value: Value, skipped: Value | null, draft: Draft): Value {
  const target = draft.value(`${layer.name}/withSkipped`, layer.input);
  const rows = pixelsOf(layer.input);
  if (!skipped) draft.add({ kind: "clear", target });
  draft.add({ kind: "copy", source: value, target, rows, from: 0, first: 0 });
  const first = sizeOf(value.shape) / rows;
  if (skipped) draft.add({ kind: "copy", source: skipped, target, rows, from: 0, first });
  return target;
}

/** Of the gradient of what `withSkipped` gave the part of the value, and that of what was skipped. */
export function partsOf(gradient: Value, value: Value, skipped: Value | null, draft: Draft) {
  const rows = pixelsOf(gradient.shape);
  const part = (name: string, shape: Shape, from: number): Value => {
    const target = { ...gradient, name: `${gradient.name}/${name}`, shape };
    draft.add({ kind: "copy", source: gradient, target, rows, from, first: 0 });
    return target;
  };
  return {
    ofValue: part("withoutSkipped", value.shape, 0),
    ofSkipped: skipped && part("ofSkipped", skipped.shape, sizeOf(value.shape) / rows),
  };
}

function pixelsOf(shape: Shape): number {
  return sizeOf(shape) / (shape.at(-1) ?? 1);
}
