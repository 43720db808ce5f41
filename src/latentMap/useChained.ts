import { useState } from "react";

/**
 * A value that follows from the one made of the inputs before: made once for the same inputs, and handed to `next` when
 * they change. Null, without forgetting the value, while the inputs are.
 */
export function useChained<Value>(
  inputs: readonly unknown[] | null,
  next: (before: Value | null) => Value,
): Value | null {
  const [made, setMade] = useState<{ readonly inputs: readonly unknown[]; readonly value: Value } | null>(null);
  if (!inputs) return null;
  if (made?.inputs.every((input, index) => Object.is(input, inputs[index]))) return made.value;
  const value = next(made?.value ?? null);
  setMade({ inputs, value });
  return value;
}
