/** What the lengths of gradients are. */
export const normDefinitions = {
  encoder:
    "‖∂L/∂φ‖: the length of the gradient of L, in nats per image, with respect to the encoder's parameters, on images of the next batch.",
  decoder:
    "‖∂L/∂θ‖: the length of the gradient of L, in nats per image, with respect to the decoder's parameters, on images of the next batch.",
  angle:
    "Between the gradients of reconstruction and of KL with respect to the encoder's parameters: at 180° they pull against each other, at 0° the same way, at 90° neither minds the other.",
  withoutDecoder:
    "‖∂L/∂θ‖ is exactly 0: KL is a function of the encoder only, and the decoder's weights do not change. x̂ still does: the codes move, and batch norm's running averages follow them.",
} as const;
