import { ImportError } from "../../formats/importError";
import { readSafetensors, SafetensorsError, writeSafetensors } from "../../formats/safetensors";
import { listZip, readMember, writeZip } from "../../formats/zip";
import { readCurves, writeCurves } from "./curves";
import { RunUnreadable } from "./problem";
import { readRecord } from "./record";
import { type ReadRun, stateOfRun, type WholeRun } from "./run";
import { stateOfTensors, tensorsOfState } from "./tensors";

/** The files that a run is made of, as they are called in its zip or folder. */
const members = {
  record: "run.json",
  numbers: "state.safetensors",
  history: "history.csv",
  readme: "README.md",
  thumbnail: "thumbnail.png",
  images: "data.npz",
} as const;

/** Most bytes of the record, and of the curves. */
const MOST_TEXT_BYTES = 2e6;

/** What a file of a run has beside it for those who read it. */
export interface Accompaniment {
  readonly readme: string;
  /** A PNG; none where left out. */
  readonly thumbnail?: Uint8Array;
  /** The images that it is trained on, as an NPZ archive; they stay away where left out. */
  readonly images?: Uint8Array;
}

/** The zip file of a run: what is known of it, its numbers where it stands, its curves. */
export function writeRunFile(
  { record, curves, moments }: WholeRun,
  architecture: Parameters<typeof tensorsOfState>[0],
  { readme, thumbnail, images }: Accompaniment,
): Uint8Array<ArrayBuffer> {
  const stands = moments.at(-1);
  if (!stands) throw new RunUnreadable({ code: "stepsDiffer" });
  const numbers = writeSafetensors(
    tensorsOfState(architecture, stands.state),
    new Map([["updates", String(stands.state.updates)]]),
  );
  const text = new TextEncoder();
  const files: (readonly [string, Uint8Array])[] = [
    [members.record, text.encode(`${JSON.stringify(record, null, 2)}\n`)],
    [members.numbers, numbers],
    [members.history, text.encode(writeCurves(curves))],
    [members.readme, text.encode(readme)],
    ...(thumbnail ? [[members.thumbnail, thumbnail] as const] : []),
    ...(images ? [[members.images, images] as const] : []),
  ];
  // Trained numbers hardly become shorter, and deflating them would hold the page up.
  return writeZip(files, "stored");
}

/** The files of a run by their names: the bytes of one, null where there is none. */
type Members = (name: string) => Uint8Array | null;

/**
 * The files in the zip file of a run. It may have been zipped again, with its folder.
 * @throws RunUnreadable where it cannot be read, or one of them when it is asked for
 */
export function membersOfZip(file: Uint8Array): Members {
  const orRefuse = <Read>(read: () => Read): Read => {
    try {
      return read();
    } catch (error) {
      if (error instanceof ImportError) throw new RunUnreadable({ code: "malformedZip", problem: error.problem });
      throw error;
    }
  };
  const listed = orRefuse(() => listZip(file, ""));
  const folder = folderOf(listed.map(({ name }) => name));
  return (name) => {
    const member = listed.find((each) => each.name === `${folder}${name}`);
    return member ? orRefuse(() => readMember(member, "", limitOf(name))) : null;
  };
}

/**
 * Reads a run from its zip file.
 * @throws RunUnreadable where it is none, or not whole
 */
export function readRunFile(file: Uint8Array): ReadRun {
  return readRunMembers(membersOfZip(file));
}

/** The images that lie beside a run, as an NPZ archive; null where they stayed away. */
export function imagesAmong(read: Members): Uint8Array | null {
  return read(members.images);
}

/** Where among these files a run lies: the folder that holds its record, with a `/` behind it, or nothing. */
function folderOf(names: readonly string[]): string {
  const found = names.find((name) => name === members.record || name.endsWith(`/${members.record}`));
  return found?.slice(0, -members.record.length) ?? "";
}

/**
 * Reads a run from its files.
 * @throws RunUnreadable where they are none, or not whole
 */
export function readRunMembers(read: Members): ReadRun {
  const record = read(members.record);
  if (!record) throw new RunUnreadable({ code: "notRun" });
  const links = readRecord(jsonOf(record));
  const { architecture } = links.experiment;
  const history = textOf(needed(read, members.history));
  const curves = readCurves(history ?? "", links.record.strides, links.record.step);
  const { tensors, updates } = numbersOf(needed(read, members.numbers));
  const state = stateOfTensors(architecture, tensors, updates);
  const run = {
    record: links.record,
    links,
    curves,
    happenings: [],
    moments: [{ step: links.record.step, state }],
  };
  stateOfRun(run);
  return run;
}

/** Whether some files are those of a run, by their names. */
export function areOfRun(names: readonly string[]): boolean {
  const folder = folderOf(names);
  return [members.record, members.numbers].every((name) => names.includes(`${folder}${name}`));
}

function needed(read: Members, name: string): Uint8Array {
  const bytes = read(name);
  if (!bytes) throw new RunUnreadable({ code: "memberMissing", name });
  return bytes;
}

function numbersOf(bytes: Uint8Array) {
  try {
    const { tensors, metadata } = readSafetensors(bytes);
    const updates = Number(metadata.get("updates") ?? "none");
    if (!Number.isSafeInteger(updates) || updates < 0) throw new RunUnreadable({ code: "stepsDiffer" });
    return { tensors, updates };
  } catch (error) {
    if (error instanceof SafetensorsError)
      throw new RunUnreadable({ code: "malformedNumbers", problem: error.problem });
    throw error;
  }
}

function limitOf(name: string): number | undefined {
  return name === members.record || name === members.history ? MOST_TEXT_BYTES : undefined;
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes) ?? "");
  } catch {
    throw new RunUnreadable({ code: "notRun" });
  }
}

/** Null where the bytes are no text. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
