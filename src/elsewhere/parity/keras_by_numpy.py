"""What models of Keras give, by NumPy alone: `config.json` and `model.weights.h5` taken at their word, layer by layer."""
import io
import json
import re
import zipfile

import h5py
import numpy as np


def group_of(kind, counts):
    """The group of a layer's weights: its class in snake case, numbered within the class."""
    name = re.sub(r"([a-z])([A-Z])", r"\1_\2", re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", kind)).lower()
    count = counts[kind] = counts.get(kind, -1) + 1
    return f"layers/{name}_{count}" if count else f"layers/{name}"


def same_padding(length, stride):
    total = max(0, (-(-length // stride) - 1) * stride + 3 - length)
    return total // 2, total - total // 2


def convolved(x, kernel, stride):
    """A convolution 3 × 3 with TensorFlow's SAME padding: kernel [3, 3, in, out]."""
    x = np.pad(x, [(0, 0), same_padding(x.shape[1], stride), same_padding(x.shape[2], stride), (0, 0)])
    windows = np.lib.stride_tricks.sliding_window_view(x, (3, 3), axis=(1, 2))[:, ::stride, ::stride]
    return np.einsum("nhwcij,ijco->nhwo", windows, kernel)


def convolved_back(x, kernel, stride):
    """The adjoint of that: kernel [3, 3, out, in], the output's side the input's times the stride."""
    count, height, width, _ = x.shape
    (top, bottom), (left, right) = same_padding(height * stride, stride), same_padding(width * stride, stride)
    y = np.zeros((count, height * stride + top + bottom, width * stride + left + right, kernel.shape[2]))
    for i in range(3):
        for j in range(3):
            y[:, i : i + height * stride : stride, j : j + width * stride : stride] += x @ kernel[i, j].T
    return y[:, top : top + height * stride, left : left + width * stride]


def normalised(x, config, gamma, beta, mean, variance):
    return (x - mean) / np.sqrt(variance + config["epsilon"]) * gamma + beta


def activated(y, config):
    return {
        "linear": lambda: y,
        "relu": lambda: np.maximum(y, 0),
        "sigmoid": lambda: 1 / (1 + np.exp(-y)),
    }[config["activation"]]()


def passed(kind, config, x, weights):
    """The output of one layer, in 64 bits."""
    if kind == "Dense":
        return activated(x @ weights[0] + weights[1], config)
    if kind in ("Conv2D", "Conv2DTranspose"):
        assert config["kernel_size"] == [3, 3] and config["padding"] == "same" and config["data_format"] == "channels_last"
        stride = config["strides"][0]
        assert config["strides"] == [stride, stride]
        convolve = convolved if kind == "Conv2D" else convolved_back
        return activated(convolve(x, weights[0], stride) + weights[1], config)
    if kind == "BatchNormalization":
        assert config["axis"] == -1 and config["center"] and config["scale"]
        return normalised(x, config, *weights)
    if kind == "Flatten":
        return x.reshape(len(x), -1)
    if kind == "Concatenate":
        assert config["axis"] == -1
        return np.concatenate(x, axis=-1)
    if kind == "Reshape":
        return x.reshape(len(x), *config["target_shape"])
    assert kind == "Activation", kind
    return activated(x, config)


def at_each(taken, look):
    """What there is to be seen of one tensor, or of each in a list."""
    return [look(each) for each in taken] if isinstance(taken, list) else look(taken)


def outputs_of(path, *given):
    """The outputs of a model in a `.keras` file for what its inputs are given, both in its order."""
    with zipfile.ZipFile(path) as archive:
        model = json.loads(archive.read("config.json"))
        weights = h5py.File(io.BytesIO(archive.read("model.weights.h5")), "r")
    assert model["class_name"] == "Functional"
    told = model["config"]["input_layers"]
    inputs = [name for name, _, _ in ([told] if isinstance(told[0], str) else told)]
    assert len(inputs) == len(given)
    counts, values = {}, {}
    for layer in model["config"]["layers"]:
        kind, name = layer["class_name"], layer["name"]
        variables = weights[f"{group_of(kind, counts)}/vars"]
        if kind == "InputLayer":
            x = np.asarray(given[inputs.index(name)], dtype=np.float64)
            assert list(x.shape[1:]) == layer["config"]["batch_shape"][1:]
            values[name] = x
            continue
        (node,) = layer["inbound_nodes"]
        (taken,) = node["args"]
        x = at_each(taken, lambda tensor: values[tensor["config"]["keras_history"][0]])
        numbered = [np.asarray(variables[str(index)], dtype=np.float64) for index in range(len(variables))]
        values[name] = passed(kind, layer["config"], x, numbered)
        assert at_each(x, lambda value: [None, *value.shape[1:]]) == layer["build_config"]["input_shape"], name
    return [values[name] for name, _, _ in model["config"]["output_layers"]]
