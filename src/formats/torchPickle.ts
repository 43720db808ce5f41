import type { NamedTensors, Tensor } from "./tensor";
import { writeZip } from "./zip";

/** Operations of the pickle protocol, version 2, by their bytes. */
const op = {
  protocol: [0x80, 2],
  mark: [0x28],
  stop: [0x2e],
  tuple: [0x74],
  emptyTuple: [0x29],
  reduce: [0x52],
  setItems: [0x75],
  persistentId: [0x51],
  newFalse: [0x89],
} as const;

/** A state dictionary as `torch.save` writes it: tensors by name, each with a storage of its own. */
export function writeTorch(tensors: NamedTensors): Uint8Array<ArrayBuffer> {
  const files: [string, Uint8Array][] = [["archive/data.pkl", pickleOf(tensors)]];
  for (const [index, { values }] of [...tensors.values()].entries()) {
    const { buffer, byteOffset, byteLength } = values;
    files.push([`archive/data/${index}`, new Uint8Array(buffer, byteOffset, byteLength)]);
  }
  files.push(["archive/version", new TextEncoder().encode("3\n")]);
  return writeZip(files, "stored");
}

function pickleOf(tensors: NamedTensors): Uint8Array {
  const items = Array.from(tensors, ([name, tensor], index) => [...text(name), ...pickledTensor(tensor, index)]);
  return Uint8Array.from([...op.protocol, ...dictionary(), ...op.mark, ...items.flat(), ...op.setItems, ...op.stop]);
}

function pickledTensor({ shape, values }: Tensor, index: number): number[] {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, length) => product * length, 1));
  const storage = tuple([
    text("storage"),
    global("torch", "FloatStorage"),
    text(String(index)),
    text("cpu"),
    whole(values.length),
  ]);
  const parts = [
    [...storage, ...op.persistentId],
    whole(0),
    tuple(shape.map(whole)),
    tuple(strides.map(whole)),
    op.newFalse,
    dictionary(),
  ];
  return [...global("torch._utils", "_rebuild_tensor_v2"), ...tuple(parts), ...op.reduce];
}

function dictionary(): number[] {
  return [...global("collections", "OrderedDict"), ...op.emptyTuple, ...op.reduce];
}

function global(module: string, name: string): number[] {
  return [0x63, ...new TextEncoder().encode(`${module}\n${name}\n`)];
}

function tuple(parts: readonly (readonly number[])[]): number[] {
  return [...op.mark, ...parts.flat(), ...op.tuple];
}

function text(value: string): number[] {
  const bytes = new TextEncoder().encode(value);
  return [0x58, ...new Uint8Array(Uint32Array.of(bytes.length).buffer), ...bytes];
}

function whole(value: number): number[] {
  return [0x4a, ...new Uint8Array(Int32Array.of(value).buffer)];
}
