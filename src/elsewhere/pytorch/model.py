"""A variational autoencoder that was trained in Latent Playground, as modules of PyTorch 1.13 or later.

Images are [batch, channels, height, width] with levels from 0 to 1, codes [batch, LATENT_DIM]. What the weights are called
and how they lie is told in the README beside this folder.
"""
import json
import math
import os
import struct
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

HEIGHT, WIDTH, CHANNELS = {{imageShape}}
LATENT_DIM = {{latentDim}}
# The model is told the class of each image: `condition` [batch, CLASSES], one-hot, as `one_hot` makes it.  #? told
CLASSES = {{classes}}  #? told
# What is minimised: RECONSTRUCTION × −log p(x | z) + SQUARES × ½ Σ (μ² + σ² − 1) − LOGS × ½ Σ log σ², averaged over images.
# {{objective}}
LIKELIHOOD = "{{likelihood}}"
NOISE = "{{noise}}"
RECONSTRUCTION, SQUARES, LOGS = {{coefficients}}
BATCH_SIZE = {{batchSize}}
LEARNING_RATE = {{learningRate}}
ADAM = {"betas": ({{beta1}}, {{beta2}}), "eps": {{adamEpsilon}}}
SEED = {{seed}}
# log σ² is held between −20 and 20.
LOG_VARIANCE_LIMIT = {{logVarianceLimit}}
HERE = Path(__file__).resolve().parent if "__file__" in globals() else Path.cwd()


class Conv(nn.Conv2d):
    """A 3 × 3 convolution with TensorFlow's SAME padding: on an even side, stride 2 pads 0 before and 1 behind."""

    def __init__(self, inputs, outputs, stride, relu):
        super().__init__(inputs, outputs, 3, stride=stride)
        self.relu = relu

    def forward(self, x):
        def pads(length):
            stride = self.stride[0]
            total = max(0, (math.ceil(length / stride) - 1) * stride + 3 - length)
            return [total // 2, total - total // 2]

        y = super().forward(F.pad(x, pads(x.shape[3]) + pads(x.shape[2])))
        return F.relu(y) if self.relu else y


class ConvTranspose(nn.ConvTranspose2d):
    """The adjoint of that: PyTorch's, without padding, cropped to the input's side times the stride.

    padding=1 with output_padding=1 would give the same shape, and every value one pixel off.
    """

    def __init__(self, inputs, outputs, stride, relu):
        super().__init__(inputs, outputs, 3, stride=stride)
        self.relu = relu

    def forward(self, x):
        y = super().forward(x)
        y = y[..., :-1, :-1] if self.stride[0] == 2 else y[..., 1:-1, 1:-1]
        return F.relu(y) if self.relu else y


class Dense(nn.Linear):
    def __init__(self, inputs, outputs, relu):
        super().__init__(inputs, outputs)
        self.relu = relu

    def forward(self, x):
        y = super().forward(x)
        return F.relu(y) if self.relu else y


class Flatten(nn.Module):
    """Flattens as TensorFlow does, with channels last."""

    def forward(self, x):
        return (x.permute(0, 2, 3, 1) if x.dim() == 4 else x).flatten(1)


class Reshape(nn.Module):
    """Makes images of flat values, channels last in their order."""

    def __init__(self, height, width, channels):
        super().__init__()
        self.shape = (height, width, channels)

    def forward(self, x):
        flat = (x.permute(0, 2, 3, 1) if x.dim() == 4 else x).reshape(-1, *self.shape)
        return flat.permute(0, 3, 1, 2)


# What PyTorch calls momentum is the new share. Its running variance is the unbiased one, the page's is not: they
# differ by n / (n − 1) once training goes on.
BATCH_NORM = {"eps": {{batchNormEpsilon}}, "momentum": {{batchNormMomentum}}}


class Vae(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Sequential(
{{encoder}}
        )
        self.mu = Dense({{codeLength}}, LATENT_DIM, relu=False)
        self.log_var = Dense({{codeLength}}, LATENT_DIM, relu=False)
        self.decoder = nn.Sequential(
{{decoder}}
        )

    def encode(self, x{{told}}):
        """Mean and log variance of q(z | x) as predicted, the latter not yet held within its limits."""
        h = self.encoder(x)
        h = torch.cat([h, condition], dim=1)  #? told
        return self.mu(h), self.log_var(h)

    def decode(self, z{{told}}):
        """Logits of the images; their sigmoid is the decoded mean."""
        z = torch.cat([z, condition], dim=1)  #? told
        return self.decoder(z)

    def forward(self, x, epsilon{{told}}):
        """Both losses of each image in nats, and half its log σ², each [batch]."""
        mu, predicted = self.encode(x{{told}})
        # The gradient passes through the clamp unchanged.
        log_var = predicted + (held(predicted) - predicted).detach()
        sigma = {"zero": 0.0, "one": 1.0}.get(NOISE)
        z = mu + (torch.exp(log_var / 2) if sigma is None else sigma) * epsilon
        logits = self.decode(z{{told}})
        if LIKELIHOOD == "bernoulli":
            pixels = F.binary_cross_entropy_with_logits(logits, x, reduction="none")
        else:
            pixels = (x - torch.sigmoid(logits)) ** 2 / 2
        spread = torch.expm1(log_var) - log_var if NOISE == "learned" else torch.zeros_like(log_var)
        kl = ((mu**2 + spread) / 2).sum(1)
        half_log_var = log_var.sum(1) / 2 if NOISE == "learned" else torch.zeros_like(kl)
        return pixels.flatten(1).sum(1), kl, half_log_var


def held(log_var):
    return log_var.clamp(-LOG_VARIANCE_LIMIT, LOG_VARIANCE_LIMIT)


def minimised(reconstruction, kl, half_log_var):
    """The loss of a batch; a term of weight 0 is left out, were it infinite."""
    loss = torch.zeros((), device=kl.device)
    if RECONSTRUCTION != 0:
        loss = loss + RECONSTRUCTION * reconstruction.mean()
    if SQUARES != 0:
        loss = loss + SQUARES * kl.mean()
    if SQUARES != LOGS:
        loss = loss + (SQUARES - LOGS) * half_log_var.mean()
    return loss


def read_safetensors(path):
    """Tensors by name; every one is of 32-bit numbers."""
    data = Path(path).read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    notes = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        values = np.frombuffer(data[8 + length + begin : 8 + length + end], dtype="<f4")
        tensors[name] = torch.from_numpy(values.reshape(entry["shape"]).copy())
    return tensors, notes


def load(folder=HERE):
    """The model with its weights, ready to be asked: batch norm by its running statistics."""
    model = Vae()
    tensors, _ = read_safetensors(Path(folder) / "vae.safetensors")
    _, unexpected = model.load_state_dict(tensors, strict=False)
    missing = set(dict(model.named_parameters())) - set(tensors)
    assert not unexpected and not missing, f"Weights do not fit: {sorted(missing)}, {unexpected}."
    return model.eval()


def load_optimizer(model, folder=HERE):
    """Adam, with the moments that it had when the model left the page."""
    optimizer = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE, **ADAM)
    moments, notes = read_safetensors(Path(folder) / "optimizer.safetensors")
    for name, parameter in model.named_parameters():
        optimizer.state[parameter] = {
            "step": torch.tensor(float(notes["updates"])),
            "exp_avg": moments[f"exp_avg.{name}"].to(parameter.device),
            "exp_avg_sq": moments[f"exp_avg_sq.{name}"].to(parameter.device),
        }
    return optimizer


def images_of(array):
    """Images [batch, height, width, channels] as PyTorch has them; bytes become levels from 0 to 1."""
    array = np.asarray(array)
    levels = array.astype("float32") / 255 if array.dtype == np.uint8 else array.astype("float32")
    return torch.from_numpy(levels).permute(0, 3, 1, 2).contiguous()


def one_hot(labels):  #? told
    """What the model is told of images with these labels, [batch, CLASSES]; nothing but 0 where a label is none of the classes."""  #? told
    return (torch.from_numpy(np.asarray(labels))[:, None] == torch.arange(CLASSES)).float()  #? told
  #? told
  #? told
def check(model, path=None):
    """Asserts that the model answers as it did on the page, on five held-out images."""
    known = np.load(path or HERE.parent / "check.npz")
    x, epsilon = images_of(known["images"]), torch.from_numpy(known["epsilon"])
    condition = torch.from_numpy(known["condition"])  #? told
    model.eval()
    with torch.no_grad():
        mu, log_var = model.encode(x{{told}})
        decoded = torch.sigmoid(model.decode(mu{{told}})).permute(0, 2, 3, 1)
        reconstruction, kl, half_log_var = model(x, epsilon{{told}})
    found = {
        "mu": mu,
        "log_var": held(log_var),
        "decoded": decoded,
        "reconstruction": reconstruction,
        "kl": kl,
        "minimised": minimised(reconstruction, kl, half_log_var),
    }
    for name, value in found.items():
        wanted = known[name]
        error = np.abs(value.numpy() - wanted) / np.maximum(1, np.abs(wanted))
        assert error.max() < 1e-4, f"{name} is off by {error.max():.1e}: this is not the model of the page."
    return {name: float((np.abs(value.numpy() - known[name]) / np.maximum(1, np.abs(known[name]))).max()) for name, value in found.items()}
