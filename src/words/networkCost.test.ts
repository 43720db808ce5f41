import { expect, test } from "vitest";
import { descriptionOf } from "../experiment/dataSets";
import { defaultExperiment } from "../experiment/experiment";
import { editionTitle } from "./dataSets";
import { latentText } from "./dataTexts";
import { dataCostText, networkCost } from "./networkCost";

const described = (choice: Parameters<typeof descriptionOf>[0]) => {
  const description = descriptionOf(choice);
  if (!description) throw new Error("There is no such data set.");
  return description;
};

test("says what training on other images would take, beside what it takes now", () => {
  const now = networkCost(defaultExperiment.architecture, 128);
  expect(now.parameters).toBe(153_425);
  expect(dataCostText(described({ source: "mnist", classes: [3, 8], count: 500 }), now)).toBe(
    "2 MB of images. New weights for the network “Conv, CS3232”: 153,425 parameters; a training step takes 5.23 GFLOP, as much as now.",
  );
  expect(dataCostText(described({ source: "faces", side: 64 }), now)).toMatch(
    /“Conv, three stages”.*times as much as now/,
  );
});

test("gives the reason for a latent size: the map, the factors that vary, or how various the images are", () => {
  expect(latentText(described({ source: "mnist" }))).toMatch(/^Latent size 2, so that the map/);
  expect(latentText(described({ source: "faces", varied: [0, 1, 2] }))).toMatch(
    /^Latent size 4: one for each known factor/,
  );
  expect(latentText(described({ source: "emoji" }))).toMatch(/^Latent size 16: the images are too various/);
});

test("tells a part of a set, and a set that is drawn otherwise, from the usual one", () => {
  const titleOf = (choice: Parameters<typeof descriptionOf>[0]) => editionTitle(described(choice), choice);
  expect(titleOf({ source: "mnist" })).toBe("MNIST");
  expect(titleOf({ source: "mnist", classes: [1] })).toBe("MNIST, a part");
  expect(titleOf({ source: "faces", side: 32 })).toBe("Faces, as chosen");
});
