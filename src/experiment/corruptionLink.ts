import { allCorruptions, type Corruption, usualStrengths } from "./corruption";
import { LinkFields } from "./linkFields";
import { ranges } from "./ranges";

/** What a link says where nothing is corrupted, and it has to be said. */
const NONE = "none";

/** A corruption as a link says it: its kind and strength, such as `gaussian~0.5`. */
export function writeCorruption(corruption: Corruption | undefined): string {
  return corruption ? `${corruption.kind}~${corruption.strength}` : NONE;
}

/** What the field `corrupt` of a link says; what was asked for otherwise where it says nothing. A kind alone has its usual strength. */
export function readCorruption(fields: LinkFields, otherwise: Corruption | undefined): Corruption | undefined {
  const text = fields.text("corrupt");
  if (text === undefined) return otherwise;
  const [kind = "", ...rest] = text.split("~");
  const parts = new LinkFields(
    new Map([["corrupt", kind], ...(rest.length > 0 ? [["strength", rest.join("~")] as const] : [])]),
  );
  const found = parts.oneOf("corrupt", [...allCorruptions, NONE], NONE);
  const strength = found === NONE ? 0 : parts.number("strength", usualStrengths[found], ranges.corruptionStrength);
  for (const problem of parts.problems()) fields.refuse(problem);
  return found === NONE ? undefined : { kind: found, strength };
}
