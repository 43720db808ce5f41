"""Trains the model of `model.py` on, from where it left Latent Playground.

    python train.py --steps 1000
    torchrun --nproc_per_node=4 train.py --steps 1000        one process for each device; batches are shared out among them

On Python 3.11, PyTorch before 2.0 has a torchrun that breaks off; add `--redirects 9:1 --tee 9:1`, and it starts.

Images come from `data.npz` beside this folder, or from `--data`: `x_train` [count, height, width, channels], bytes.
Their classes are there as well: `y_train` [count], bytes, 255 where nobody knows.  #? told
"""
import argparse
import os

import numpy as np
import torch

import model as vae


def take_step(model, optimizer, x, epsilon{{told}}):
    """One step of Adam on images [batch, channels, height, width] and noise [batch, latent]; its mean losses before it."""
    model.train()
    reconstruction, kl, half_log_var = model(x, epsilon{{told}})
    optimizer.zero_grad()
    loss = vae.minimised(reconstruction, kl, half_log_var)
    if loss.requires_grad:
        loss.backward()
    for parameter in model.parameters():
        # What no term reaches has the gradient 0, and goes on by Adam's moments.
        if parameter.grad is None:
            parameter.grad = torch.zeros_like(parameter)
    optimizer.step()
    return reconstruction.mean().item(), kl.mean().item()


def batches(count, size, seed):
    """Rows of batch after batch, every epoch in an order of its own; a single row that remains is left out."""
    random = np.random.default_rng(seed)
    while True:
        order = random.permutation(count)
        for start in range(0, count, size):
            rows = order[start : start + size]
            if len(rows) >= min(count, 2):
                yield rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", default=vae.HERE.parent / "data.npz")
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--save", default=vae.HERE / "trained.pt")
    options = parser.parse_args()

    model = vae.load()
    vae.check(model)
    if not os.path.exists(options.data):
        raise SystemExit(f"The model answers as it did on the page. To train it on, put images into {options.data}.")
    processes, rank = int(os.environ.get("WORLD_SIZE", 1)), int(os.environ.get("RANK", 0))
    is_gpu = torch.cuda.is_available()
    device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", 0))) if is_gpu else torch.device("cpu")
    if processes > 1:
        torch.distributed.init_process_group("nccl" if is_gpu else "gloo")
        if is_gpu:
            model = torch.nn.SyncBatchNorm.convert_sync_batchnorm(model)
    model = model.to(device)
    optimizer, trained = vae.load_optimizer(model), model
    if processes > 1:
        is_partial = vae.RECONSTRUCTION == 0 or vae.SQUARES == 0 or vae.NOISE != "learned"
        ids = [device.index] if is_gpu else None
        trained = torch.nn.parallel.DistributedDataParallel(model, device_ids=ids, find_unused_parameters=is_partial)

    arrays = np.load(options.data)
    images = arrays["x_train"]
    labels = arrays["y_train"]  #? told
    torch.manual_seed(vae.SEED + rank)
    for step, rows in zip(range(1, options.steps + 1), batches(len(images), vae.BATCH_SIZE, vae.SEED)):
        own = np.sort(rows[rank::processes])
        x = vae.images_of(images[own]).to(device)
        condition = vae.one_hot(labels[own]).to(device)  #? told
        epsilon = torch.randn(len(x), vae.LATENT_DIM, device=device)
        reconstruction, kl = take_step(trained, optimizer, x, epsilon{{told}})
        if rank == 0 and (step % 100 == 0 or step == options.steps):
            print(f"step {step}: reconstruction {reconstruction:.3f}, KL {kl:.3f} nats per image")
    if rank == 0:
        torch.save(model.state_dict(), options.save)
    if processes > 1:
        torch.distributed.destroy_process_group()


if __name__ == "__main__":
    main()
