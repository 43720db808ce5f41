import { expect, test } from "vitest";
import { strangersTo } from "./strangers";

test("what cannot be made of a data set's images is no stranger to them", () => {
  expect(strangersTo([20, 16, 3], false)).toEqual(["inverted", "halfTurn", "halfErased", "shuffled", "blank"]);
  expect(strangersTo([28, 28, 1], true)).toEqual([
    ...["leftOut", "inverted", "quarterTurn", "halfTurn", "halfErased", "shuffled", "blank", "shapes"],
  ]);
});
