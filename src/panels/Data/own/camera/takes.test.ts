import { describe, expect, test } from "vitest";
import { meaningsOf } from "../../../../importing/paths";
import { cameraProblemOf } from "./openCamera";
import { byClass, classNamed, filesOfTakes, isClassName, type Take } from "./takes";

const take = (id: number, className: string): Take => ({ id, className, blob: new Blob() });
const takes = [take(1, "cat"), take(2, "dog"), take(3, "cat"), take(4, "")];

describe("pictures of the camera", () => {
  test("become files whose folders are read as their classes", () => {
    const files = filesOfTakes(takes);
    expect(new Set(files.map(({ path }) => path)).size).toBe(4);
    expect(meaningsOf(files.map(({ path }) => path)).map(({ className }) => className)).toEqual([
      "cat",
      "dog",
      "cat",
      undefined,
    ]);
  });

  test("are listed by class in the order of their names", () => {
    expect(byClass(takes).map(([name, own]) => [name, own.map(({ id }) => id)])).toEqual([
      ["cat", [1, 3]],
      ["dog", [2]],
      ["", [4]],
    ]);
  });

  test.each(["test", "Train", "validation", "..", "."])("cannot be of a class that is named %s", (name) => {
    expect(isClassName(classNamed(name))).toBe(false);
  });

  test.each(["", "cat", "a/b", "tests of mine"])("can be of a class that is named “%s”", (name) => {
    expect(isClassName(classNamed(name))).toBe(true);
    expect(classNamed(name)).not.toContain("/");
  });
});

test.each([
  ["NotAllowedError", "refused"],
  ["NotFoundError", "none"],
  ["NotReadableError", "busy"],
  ["InvalidStateError", "failed"],
])("a camera that fails with %s is told as %s", (name, problem) => {
  expect(cameraProblemOf(new DOMException("", name))).toBe(problem);
});
