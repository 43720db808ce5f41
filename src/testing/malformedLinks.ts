import fc from "fast-check";
import { experimentOn } from "../experiment/experiment";
import { dataSets } from "../experiment/knownDataSets";
import { writeLink } from "../experiment/link";
import { hideableParts, scenes } from "../experiment/presentation";
import { presets } from "../experiment/presets";
import { sightSettings } from "../experiment/sight";

/** Links of every data set with every preset, each of one latent size, with and without batch norm. */
const valid = dataSets.flatMap((data) =>
  presets.flatMap(({ build }) =>
    [true, false].map((batchNormalization) => {
      const architecture = build({ imageShape: data.imageShape, latentDim: 3, batchNormalization });
      return writeLink({ ...experimentOn(data), architecture });
    }),
  ),
);

/** Numbers that no setting is meant to have, and texts that some readers take for numbers. */
const numbers = fc.oneof(
  fc.constantFrom(
    "0",
    "-0",
    "-1",
    "1e309",
    "-1e309",
    "NaN",
    "Infinity",
    "1e-400",
    "0x10",
    "1_000",
    "٣",
    "１２",
    " ",
    "",
  ),
  fc.constantFrom("4294967296", "9007199254740993", "16.5", "1e3", "9".repeat(400), "0".repeat(99), "1e", "+16", "16 "),
  fc.double().map(String),
  fc.integer().map(String),
);
/** Letters beyond ASCII: halves of pairs, marks that join or turn, a zero that is none, and what an address escapes. */
const letters = fc.oneof(
  fc.constantFrom(
    "\ud800",
    "\udfff",
    "\u0000",
    "\u202e",
    "\u200d",
    "e\u0301\u0301\u0301",
    "👩‍👩‍👧‍👦",
    "ﬀ",
    "İ",
    "%",
    "%E0%A4%A",
  ),
  fc.constantFrom("&", "=", "#", "+", ".", "&&", "==", "%26", "%3D", "%00", "__proto__", "constructor", "<script>"),
  fc.string({ unit: "binary", maxLength: 3 }),
);
const layer = fc.oneof(
  fc.constantFrom(
    "bn",
    "flat",
    "conv1s1",
    "conv256s2r",
    "convT256s2r",
    "convT64s1",
    "dense8192r",
    "dense1",
    "to28x28x1",
  ),
  fc.constantFrom(
    "to7x7x64",
    "to8192x8192x8192",
    "conv0s1",
    "conv257s1",
    "conv8s3",
    "dense8193",
    "convTT8s1",
    "to1x1x",
    "",
  ),
  fc
    .tuple(fc.constantFrom("conv", "convT", "dense", "to"), numbers, fc.constantFrom("", "s1", "s2r", "r", "x2x3"))
    .map((parts) => parts.join("")),
);
const layers = fc.oneof(
  { weight: 9, arbitrary: fc.array(layer, { maxLength: 26 }).map((all) => all.join(".")) },
  {
    weight: 1,
    arbitrary: fc.tuple(layer, fc.integer({ min: 1, max: 300 })).map(([each, count]) => `${each}.`.repeat(count)),
  },
);
/** Networks that fit together, from small ones to such that ask for terabytes. */
const fitting = fc
  .tuple(
    fc.constantFrom(1, 8, 64, 256),
    fc.integer({ min: 0, max: 10 }),
    fc.constantFrom("", ".bn"),
    fc.constantFrom(16, 100, 128, 512),
  )
  .map(([filters, times, norm, batch]) => {
    const up = `.convT${filters}s2r${norm}`.repeat(times);
    const down = `.conv${Math.min(filters, 64)}s2r`.repeat(times);
    return `#batch=${batch}&decoder=dense784r.to28x28x1${up}${down}.convT1s1`;
  });
const names = [
  "data",
  "latent",
  "encoder",
  "decoder",
  "terms",
  "lambda",
  "likelihood",
  "noise",
  "convention",
  "batch",
  "rate",
];
const compared = fc
  .array(
    fc.oneof(fc.constantFrom("kl:1:bernoulli:learned:elbo", "combined:2", "::::", "kl:-0", ""), numbers, letters),
    {
      maxLength: 7,
    },
  )
  .map((all) => all.join(","));
const hidden = fc
  .array(fc.oneof(fc.constantFrom(...hideableParts, ...scenes, "Loss", ""), letters), { maxLength: 12 })
  .map((all) => all.join(","));
const setting = fc.tuple(
  fc.oneof(
    fc.constantFrom(...names, "seed", "Batch", "batch ", "compare", "present", "hide", ...sightSettings),
    letters,
  ),
  fc.oneof(numbers, letters, layers, compared, hidden, fc.constantFrom(...dataSets.map(({ name }) => name))),
);
const settings = fc.array(setting, { maxLength: 14 }).map((all) => `#${all.map((each) => each.join("=")).join("&")}`);

/** One change to a link's text at a place of 0 to 1. */
const change = fc.tuple(
  fc.constantFrom("cut", "insert", "double", "overwrite", "truncate", "number"),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.integer({ min: 1, max: 30 }),
  fc.oneof(letters, numbers, layer),
);
type Change = typeof change extends fc.Arbitrary<infer Drawn> ? Drawn : never;

function changed(link: string, [kind, place, length, text]: Change): string {
  const at = Math.floor(place * link.length);
  const [before, after] = [link.slice(0, at), link.slice(at)];
  switch (kind) {
    case "cut":
      return before + after.slice(length);
    case "insert":
      return before + text + after;
    case "double":
      return before + after.slice(0, 4 * length) + after;
    case "overwrite":
      return before + text + after.slice(text.length);
    case "truncate":
      return before;
    case "number":
      return before + after.replace(/\d+/, text);
    default:
      throw new RangeError(`There is no change ${kind}.`);
  }
}

const mutated = fc
  .tuple(fc.oneof(fc.constantFrom(...valid), fitting), fc.array(change, { minLength: 1, maxLength: 4 }))
  .map(([link, changes]) => changes.reduce(changed, link));

/** Links as they are broken on the way, by hand or by malice: changed ones, ones of odd settings, and any text at all. */
export const malformedLinks: fc.Arbitrary<string> = fc.oneof(
  { weight: 10, arbitrary: mutated },
  { weight: 5, arbitrary: settings },
  { weight: 2, arbitrary: fitting },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 300 }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 600 }).map((bytes) => String.fromCharCode(...bytes)) },
);

/** Links of millions of letters. */
export const giantLinks: readonly string[] = [
  `#${"k".repeat(1_000_000)}=1`,
  `#batch=${"9".repeat(1_000_000)}`,
  `#seed=${" ".repeat(1_000_000)}7`,
  `#decoder=${"conv8s1.".repeat(300_000)}`,
  `#encoder=${"conv8s1r".repeat(300_000)}`,
  `#encoder=conv${"1".repeat(2_000_000)}s1`,
  `#${"batch=16&".repeat(200_000)}`,
  `#${Array.from({ length: 100_000 }, (_, index) => `key${index}=${index}`).join("&")}`,
  `#data=${"%E0%A4%A".repeat(200_000)}`,
  `#hide=${"loss,lossless,".repeat(100_000)}`,
  `#terms=${"\u202e👩‍👩‍👧‍👦".repeat(100_000)}`,
];
