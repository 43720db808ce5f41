import { expect, test } from "vitest";
import { LibraryError } from "../../library/libraryError";
import type { KeptRun, RunLibrary } from "../../library/runs";
import { FullLibrary } from "./fullLibrary";

test("what is deleted where there is no room can be brought back and taken away, and cannot be renamed", async () => {
  const runs = new Map(["one", "other"].map((id) => [id, { id, deletedAt: null } as KeptRun]));
  const full: RunLibrary = {
    list: async () => [...runs.values()],
    save: async () => null,
    read: async () => null,
    change: async () => {
      throw new LibraryError("storageFull");
    },
    remove: async (ids) => {
      for (const id of ids) runs.delete(id);
    },
  };
  const library = new FullLibrary(full);
  const deleted = async () => (await library.list()).map(({ deletedAt }) => deletedAt);
  await library.change("one", { deletedAt: 5 });
  expect(await deleted()).toEqual([5, null]);
  await library.change("one", { deletedAt: null });
  expect(await deleted()).toEqual([null, null]);
  await library.change("other", { deletedAt: 6 });
  await library.remove(["other"]);
  expect(await deleted()).toEqual([null]);
  await expect(library.change("one", { name: "A name" })).rejects.toThrow("storageFull");
});
