import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { crc32 } from "./crc32";
import { type FormatProblem, ImportError } from "./importError";
import { listZip, readMember, readZip, writeZip, zipLimits } from "./zip";

const hello = new TextEncoder().encode("hello hello hello hello");
const names = fc.stringMatching(/^[a-z_]{1,8}(\/[a-zäß0-9]{1,8}){0,2}\.[a-z]{1,3}$/);
const files = fc.uniqueArray(fc.tuple(names, fc.uint8Array({ maxLength: 300 })), { selector: ([name]) => name });

/** The problem with an archive or, where that is listed, with the first of its members that has one. */
function problemOf(archive: Uint8Array): FormatProblem | null {
  try {
    readZip(archive, "a.zip");
    return null;
  } catch (error) {
    if (error instanceof ImportError) return error.problem;
    throw error;
  }
}

/** An archive of one stored file, with bytes of it overwritten: at a place behind a signature, counted from the last one. */
function patched(signature: number, at: number, bytes: readonly number[], archive = storedHello()): Uint8Array {
  const view = new DataView(archive.buffer);
  for (let offset = archive.length - 4; offset >= 0; offset--) {
    if (view.getUint32(offset, true) !== signature) continue;
    archive.set(bytes, offset + at);
    return archive;
  }
  throw new RangeError("There is no such signature.");
}

const storedHello = () => writeZip([["a/b.txt", hello]], "stored");
const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];

describe("a zip archive", () => {
  test("gives back the files that were written, deflated or stored", () => {
    fc.assert(
      fc.property(files, fc.constantFrom("deflated" as const, "stored" as const), (written, how) => {
        const read = readZip(writeZip(written, how), "a.zip");
        expect(new Map(read)).toEqual(new Map(written));
      }),
    );
  });

  test("of the same files has the same bytes", () => {
    expect(writeZip([["a", hello]])).toEqual(writeZip([["a", hello]]));
  });

  test("is read behind a comment, and its folders are passed over", () => {
    const archive = zipSync({ "folder/": new Uint8Array(0), "folder/a.txt": hello });
    const commented = new Uint8Array([...archive, 1, 2, 3]);
    commented[archive.length - 2] = 3;
    expect(listZip(commented, "a.zip").map(({ name }) => name)).toEqual(["folder/a.txt"]);
  });

  test("gives only the beginning of a file where no more is wanted", () => {
    const [member] = listZip(writeZip([["a", new Uint8Array(100_000).fill(7)]]), "a.zip");
    expect(member && readMember(member, "a.zip", 10)).toEqual(new Uint8Array(10).fill(7));
  });

  test.each<[string, () => Uint8Array, FormatProblem]>([
    ["no archive", () => hello, { code: "notZip" }],
    ["an archive cut short", () => storedHello().subarray(0, 60), { code: "zipCutShort" }],
    ["a directory that lies elsewhere", () => patched(END, 16, [9, 0, 0, 0]), { code: "zipCutShort" }],
    ["a member outside of the file", () => patched(CENTRAL, 42, [0, 0, 9, 0]), { code: "zipCutShort" }],
    ["one of several disks", () => patched(END, 4, [2, 0]), { code: "zipSplit" }],
    ["two names for a file", () => patched(LOCAL, 30, [65]), { code: "namesDiffer", name: "a/b.txt" }],
    ["a name that leads out", () => writeZip([["a/../../b", hello]]), { code: "unsafeName", name: "a/../../b" }],
    ["an absolute name", () => writeZip([["/etc/b", hello]]), { code: "unsafeName", name: "/etc/b" }],
    ["a drive", () => writeZip([["C:b", hello]]), { code: "unsafeName", name: "C:b" }],
    ["a backslash", () => writeZip([["a\\b", hello]]), { code: "unsafeName", name: "a\\b" }],
    ["a zero in a name", () => writeZip([["a\0b", hello]]), { code: "unsafeName", name: "a\0b" }],
    [
      "one name twice",
      () =>
        writeZip([
          ["a/b", hello],
          ["a/./b", hello],
        ]),
      { code: "duplicateName", name: "a/./b" },
    ],
    ["members that overlap", overlapping, { code: "membersOverlap", name: "b" }],
    ["an encrypted member", () => patched(CENTRAL, 8, [1]), { code: "memberEncrypted" }],
    ["an unknown method", () => patched(CENTRAL, 10, [12]), { code: "unknownCompression", method: 12 }],
    ["a wrong checksum", () => patched(CENTRAL, 16, [1]), { code: "wrongChecksum" }],
    ["a wrong length", () => patched(CENTRAL, 24, [3]), { code: "wrongMemberLength", expected: 3 }],
    [
      "a file longer than it says",
      () => patched(CENTRAL, 24, [3, 0], writeZip([["a", new Uint8Array(5000)]])),
      { code: "wrongMemberLength", expected: 3 },
    ],
    [
      "damaged deflation",
      () => patched(LOCAL, 31, [255, 255, 255], writeZip([["a", hello]])),
      { code: "memberDamaged" },
    ],
  ])("with %s is refused", (_, archive, problem) => {
    expect(problemOf(archive())).toEqual(problem);
  });

  test("beyond the limits is refused before anything is expanded", () => {
    const many = patched(END, 8, [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]);
    expect(problemOf(many)?.code).toBe("zipCutShort");
    const count = zipLimits.members + 1;
    const size = [0, 0, 0, 0x7f];
    expect(problemOf(patched(CENTRAL, 24, size))).toEqual({
      code: "zipExpandsTooFar",
      bytes: 0x7f000000,
      greatest: zipLimits.inflated,
    });
    expect(problemOf(patched(CENTRAL, 24, [0, 0, 0, 1]))).toMatchObject({ code: "zipTooDense", greatest: 200 });
    expect(problemOf(manyMembers(count))).toEqual({ code: "tooManyMembers", count, greatest: zipLimits.members });
    expect(problemOf(new Uint8Array(zipLimits.compressed + 1))?.code).toBe("zipTooLarge");
  });

  test("that hides far more than it says is given up where that is passed", () => {
    const bomb = patched(CENTRAL, 24, [0, 0, 16, 0], writeZip([["a", new Uint8Array(2 ** 25)]]));
    const began = process.cpuUsage().user;
    expect(problemOf(bomb)).toEqual({ code: "wrongMemberLength", expected: 2 ** 20 });
    expect((process.cpuUsage().user - began) / 1000).toBeLessThan(500);
  });
});

test("a checksum is the one that zlib computes", () => {
  const zlib = execFileSync("gzip", ["-c"], { input: hello });
  expect(crc32(hello)).toBe(zlib.readUInt32LE(zlib.length - 8));
  expect(crc32(hello.subarray(5), crc32(hello.subarray(0, 5)))).toBe(crc32(hello));
});

/** Two members, the second of which begins inside the first. */
function overlapping(): Uint8Array {
  const inner = writeZip([["b", hello]], "stored");
  const length = 30 + 1 + hello.length;
  const archive = writeZip(
    [
      ["a", inner.subarray(0, length)],
      ["b", hello],
    ],
    "stored",
  );
  return patched(CENTRAL, 42, [31, 0], archive);
}

/** The end of an archive that claims so many members, as ZIP64 has it. */
function manyMembers(count: number): Uint8Array {
  const file = new Uint8Array(56 + 20 + 22);
  const view = new DataView(file.buffer);
  view.setUint32(0, 0x06064b50, true);
  view.setUint32(32, count, true);
  view.setUint32(56, 0x07064b50, true);
  view.setUint32(76, END, true);
  view.setUint16(76 + 10, 0xffff, true);
  return file;
}
