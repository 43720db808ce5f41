"""A variational autoencoder that was trained in Latent Playground, for Keras 3.

    python vae.py                  asserts that the model answers as it did on the page
    python vae.py --steps 1000     trains it on, on all devices that TensorFlow sees (tf.distribute.MirroredStrategy)

Images are [batch, height, width, channels] with levels from 0 to 1. Keras before 3.15 shifts transposed convolutions by a
pixel on its PyTorch backend: the check finds that out. The weights are here twice: in encoder.keras and decoder.keras, and alone
in encoder.weights.h5 and decoder.weights.h5.
"""
import argparse
import os
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
import keras
import numpy as np

LATENT_DIM = {{latentDim}}
# Both models are told the class of each image as a second input: `condition` [batch, CLASSES], one-hot.  #? told
CLASSES = {{classes}}  #? told
# What is minimised: RECONSTRUCTION × −log p(x | z) + SQUARES × ½ Σ (μ² + σ² − 1) − LOGS × ½ Σ log σ², averaged over images.
# {{objective}}
LIKELIHOOD = "{{likelihood}}"
NOISE = "{{noise}}"
RECONSTRUCTION, SQUARES, LOGS = {{coefficients}}
BATCH_SIZE = {{batchSize}}
LEARNING_RATE = {{learningRate}}
ADAM = {"beta_1": {{beta1}}, "beta_2": {{beta2}}, "epsilon": {{adamEpsilon}}}
SEED = {{seed}}
LOG_VARIANCE_LIMIT = {{logVarianceLimit}}
HERE = Path(__file__).resolve().parent


def load():
    """Encoder (`mu`, `log_var` as predicted) and decoder (`image`, `logits`)."""
    return keras.saving.load_model(HERE / "encoder.keras"), keras.saving.load_model(HERE / "decoder.keras")


def held(log_var):
    return keras.ops.clip(log_var, -LOG_VARIANCE_LIMIT, LOG_VARIANCE_LIMIT)


def losses(encoder, decoder, x, epsilon{{told}}, training):
    """Both losses of each image in nats, and half its log σ², each [batch]."""
    ops = keras.ops
    mu, predicted = encoder(x, training=training)  #? untold
    mu, predicted = encoder([x, condition], training=training)  #? told
    # The gradient passes through the clamp unchanged.
    log_var = predicted + ops.stop_gradient(held(predicted) - predicted)
    sigma = {"zero": 0.0, "one": 1.0}.get(NOISE)
    z = mu + (ops.exp(log_var / 2) if sigma is None else sigma) * epsilon
    _, logits = decoder(z, training=training)  #? untold
    _, logits = decoder([z, condition], training=training)  #? told
    if LIKELIHOOD == "bernoulli":
        pixels = ops.softplus(logits) - logits * x
    else:
        pixels = (x - ops.sigmoid(logits)) ** 2 / 2
    spread = ops.expm1(log_var) - log_var if NOISE == "learned" else 0.0 * log_var
    kl = ops.sum(mu**2 + spread, axis=1) / 2
    half_log_var = ops.sum(log_var, axis=1) / 2 if NOISE == "learned" else 0.0 * kl
    return ops.sum(ops.reshape(pixels, (-1, x.shape[1] * x.shape[2] * x.shape[3])), axis=1), kl, half_log_var


def minimised(reconstruction, kl, half_log_var):
    """The loss of a batch; a term of weight 0 is left out, were it infinite."""
    loss = 0.0
    if RECONSTRUCTION != 0:
        loss = loss + RECONSTRUCTION * keras.ops.mean(reconstruction)
    if SQUARES != 0:
        loss = loss + SQUARES * keras.ops.mean(kl)
    if SQUARES != LOGS:
        loss = loss + (SQUARES - LOGS) * keras.ops.mean(half_log_var)
    return loss


def check(encoder, decoder, path=HERE.parent / "check.npz"):
    """Asserts that the model answers as it did on the page, on five held-out images."""
    known = np.load(path)
    x, epsilon = known["images"], known["epsilon"]
    condition = known["condition"]  #? told
    mu, log_var = encoder(x, training=False)  #? untold
    mu, log_var = encoder([x, condition], training=False)  #? told
    image, _ = decoder(mu, training=False)  #? untold
    image, _ = decoder([mu, condition], training=False)  #? told
    reconstruction, kl, half_log_var = losses(encoder, decoder, x, epsilon{{told}}, training=False)
    found = {
        "mu": mu,
        "log_var": held(log_var),
        "decoded": image,
        "reconstruction": reconstruction,
        "kl": kl,
        "minimised": minimised(reconstruction, kl, half_log_var),
    }
    for name, value in found.items():
        wanted = known[name]
        error = np.abs(keras.ops.convert_to_numpy(value) - wanted) / np.maximum(1, np.abs(wanted))
        assert error.max() < 1e-4, (
            f"{name} is off by {error.max():.1e}: this is not the model of the page"
            f" (Keras {keras.__version__} on {keras.backend.backend()})."
        )


def train(steps, data):
    """Trains on with TensorFlow: each device takes its share of a batch, gradients are summed. Adam begins anew."""
    import tensorflow as tf

    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        encoder, decoder = load()
        variables = encoder.trainable_variables + decoder.trainable_variables
        optimizer = keras.optimizers.Adam(LEARNING_RATE, **ADAM)
        optimizer.build(variables)
    arrays = np.load(data)
    images = arrays["x_train"]
    examples = (images,)  #? untold
    examples = (images, arrays["y_train"])  #? told
    dataset = tf.data.Dataset.from_tensor_slices(examples).shuffle(len(images), SEED).repeat().batch(BATCH_SIZE)
    batches = iter(strategy.experimental_distribute_dataset(dataset))
    devices = strategy.num_replicas_in_sync

    def step(images):  #? untold
    def step(images, labels):  #? told
        x = tf.cast(images, tf.float32) / 255
        condition = tf.one_hot(labels, CLASSES)  #? told
        epsilon = tf.random.normal((tf.shape(x)[0], LATENT_DIM))
        with tf.GradientTape() as tape:
            terms = losses(encoder, decoder, x, epsilon{{told}}, training=True)
            loss = minimised(*terms) / devices
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return tf.reduce_mean(terms[0]) / devices, tf.reduce_mean(terms[1]) / devices

    @tf.function
    def everywhere(batch):
        told = strategy.run(step, args=batch)
        return [strategy.reduce(tf.distribute.ReduceOp.SUM, each, axis=None) for each in told]

    for count in range(1, steps + 1):
        reconstruction, kl = everywhere(next(batches))
        if count % 100 == 0 or count == steps:
            print(f"step {count}: reconstruction {float(reconstruction):.3f}, KL {float(kl):.3f} nats per image")
    encoder.save(HERE / "encoder-trained.keras")
    decoder.save(HERE / "decoder-trained.keras")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default=HERE.parent / "data.npz")
    parser.add_argument("--steps", type=int, default=0)
    options = parser.parse_args()
    check(*load())
    print("The model answers as it did on the page.")
    if options.steps > 0:
        train(options.steps, options.data)
