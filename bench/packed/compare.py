"""Trains the default network in PyTorch on a packed data set and prints its held-out losses as JSON, in nats per image.

usage: compare.py FOLDER SIDE CHANNELS LATENT THREADS, with what bench/packed/run.ts wrote into FOLDER.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

sys.path.insert(0, str(Path(__file__).parent.parent))
from pytorch import Vae, load_weights, negative_elbo  # noqa: E402

CHUNK = 100


def main():
    folder = sys.argv[1]
    side, channels, latent, threads = map(int, sys.argv[2:6])
    torch.set_num_threads(threads)

    def images(name):
        levels = np.fromfile(f"{folder}/{name}.u8", dtype=np.uint8).reshape(-1, side, side, channels)
        return torch.from_numpy(levels).permute(0, 3, 1, 2)

    train, held_out = images("train"), images("test")
    rows = torch.from_numpy(np.fromfile(f"{folder}/rows.u32", dtype=np.uint32).astype(np.int64))
    epsilon = torch.from_numpy(np.fromfile(f"{folder}/epsilon.f32", dtype=np.float32)).view(-1, latent)
    model = Vae(side, channels, latent)
    load_weights(model, np.fromfile(f"{folder}/parameters.f32", dtype=np.float32))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, eps=1e-7)
    begin = 0
    for length in np.fromfile(f"{folder}/lengths.u32", dtype=np.uint32).tolist():
        batch = slice(begin, begin + length)
        optimizer.zero_grad(set_to_none=True)
        negative_elbo(model, train[rows[batch]].float() / 255, epsilon[batch]).backward()
        optimizer.step()
        begin += length
    print(json.dumps(losses_of(model.eval(), held_out, latent)))


@torch.no_grad()
def losses_of(model, images, latent):
    noise = torch.Generator().manual_seed(1)
    reconstruction = kl = 0.0
    for begin in range(0, len(images), CHUNK):
        x = images[begin : begin + CHUNK].float() / 255
        mu, log_var, logits = model(x, torch.randn(len(x), latent, generator=noise))
        reconstruction += F.binary_cross_entropy_with_logits(logits, x, reduction="sum").item()
        kl += 0.5 * (mu.square() + log_var.exp() - log_var - 1).sum().item()
    return {"reconstruction": reconstruction / len(images), "kl": kl / len(images)}


main()
