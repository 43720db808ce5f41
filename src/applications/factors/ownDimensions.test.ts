import { expect, test } from "vitest";
import { descriptionOf } from "../../experiment/dataSets";
import { readLink } from "../../experiment/link";
import { ownDimensions } from "./ownDimensions";

test("the link asks for ellipses of four factors and a larger code, and all of it can be read", () => {
  const { experiment, problems } = readLink(ownDimensions);
  expect(problems).toEqual([]);
  expect(experiment.architecture.latentDim).toBe(10);
  const description = descriptionOf(experiment.data);
  expect(description?.classNames).toEqual(["ellipse"]);
  expect(description?.factors.map(({ name }) => name)).toEqual(["x", "y", "scale", "hue"]);
});
