"""Asks PyTorch, h5py and Keras, as far as they are here, what they make of exported networks; prints the greatest errors as JSON."""
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

sys.dont_write_bytecode = True
root = Path(sys.argv[1])
errors = {}


def told(known):
    """What a conditional network is told beside its images; nothing of any other."""
    return [known["condition"]] if "condition" in known.files else []


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
        train.take_step(model, optimizer, vae.images_of(x), torch.from_numpy(epsilon), *(vae.one_hot(each) for each in labels))
        for x, epsilon, *labels in zip(*(known[name] for name in ("x", "epsilon", "labels") if name in known.files))
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


def ask_numpy(folder):
    """Models of Keras, by an interpreter of what their files say."""
    from keras_by_numpy import outputs_of

    known = np.load(folder / "check.npz")
    compile((folder / "keras/vae.py").read_text(), "vae.py", "exec")
    mu, log_var = outputs_of(folder / "keras/encoder.keras", known["images"], *told(known))
    image, logits = outputs_of(folder / "keras/decoder.keras", known["mu"], *told(known))
    assert np.allclose(1 / (1 + np.exp(-logits)), image)
    found = {"mu": mu, "log_var": np.clip(log_var, -20, 20), "decoded": image}
    greatest = max(float(np.max(np.abs(value - known[name]) / np.maximum(1, np.abs(known[name])))) for name, value in found.items())
    errors.setdefault("Keras' files by NumPy", []).append(greatest)


def ask_keras(folder):
    """Keras itself, by the script that is exported with its models."""
    spec = importlib.util.spec_from_file_location("vae", folder / "keras/vae.py")
    vae = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(vae)
    encoder, decoder = vae.load()
    vae.check(encoder, decoder)
    # Its Adam begins anew: the first batch alone has the page's losses.
    known = np.load(folder / "batches.npz")
    x, epsilon = known["x"][0].astype("float32") / 255, known["epsilon"][0]
    labels = known["labels"][:1] if "labels" in known.files else []
    condition = [(each[:, None] == np.arange(vae.CLASSES)).astype("float32") for each in labels]
    terms = vae.losses(encoder, decoder, x, epsilon, *condition, training=True)
    found = [float(np.mean(np.asarray(term))) for term in terms[:2]]
    errors.setdefault("Keras", []).append(float(np.max(np.abs(found - known["losses"][0]) / np.abs(known["losses"][0]))))


for folder in sorted(root.iterdir()):
    if available("torch"):
        ask_pytorch(folder)
    if available("h5py"):
        ask_h5py(folder)
        ask_numpy(folder)
    if available("keras") and available("tensorflow"):
        ask_keras(folder)
print(json.dumps(errors))
