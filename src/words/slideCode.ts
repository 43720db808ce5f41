import { amountText } from "./numbers";

/** A piece of a lecture's code with something wrong in it, and what is right. */
export interface SlideCode {
  readonly id: "call" | "passes" | "name" | "reduction" | "sigma";
  /** The lecture, and what the piece is. */
  readonly title: string;
  /** Its lines; those that are wrong are marked. */
  readonly lines: readonly { readonly text: string; readonly isWrong: boolean }[];
  /** What stands in the place of the lines that are wrong. */
  readonly right: readonly string[];
  readonly why: string;
}

/** What of an experiment the mistakes depend on. */
export interface SlideSizes {
  readonly latentDim: number;
  readonly batchSize: number;
}

/** The lectures' listings with their mistakes, with what they amount to in the present experiment. */
export function slideCodes(sizes: SlideSizes): readonly SlideCode[] {
  return [...fixed, reduction(sizes)];
}

function reduction({ latentDim, batchSize }: SlideSizes): SlideCode {
  return {
    id: "reduction",
    title: "CS3232 and the notes: one term, two weights",
    lines: lines(
      "# CS3232",
      "!return tf.reduce_mean(kl_loss) * -0.5",
      "# Notes (003)",
      "!return tf.reduce_sum(kl_loss) * -0.5",
    ),
    right: ["return tf.reduce_mean(tf.reduce_sum(kl_loss, axis=1)) * -0.5"],
    why: `KL is summed over dimensions and averaged over images. Averaged over both, β is 1/L: ${amountText(1 / latentDim)} here. Summed over both it is the batch size: ${amountText(batchSize)}.`,
  };
}

/** Lines of code, those that begin with ! being wrong. */
function lines(...texts: readonly string[]): SlideCode["lines"] {
  return texts.map((text) =>
    text.startsWith("!") ? { text: text.slice(1), isWrong: true } : { text, isWrong: false },
  );
}

const fixed: readonly SlideCode[] = [
  {
    id: "call",
    title: "CS3232: the encoder’s last layer",
    lines: lines("mu, sigma, conv_shape = encoder_layers(inputs, latent_dim=LATENT_DIM)", "!z = Sampling()(mu, sigma)"),
    right: ["z = Sampling()((mu, sigma))"],
    why: "A layer is called with one argument, here a pair. As it is printed the call fails, for `call(self, inputs)` has room for one. The notes (003) have it right.",
  },
  {
    id: "passes",
    title: "CS3232: the whole model",
    lines: lines(
      "def vae_model(encoder, decoder, input_shape):",
      "    inputs = tf.keras.layers.Input(shape=input_shape)",
      "!    mu = encoder(inputs)[0]",
      "!    sigma = encoder(inputs)[1]",
      "!    z = encoder(inputs)[2]",
      "    reconstructed = decoder(z)",
    ),
    right: ["    mu, log_var, z = encoder(inputs)"],
    why: "The encoder runs three times on the same images. All runs find the same μ and σ; each draws an ε, and two of the three draws go unused. One pass gives all three.",
  },
  {
    id: "name",
    title: "CS3232: the loss that is added",
    lines: lines(
      "!def kl_reconstruction_loss(mu, sigma):",
      "    kl_loss = 1 + sigma - tf.square(mu) - tf.math.exp(sigma)",
    ),
    right: ["def kl_loss(mu, log_var):"],
    why: "It is the KL alone; no image is compared in it. The reconstruction loss needs no μ and no σ, only what was decoded of z.",
  },
  {
    id: "sigma",
    title: "CS3232 and the notes: the sampling layer",
    lines: lines(
      "def call(self, inputs):",
      "!    mu, sigma = inputs",
      "    epsilon = tf.keras.backend.random_normal(shape=(batch, dim))",
      "!    return mu + tf.exp(0.5 * sigma) * epsilon",
    ),
    right: ["    mu, log_var = inputs", "    return mu + tf.exp(0.5 * log_var) * epsilon"],
    why: "What is halved and exponentiated is log σ², so that σ stays positive. The code computes the right thing under the wrong name; other lectures mean σ, σ² or log σ by it.",
  },
];
