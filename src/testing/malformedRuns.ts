import fc from "fast-check";
import { writeZip } from "../formats/zip";

/** The files of a run by their names. */
export type RunMembers = ReadonlyMap<string, Uint8Array>;

/** 0 to 1; drawn evenly, as most of them would lie at the beginning. */
const place = fc.noBias(fc.nat(9999).map((part) => part / 10_000));
const values = fc.oneof(
  fc.constantFrom<unknown>(null, "", -1, 1e300, 0.5, [], {}, true, "#", "#latent=0", "#data=own", "__proto__"),
  fc.jsonValue({ maxDepth: 2 }),
);

/** One thing that befalls the files of a run on their way. */
const change = fc.oneof(
  fc.record({
    kind: fc.constant("bytes" as const),
    member: place,
    at: place,
    bytes: fc.uint8Array({ minLength: 1, maxLength: 9 }),
  }),
  fc.record({ kind: fc.constant("cut" as const), member: place, at: place }),
  fc.record({ kind: fc.constant("drop" as const), member: place }),
  fc.record({ kind: fc.constant("value" as const), at: place, value: values }),
  fc.record({ kind: fc.constant("removed" as const), at: place }),
  fc.record({ kind: fc.constant("text" as const), at: place, text: fc.string({ unit: "binary", maxLength: 5 }) }),
);
type Change = typeof change extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** What becomes of a whole zip file: bytes of it overwritten, cut off, or added. */
const zipChange = fc.record({
  kind: fc.constantFrom("overwrite" as const, "truncate" as const, "append" as const),
  at: place,
  bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }),
});

/** Files of a run as they are broken on the way, by hand or by malice; those that came to no harm are among them. */
export function malformedRuns(members: RunMembers): fc.Arbitrary<Uint8Array> {
  const whole = writeZip(members, "stored");
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .array(change, { minLength: 1, maxLength: 3 })
        .map((changes) => writeZip(changes.reduce(changed, members), "stored")),
    },
    { weight: 3, arbitrary: zipChange.map((each) => zipChanged(whole, each)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
  );
}

function changed(members: RunMembers, what: Change): RunMembers {
  const names = [...members.keys()];
  const named = (at: number) => names[Math.floor(at * names.length)] ?? "run.json";
  const put = (name: string, bytes: Uint8Array) => new Map([...members, [name, bytes]]);
  const record = members.get("run.json") ?? new Uint8Array();
  switch (what.kind) {
    case "bytes":
      return put(named(what.member), overwritten(members.get(named(what.member)) ?? record, what.at, what.bytes));
    case "cut": {
      const bytes = members.get(named(what.member)) ?? record;
      return put(named(what.member), bytes.slice(0, Math.floor(what.at * bytes.length)));
    }
    case "drop":
      return new Map([...members].filter(([name]) => name !== named(what.member)));
    case "value":
      return put(
        "run.json",
        recordWith(record, what.at, () => what.value),
      );
    case "removed":
      return put(
        "run.json",
        recordWith(record, what.at, () => undefined),
      );
    case "text":
      return put("run.json", overwritten(record, what.at, new TextEncoder().encode(what.text)));
  }
}

function overwritten(bytes: Uint8Array, at: number, added: Uint8Array): Uint8Array {
  const begin = Math.floor(at * bytes.length);
  const copy = bytes.slice();
  copy.set(added.subarray(0, copy.length - begin), begin);
  return copy;
}

/** The record with another value at one of its places. */
function recordWith(record: Uint8Array, at: number, value: () => unknown): Uint8Array {
  let text: string;
  try {
    const count = { places: 0 };
    const parsed: unknown = JSON.parse(new TextDecoder().decode(record), (_key, each) => {
      count.places += 1;
      return each;
    });
    const wanted = Math.floor(at * count.places);
    let place = 0;
    text = JSON.stringify(parsed, (_key, each) => (place++ === wanted ? value() : each)) ?? "";
  } catch {
    return record;
  }
  return new TextEncoder().encode(text);
}

function zipChanged(zip: Uint8Array, { kind, at, bytes }: { kind: string; at: number; bytes: Uint8Array }): Uint8Array {
  if (kind === "truncate") return zip.slice(0, Math.floor(at * zip.length));
  if (kind === "append") return Uint8Array.from([...zip, ...bytes]);
  return overwritten(zip, at, bytes);
}
