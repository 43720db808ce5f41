import { definitions } from "./objective";

/** What lessons name that no panel explains: a glossary's key, its name, and what it means. */
export const courseWords = [
  [
    "nats",
    "nats and bits",
    "Units of what is a logarithm of a probability. A bit is what the toss of a coin tells. A nat is 1.44 bits: logarithms are natural ones.",
  ],
  [
    "step",
    "step, batch, epoch",
    "A step of training moves all weights once, by the loss of a batch of images. An epoch is as many steps as it takes to see each image once.",
  ],
  [
    "gradient",
    "gradient",
    "How the loss changes as each number changes a little: its slopes. Training moves every weight against its own.",
  ],
  ["parameters", "weights, parameters", "The numbers of a network that training moves."],
  ["mu", "μ, mean of the posterior", "The middle of an image's cloud of codes: where the encoder puts the image."],
  ["epsilon", "noise ε", "One number a dimension, drawn from N(0, 1). With it a code is drawn: z = μ + σ ε."],
  [
    "normal",
    "N(μ, σ²), bell",
    "The normal distribution: numbers that gather around μ, two thirds of them within σ. N(0, I) has μ = 0 and σ = 1 along every dimension.",
  ],
  [
    "density",
    "density",
    "How thickly probability lies at a place: a probability for each unit of length. It may exceed 1.",
  ],
  [
    "p(x)",
    "p(x)",
    "How likely an image is to the model: p(x|z), averaged over codes z from the prior. Training raises it, or a bound of it.",
  ],
  ["beta", "β, what λ amounts to", definitions.β],
  [
    "entropy",
    "entropy, cross-entropy",
    "Entropy is the length that messages about P need on average, in a code made for P. Cross-entropy is their length in a code made for Q.",
  ],
  [
    "divergence",
    "divergence D(P ‖ Q)",
    "How much longer messages about P get in a code made for Q: cross-entropy less entropy. It is 0 only where both are the same.",
  ],
  [
    "closed form",
    "closed form",
    "A formula that gives a number at once, where else it would have to be drawn or summed up.",
  ],
  [
    "Monte Carlo",
    "Monte Carlo",
    "The mean over some random draws, in the place of a sum or an integral over all that can be.",
  ],
  [
    "convolution",
    "convolution: kernels, channels, stride",
    "A layer that moves small squares of weights, its kernels, over an image. Each kernel makes a channel, an image of where it fits. With stride 2 it moves by two pixels.",
  ],
  ["dense", "dense layer", "A layer of weighted sums: every number that it gives looks at all that it is given."],
  [
    "reshape",
    "flatten, reshape",
    "The numbers of all channels are laid in one row, or such a row is folded into channels again. No weights.",
  ],
  ["ReLU", "ReLU", "What comes after many layers: negative numbers become 0, others stay as they are."],
  ["head", "head", "A last layer of the encoder. One head gives μ, the other log σ²."],
  [
    "conditional",
    "conditional VAE",
    "A variational autoencoder whose two halves are both told the class of the image, so that its code need not hold it.",
  ],
  [
    "skips",
    "skip connections",
    "Ways past the code: layers of the decoder are given what layers of the encoder made of the same image, as in a U-Net.",
  ],
  ["float", "float", "A number as computers mostly hold it, here in 32 bits."],
  ["classifier", "classifier", "What gives an image a class, having seen some images with theirs."],
] as const;
