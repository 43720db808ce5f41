import type { KernelCall } from "./abi/calls";
import type { Opcode } from "./abi/codes";
import type { Instruction } from "./plan/instruction";
import { type Fields, type LayoutOf, type Word, wordsOf } from "./words";

/** One kernel call: its words are the fields of a `KernelCall` and what follows them. */
export interface Call {
  readonly instruction: Instruction;
  /** How many tasks it has in a set; a chain's tasks are its phase's. */
  readonly tasks: number;
  readonly words: readonly Word[];
}

/** A kernel call but for the instruction that it is of. */
export type CallPart = Omit<Call, "instruction">;

/** The fields of a call but for those that all of them begin with. */
export type CallFields<Layout extends KernelCall> = Omit<Fields<Layout>, keyof KernelCall>;

/** A call whose tasks are its chain's. */
export function inChain<Layout extends KernelCall>(
  code: Opcode,
  layout: LayoutOf<Layout>,
  fields: CallFields<Layout>,
): CallPart {
  return inSet(0, code, layout, fields);
}

/** A call of so many tasks. */
export function inSet<Layout extends KernelCall>(
  tasks: number,
  code: Opcode,
  layout: LayoutOf<Layout>,
  fields: CallFields<Layout>,
): CallPart {
  return { tasks, words: wordsOf<KernelCall>(layout, { ...fields, code, tasks }) };
}
