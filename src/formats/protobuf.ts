/** Fields of a message of Protocol Buffers in wire format, each as its bytes. */
export type MessageFields = readonly Uint8Array[];

const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/** A field that is a whole number; a negative one takes ten bytes. */
export function wholeField(number: number, value: number | bigint): Uint8Array {
  return Uint8Array.from([...varint(tag(number, 0)), ...varint(BigInt.asUintN(64, BigInt(value)))]);
}

/** A field that is a number of 32 bits. */
export function floatField(number: number, value: number): Uint8Array {
  return Uint8Array.from([...varint(tag(number, FIXED_32)), ...new Uint8Array(Float32Array.of(value).buffer)]);
}

/** A field that is text. */
export function textField(number: number, text: string): Uint8Array {
  return bytesField(number, new TextEncoder().encode(text));
}

/** A field that is a message of its own. */
export function messageField(number: number, fields: MessageFields): Uint8Array {
  return bytesField(number, message(fields));
}

/** A field that is bytes. */
export function bytesField(number: number, bytes: Uint8Array): Uint8Array {
  const head = Uint8Array.from([...varint(tag(number, LENGTH_DELIMITED)), ...varint(BigInt(bytes.length))]);
  return message([head, bytes]);
}

/** The bytes of a message. */
export function message(fields: MessageFields): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((length, field) => length + field.length, 0));
  let place = 0;
  for (const field of fields) {
    bytes.set(field, place);
    place += field.length;
  }
  return bytes;
}

function tag(number: number, wireType: number): bigint {
  return BigInt((number << 3) | wireType);
}

function varint(value: bigint): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7n) {
    const last = rest < 128n;
    bytes.push(Number(rest & 127n) | (last ? 0 : 128));
    if (last) return bytes;
  }
}
