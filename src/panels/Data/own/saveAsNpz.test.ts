import { expect, test } from "vitest";
import { npzName } from "./saveAsNpz";

test("a file is called by the letters and digits of its title", () => {
  expect([npzName("Les Étés 2"), npzName("../../x"), npzName("猫")]).toEqual(["les-etes-2.npz", "x.npz", "images.npz"]);
});
