/** An instruction of a compiled kernel that computes with floats, and another one of the same length to take its place. */
export interface FloatOperation {
  /** The function that it stands in, by its name in the sources, such as `adam/updateFour`. */
  readonly kernel: string;
  /** Where its last opcode lies that tells it from the other one. */
  readonly at: number;
  readonly opcode: number;
  readonly other: number;
}

/** Opcodes of float arithmetic, and what each is altered to: sums to differences, products to sums, and so on. */
const scalars: Readonly<Record<number, number>> = { 146: 0x93, 147: 0x92, 148: 0x92, 149: 0x94, 150: 0x97, 151: 0x96 };
/** The same of f32x4, after the prefix 0xfd and before a byte 1: abs, neg, sqrt, add, sub, mul, div, min, max. */
const vectors: Readonly<Record<number, number>> = {
  ...{ 224: 0xe1, 225: 0xe0, 227: 0xe0, 228: 0xe5, 229: 0xe4 },
  ...{ 230: 0xe4, 231: 0xe6, 232: 0xe9, 233: 0xe8 },
};

/** All float operations of a binary with names. @throws RangeError at an instruction that no kernel is known to have */
export function floatOperations(binary: Uint8Array): readonly FloatOperation[] {
  const sections = sectionsOf(binary);
  const names = namesOf(new Reader(binary, sections.names));
  const reader = new Reader(binary, sections.code);
  const imported = sections.imports;
  return Array.from({ length: reader.unsigned() }, (_, index) => {
    const end = reader.unsigned() + reader.at;
    for (let groups = reader.unsigned(); groups > 0; groups--) reader.skip(2);
    const found = operationsUntil(reader, end, names.get(imported + index) ?? `function ${index}`);
    reader.at = end;
    return found;
  }).flat();
}

/** Reads numbers as WebAssembly writes them. */
class Reader {
  constructor(
    readonly bytes: Uint8Array,
    public at: number,
  ) {}

  byte(): number {
    return this.bytes[this.at++] ?? 0;
  }

  /** An unsigned number in groups of seven bits. */
  unsigned(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }

  /** Passes over so many numbers in groups of seven bits. */
  skip(count: number): void {
    for (let left = count; left > 0; ) if (this.byte() < 128) left--;
  }

  skipBytes(count: number): void {
    this.at += count;
  }
}

function sectionsOf(binary: Uint8Array) {
  const reader = new Reader(binary, 8);
  const found = { code: 0, names: 0, imports: 0 };
  while (reader.at < binary.length) {
    const kind = reader.byte();
    const end = reader.unsigned() + reader.at;
    if (kind === 10) found.code = reader.at;
    // The clock, besides the memory, which is no function.
    if (kind === 2) found.imports = 1;
    if (kind === 0 && textOf(reader) === "name") found.names = reader.at;
    reader.at = end;
  }
  return found;
}

function textOf(reader: Reader): string {
  const length = reader.unsigned();
  const text = new TextDecoder().decode(reader.bytes.subarray(reader.at, reader.at + length));
  reader.at += length;
  return text;
}

/** Names of functions, by their numbers. */
function namesOf(reader: Reader): ReadonlyMap<number, string> {
  while (reader.byte() !== 1) reader.at += reader.unsigned();
  reader.unsigned();
  const count = reader.unsigned();
  return new Map(Array.from({ length: count }, () => [reader.unsigned(), textOf(reader)] as const));
}

function operationsUntil(reader: Reader, end: number, kernel: string): FloatOperation[] {
  const found: FloatOperation[] = [];
  while (reader.at < end) {
    const at = reader.at;
    const opcode = reader.byte();
    const other = scalars[opcode];
    if (other !== undefined) found.push({ kernel, at, opcode, other });
    else if (opcode === 0xfd) found.push(...vectorOperation(reader, kernel));
    else skipImmediates(reader, opcode);
  }
  return found;
}

function vectorOperation(reader: Reader, kernel: string): FloatOperation[] {
  const at = reader.at;
  const opcode = reader.unsigned();
  const low = reader.bytes[at] ?? 0;
  const other = opcode >= 0xe0 && opcode <= 0xe9 ? vectors[low] : undefined;
  if (other !== undefined) return [{ kernel, at, opcode: low, other }];
  if (opcode <= 11 || opcode === 92 || opcode === 93) reader.skip(2);
  else if (opcode === 12 || opcode === 13) reader.skipBytes(16);
  else if (opcode >= 21 && opcode <= 34) reader.skipBytes(1);
  else if (opcode >= 84 && opcode <= 91) {
    reader.skip(2);
    reader.skipBytes(1);
  }
  return [];
}

/** Passes over what follows an opcode. */
function skipImmediates(reader: Reader, opcode: number): void {
  if (opcode === 0x0e) return reader.skip(reader.unsigned() + 1);
  if (opcode === 0x43) return reader.skipBytes(4);
  if (opcode === 0x44) return reader.skipBytes(8);
  if (opcode === 0xfc) {
    const second = reader.unsigned();
    return reader.skipBytes(second === 10 ? 2 : second === 11 ? 1 : 0);
  }
  if (opcode >= 0x28 && opcode <= 0x3e) return reader.skip(2);
  if (opcode >= 0x02 && opcode <= 0x04) return reader.skip(1);
  if ([0x0c, 0x0d, 0x10, 0x20, 0x21, 0x22, 0x23, 0x24, 0x3f, 0x40, 0x41, 0x42].includes(opcode)) return reader.skip(1);
  if (opcode === 0x11) return reader.skip(2);
  if (opcode >= 0xfe) throw new RangeError(`No kernel is known to have the instruction ${opcode}.`);
}
