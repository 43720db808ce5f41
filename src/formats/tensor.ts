/** Numbers with their lengths along each dimension, the last one running fastest. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Tensors by name, in the order of their file. */
export type NamedTensors = ReadonlyMap<string, Tensor>;
