import { parameterLayout } from "../experiment/parameters";
import { pytorchName, toPytorch } from "../formats/pytorch";
import { CHECKED } from "./check";
import template from "./readme.md?raw";
import type { PackRequest } from "./request";
import { filled, fillingOf } from "./scripts";

/** What is to be known of a packed model: where it comes from, its names and layouts, and how it is used. */
export function readmeOf({ moment, data, link }: PackRequest): string {
  const { experiment, checkpoint } = moment;
  return filled(template, {
    ...fillingOf(experiment),
    step: checkpoint.step,
    updates: checkpoint.state.updates,
    link,
    dataTitle: data.title,
    credit: data.credit,
    licence: data.licence,
    checked: CHECKED,
    tensors: tableOf(moment.experiment),
  });
}

/** A line a tensor: our name and shape, and PyTorch's. */
function tableOf({ architecture }: PackRequest["moment"]["experiment"]): string {
  const { trainable, statistics } = parameterLayout(architecture);
  return [...trainable, ...statistics]
    .map(({ name, shape, size }) => {
      const turned = toPytorch({ shape, values: new Float32Array(size) }).shape;
      return `| ${name} | ${shape.join(" × ")} | ${pytorchName(name)} | ${turned.join(" × ")} |`;
    })
    .join("\n");
}
