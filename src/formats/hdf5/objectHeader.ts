import { expectKind, type Hdf5Bytes } from "./bytes";

/** A message of an object header: where what it says begins, and its length in bytes. */
export interface Hdf5Message {
  readonly kind: number;
  readonly at: number;
  readonly length: number;
}

/** Numbers of the messages of an object header. */
export const messageKinds = {
  dataspace: 1,
  linkInfo: 2,
  datatype: 3,
  fill: 5,
  link: 6,
  layout: 8,
  groupInfo: 10,
  filters: 11,
  continuation: 16,
  symbolTable: 17,
} as const;

/** A stretch of a header that holds messages. */
interface Stretch {
  readonly begin: number;
  readonly end: number;
}

/** How messages lie: bytes before what they say, of which the kind takes `kindWidth`. */
interface Spelling {
  readonly kindWidth: number;
  readonly headLength: number;
  /** Bytes before and behind the messages of a stretch that goes on elsewhere. */
  readonly around: readonly [before: number, behind: number];
}

/** The messages of the object at an address, wherever its header goes on; version 1 or 2. */
export function messagesOf(file: Hdf5Bytes, address: number): readonly Hdf5Message[] {
  file.enter(address);
  const isSecond = file.slice(address, 4).every((byte, index) => byte === "OHDR".charCodeAt(index));
  const { first, spelling } = isSecond ? secondVersion(file, address) : firstVersion(file, address);
  const messages: Hdf5Message[] = [];
  const stretches = [first];
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    for (const message of messagesIn(file, stretch, spelling)) {
      if (message.kind === messageKinds.continuation) stretches.push(continued(file, message, spelling));
      else messages.push(message);
    }
  }
  return messages;
}

function firstVersion(file: Hdf5Bytes, address: number): { first: Stretch; spelling: Spelling } {
  expectKind("header", file.uint(address, 1), [1]);
  const begin = address + 16;
  const spelling = { kindWidth: 2, headLength: 8, around: [0, 0] } as const;
  return { first: { begin, end: begin + file.uint(address + 8, 4) }, spelling };
}

function secondVersion(file: Hdf5Bytes, address: number): { first: Stretch; spelling: Spelling } {
  expectKind("header", file.uint(address + 4, 1), [2]);
  const flags = file.uint(address + 5, 1);
  const lengthAt = address + 6 + (flags & 0x20 ? 16 : 0) + (flags & 0x10 ? 4 : 0);
  const width = 2 ** (flags & 3);
  const begin = lengthAt + width;
  // Messages carry the order in which they were made where that is kept.
  const spelling = { kindWidth: 1, headLength: flags & 4 ? 6 : 4, around: [4, 4] } as const;
  return { first: { begin, end: begin + file.uint(lengthAt, width) }, spelling };
}

function continued(file: Hdf5Bytes, { at }: Hdf5Message, { around: [before, behind] }: Spelling): Stretch {
  const address = file.uint(at, 8);
  file.enter(address);
  if (before > 0) file.behind(address, "OCHK");
  return { begin: address + before, end: address + file.uint(at + 8, 8) - behind };
}

function messagesIn(file: Hdf5Bytes, { begin, end }: Stretch, { kindWidth, headLength }: Spelling): Hdf5Message[] {
  const messages: Hdf5Message[] = [];
  for (let at = begin; at + headLength <= end; ) {
    const kind = file.uint(at, kindWidth);
    const length = file.uint(at + kindWidth, 2);
    const isShared = (file.uint(at + kindWidth + 2, 1) & 2) !== 0;
    // What it would say stands in another object.
    if (isShared && kind === messageKinds.datatype) expectKind("numbers", -1, []);
    file.slice(at + headLength, length);
    messages.push({ kind, at: at + headLength, length });
    at += headLength + length;
  }
  return messages;
}
