"""The default experiment in PyTorch: obeys lines on its input, answers in JSON, one line each.

usage: pytorch.py FOLDER THREADS BATCH DEVICE MODE, with what bench/pytorchInputs.ts wrote into FOLDER. DEVICE is cpu or
cuda, MODE eager, compiled or graphed.
"""

import json
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


class Normalized(nn.Module):
    """A layer, ReLU, then batch norm, in the lecture's order."""

    def __init__(self, layer, channels):
        super().__init__()
        self.layer = layer
        norm = nn.BatchNorm2d if isinstance(layer, (nn.Conv2d, nn.ConvTranspose2d)) else nn.BatchNorm1d
        self.norm = norm(channels, eps=1e-3, momentum=0.1)

    def forward(self, x):
        if isinstance(self.layer, nn.Conv2d):
            x = F.pad(x, (0, 1, 0, 1))  # TensorFlow's SAME padding at stride 2: none before, one after
        y = self.layer(x)
        if isinstance(self.layer, nn.ConvTranspose2d):
            y = y[..., :-1, :-1]
        return self.norm(F.relu(y))


class Vae(nn.Module):
    """The CS3232 network for square images whose side four divides."""

    def __init__(self, side=28, channels=1, latent=2, filters=(32, 64)):
        super().__init__()
        first, second = filters
        self.small = (second, side // 4, side // 4)
        flat = second * (side // 4) ** 2
        self.convolutions = nn.Sequential(
            Normalized(nn.Conv2d(channels, first, 3, 2), first), Normalized(nn.Conv2d(first, second, 3, 2), second)
        )
        self.code = Normalized(nn.Linear(flat, 20), 20)
        self.mu = nn.Linear(20, latent)
        self.log_var = nn.Linear(20, latent)
        self.start = Normalized(nn.Linear(latent, flat), flat)
        self.transposed = nn.Sequential(
            Normalized(nn.ConvTranspose2d(second, second, 3, 2), second),
            Normalized(nn.ConvTranspose2d(second, first, 3, 2), first),
        )
        self.logits = nn.ConvTranspose2d(first, channels, 3, 1, padding=1)

    def forward(self, x, epsilon):
        features = self.convolutions(x).permute(0, 2, 3, 1).flatten(1)
        code = self.code(features)
        mu, log_var = self.mu(code), self.log_var(code)
        z = mu + torch.exp(log_var / 2) * epsilon
        filters, height, width = self.small
        small = self.start(z).view(-1, height, width, filters).permute(0, 3, 1, 2)
        return mu, log_var, self.logits(self.transposed(small))


def negative_elbo(model, x, epsilon):
    mu, log_var, logits = model(x, epsilon)
    reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction="sum")
    kl = 0.5 * (mu.square() + log_var.exp() - log_var - 1).sum()
    return (reconstruction + kl) / len(x)


def load_weights(model, block):
    """Copies the flat block of our initial weights in; kernels there are [3, 3, a, b], matrices [in, out]."""
    offset = 0
    for parameter in model.parameters():
        shape = tuple(parameter.shape)
        values = block[offset : offset + parameter.numel()]
        if len(shape) == 4:
            values = values.reshape(*shape[2:], shape[1], shape[0]).transpose(3, 2, 0, 1)
        elif len(shape) == 2:
            values = values.reshape(shape[1], shape[0]).T
        with torch.no_grad():
            parameter.copy_(torch.from_numpy(values.copy()).reshape(shape))
        offset += parameter.numel()
    assert offset == len(block), f"{offset} parameters here, {len(block)} there"


def learner(model, device, mode):
    """A training step, model, images and noise in, loss out: eager, compiled, or compiled and replayed as a CUDA graph."""
    loss_of = lambda x, epsilon: negative_elbo(model, x, epsilon)  # noqa: E731
    options = {}
    if mode != "eager":
        loss_of = torch.compile(loss_of, mode="reduce-overhead" if mode == "graphed" else None, dynamic=False)
        options = {"fused": device == "cuda"}
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, eps=1e-7, **options)

    def step(images, epsilon):
        optimizer.zero_grad(set_to_none=True)
        loss = loss_of(images.float() / 255, epsilon)
        loss.backward()
        optimizer.step()
        return loss.detach().clone()

    return step


def train(step, images, noise, first, count, budget):
    """Takes steps and waits for each one's loss."""
    ms, losses = [], []
    end = time.perf_counter() + budget / 1000
    while not ms or (len(ms) < count and time.perf_counter() < end):
        at = (first + len(ms)) % len(images)
        began = time.perf_counter()
        losses.append(step(images[at], noise[at]).item())
        ms.append(1000 * (time.perf_counter() - began))
    return ms, losses


def train_on_card(step, images, noise, first, count):
    """Takes steps without waiting for any but the last: the mean time of a step, and all losses."""
    torch.cuda.synchronize()
    began = time.perf_counter()
    losses = [step(images[at % len(images)], noise[at % len(images)]) for at in range(first, first + count)]
    losses = torch.stack(losses).tolist()
    return [1000 * (time.perf_counter() - began) / count] * count, losses


def main():
    folder, threads, batch, device, mode = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5]
    torch.set_num_threads(threads)
    images = np.fromfile(f"{folder}/images.u8", dtype=np.uint8).reshape(-1, batch, 1, 28, 28)
    noise = np.fromfile(f"{folder}/epsilon.f32", dtype=np.float32).reshape(-1, batch, 2)
    images, noise = torch.from_numpy(images).to(device), torch.from_numpy(noise).to(device)
    model = Vae()
    load_weights(model, np.fromfile(f"{folder}/parameters.f32", dtype=np.float32))
    step = learner(model.to(device), device, mode)
    name = torch.cuda.get_device_name(0) if device == "cuda" else f"{torch.get_num_threads()} threads"
    print(json.dumps({"hardware": f"PyTorch {torch.__version__}, {name}"}), flush=True)
    taken = 0
    for line in sys.stdin:
        count, budget = map(float, line.split())
        if device == "cuda":
            ms, losses = train_on_card(step, images, noise, taken, int(count))
        else:
            ms, losses = train(step, images, noise, taken, count, budget)
        taken += len(ms)
        print(json.dumps({"ms": ms, "losses": losses}), flush=True)


if __name__ == "__main__":
    main()
