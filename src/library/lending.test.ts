import { afterEach, expect, test } from "vitest";
import { borrowDataSet, LentDataSets, type WholeDataSet } from "./lending";

const whole: WholeDataSet = {
  dataSet: {
    digest: "0123456789abcdef",
    title: "a",
    imageShape: [8, 8, 1],
    classNames: [],
    trainCount: 2,
    testCount: 1,
    bytes: 192,
    keptAt: 0,
  },
  images: {
    trainImages: new Uint8Array(128).fill(3),
    trainLabels: null,
    testImages: new Uint8Array(64).fill(5),
    testLabels: null,
  },
};
const lent = new LentDataSets();

afterEach(() => lent.forget(whole.dataSet.digest));

test("what a page holds can be borrowed to the last byte, and is missed when the page is closed", async () => {
  expect(lent.wouldBeMissed()).toBe(false);
  lent.hold(whole);
  expect(await borrowDataSet(whole.dataSet.digest)).toMatchObject(whole);
  expect(lent.wouldBeMissed()).toBe(true);
  expect(lent.all).toEqual([whole.dataSet]);
});

test("two that borrow at once get each their own, and the latest is listed first", async () => {
  const other = { ...whole, dataSet: { ...whole.dataSet, digest: "aaaaaaaaaaaaaaaa" } };
  lent.hold(whole);
  lent.hold(other);
  const digests = [whole, other].map(({ dataSet }) => dataSet.digest);
  const borrowed = await Promise.all(digests.map((digest) => borrowDataSet(digest)));
  expect(borrowed.map((each) => each?.dataSet.digest)).toEqual(digests);
  expect(lent.all.map(({ digest }) => digest)).toEqual(digests.reverse());
  lent.forget(other.dataSet.digest);
});

test("what it does not hold, or no longer, is waited for a moment and then said to be nowhere", async () => {
  lent.hold(whole);
  expect(await borrowDataSet("fedcba9876543210", 50)).toBeUndefined();
  expect(lent.forget(whole.dataSet.digest)).toBe(true);
  expect(await borrowDataSet(whole.dataSet.digest, 50)).toBeUndefined();
  lent.stop();
});
