"""Trains a network of the lecture's kind in PyTorch on a packed data set and prints its held-out losses, a line of JSON at
each of the steps asked for, in nats per image.

usage: compare.py FOLDER SIDE CHANNELS LATENT FILTERS THREADS STEPS, with what bench/packed/run.ts wrote into FOLDER;
FILTERS and STEPS are lists with commas.
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
    side, channels, latent = map(int, sys.argv[2:5])
    filters, steps = ([int(number) for number in sys.argv[place].split(",")] for place in (5, 7))
    torch.set_num_threads(int(sys.argv[6]))

    def images(name):
        levels = np.fromfile(f"{folder}/{name}.u8", dtype=np.uint8).reshape(-1, side, side, channels)
        return torch.from_numpy(levels).permute(0, 3, 1, 2)

    def noise(name):
        return torch.from_numpy(np.fromfile(f"{folder}/{name}.f32", dtype=np.float32)).view(-1, latent)

    train, held_out = images("train"), images("test")
    rows = torch.from_numpy(np.fromfile(f"{folder}/rows.u32", dtype=np.uint32).astype(np.int64))
    epsilon, held_out_epsilon = noise("epsilon"), noise("test-epsilon")
    model = Vae(side, channels, latent, filters)
    load_weights(model, np.fromfile(f"{folder}/parameters.f32", dtype=np.float32))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, eps=1e-7)
    begin = 0
    for step, length in enumerate(np.fromfile(f"{folder}/lengths.u32", dtype=np.uint32).tolist(), 1):
        batch = slice(begin, begin + length)
        optimizer.zero_grad(set_to_none=True)
        negative_elbo(model, train[rows[batch]].float() / 255, epsilon[batch]).backward()
        optimizer.step()
        begin += length
        if step in steps:
            print(json.dumps(losses_of(model.eval(), held_out, held_out_epsilon)), flush=True)
            model.train()


@torch.no_grad()
def losses_of(model, images, epsilon):
    reconstruction = kl = 0.0
    for begin in range(0, len(images), CHUNK):
        x = images[begin : begin + CHUNK].float() / 255
        mu, log_var, logits = model(x, epsilon[begin : begin + CHUNK])
        reconstruction += F.binary_cross_entropy_with_logits(logits, x, reduction="sum").item()
        kl += 0.5 * (mu.square() + log_var.exp() - log_var - 1).sum().item()
    return {"reconstruction": reconstruction / len(images), "kl": kl / len(images)}


main()
