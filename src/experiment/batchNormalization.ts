import type { Architecture, Layer } from "./architecture";

/** Whether any layer of a network is a batch norm. */
export function hasBatchNormalization({ encoder, decoder }: Architecture): boolean {
  return [...encoder, ...decoder].some(isNorm);
}

/** The network with a batch norm after every ReLU, as in the presets, or with none at all. */
export function withBatchNormalization(architecture: Architecture, on: boolean): Architecture {
  const change = (layers: readonly Layer[]) => {
    const bare = layers.filter((layer) => !isNorm(layer));
    return on ? bare.flatMap((layer) => (hasRelu(layer) ? [layer, norm] : [layer])) : bare;
  };
  return { ...architecture, encoder: change(architecture.encoder), decoder: change(architecture.decoder) };
}

const norm: Layer = { kind: "batchNormalization" };

function isNorm({ kind }: Layer): boolean {
  return kind === "batchNormalization";
}

function hasRelu(layer: Layer): boolean {
  return "activation" in layer && layer.activation === "relu";
}
