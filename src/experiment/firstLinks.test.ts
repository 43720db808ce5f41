import { describe, expect, test } from "vitest";
import links from "./firstLinks.json";
import { readLink, writeLink } from "./link";

/** Links as `writeLink` of the first version wrote them; the experiment of later versions may hold more. */
describe("links made by the first version", () => {
  test.each(links)("open: $name", ({ link, experiment }) => {
    const opened = readLink(link);
    expect(opened.problems).toEqual([]);
    expect(opened.experiment).toMatchObject(experiment);
  });

  test.each(links)("lead through one of today's to the same experiment: $name", ({ link }) => {
    const { experiment } = readLink(link);
    expect(readLink(writeLink(experiment)).experiment).toEqual(experiment);
  });

  test("are many, and no two alike", () => {
    expect(new Set(links.map(({ link }) => link)).size).toBe(30);
  });
});
