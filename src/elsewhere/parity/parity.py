"""Asks PyTorch and h5py, as far as they are here, what they make of exported networks; prints the greatest errors as JSON."""
import importlib.util
import json
import sys
from pathlib import Path



def available(name):
    return importlib.util.find_spec(name) is not None


if not available("numpy"):
    print("{}")
    raise SystemExit
import numpy as np

root = Path(sys.argv[1])
errors = {}


def ask_pytorch(folder):
    import torch

    torch.set_num_threads(1)
    sys.path.insert(0, str(folder / "pytorch"))
    for name in ("model", "train"):
        sys.modules.pop(name, None)
    import model as vae
    import train

    model = vae.load()
    greatest = max(vae.check(model).values())
    pickled = torch.load(folder / "pytorch/vae.pt", **({"weights_only": True} if available("torch") else {}))
    for name, tensor in vae.read_safetensors(folder / "pytorch/vae.safetensors")[0].items():
        assert torch.equal(pickled.pop(name), tensor), f"vae.pt has another {name}."
    assert not pickled
    known = np.load(folder / "batches.npz")
    optimizer = vae.load_optimizer(model)
    losses = [
        train.take_step(model, optimizer, vae.images_of(x), torch.from_numpy(epsilon))
        for x, epsilon in zip(known["x"], known["epsilon"])
    ]
    errors.setdefault("PyTorch", []).append(greatest)
    wanted = known["losses"]
    errors.setdefault("PyTorch training on", []).append(float(np.max(np.abs(np.array(losses) - wanted) / np.abs(wanted))))
    sys.path.pop(0)


def ask_h5py(folder):
    import h5py

    for part in ("encoder", "decoder"):
        known = np.load(folder / f"{part}-weights.npz")
        with h5py.File(folder / f"keras/{part}.weights.h5") as file:
            found = {}
            file.visititems(lambda name, item: found.update({name: item[()]}) if hasattr(item, "dtype") else None)
            assert all("vars" in group for group in file["layers"].values()), "a layer has no group of variables"
        assert sorted(found) == sorted(key.replace("|", "/") for key in known.files), (sorted(found), known.files)
        for key in known.files:
            assert found[key.replace("|", "/")].tobytes() == known[key].tobytes(), key
    errors.setdefault("h5py", []).append(0.0)


for folder in sorted(root.iterdir()):
    if available("torch"):
        ask_pytorch(folder)
    if available("h5py"):
        ask_h5py(folder)
print(json.dumps(errors))
