import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sizeOf } from "../../experiment/architecture";
import { doodlesDescription, emojiDescription, fashionMnistDescription } from "../../experiment/packedSets";
import { loadDataset } from "../sources";

const described = [fashionMnistDescription, doodlesDescription, emojiDescription];

/** Serves what is committed of data sets, and counts its bytes. */
let server: Server;
let site: URL;
const sent = new Map<string, number>();

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const path = request.url ?? "";
    const body = await readFile(new URL(`../../../public${path}`, import.meta.url));
    sent.set(path, body.length);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  site = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});

afterAll(() => server.close());

const loading = () => ({ site, onProgress: () => undefined, signal: new AbortController().signal });

test.each(described)("$title is as it is described", async (description) => {
  const { train, test: heldOut } = await loadDataset({ source: description.name }, loading());
  expect([train.count, heldOut.count]).toEqual([description.trainCount, description.testCount]);
  expect(train.images).toHaveLength(train.count * sizeOf(description.imageShape));
  const counts = description.classNames.map((_, label) =>
    [train, heldOut].map(({ labels }) => labels?.filter((each) => each === label).length),
  );
  expect(counts).toEqual(description.classCounts);
  const digest = await crypto.subtle.digest("SHA-256", train.images as BufferSource);
  expect(Buffer.from(digest).toString("hex").slice(0, 16)).toBe(description.version);
  const bytes = [...sent].filter(([path]) => path.includes(`/${description.name}/`) && path.endsWith(".bin"));
  const fetched = bytes.reduce((sum, [, each]) => sum + each, 0);
  expect(Math.abs(fetched - description.fetchedBytes)).toBeLessThan(10_000);
});

test("a part of a packed set has its classes alone", async () => {
  const part = await loadDataset({ source: "emoji", classes: [0, 3], count: 100 }, loading());
  expect(part).toMatchObject({ classNames: ["smileys", "food"], trainCount: 100, testCount: 52 });
  expect(part.train.labels?.filter((label) => label === 0)).toHaveLength(50);
});

test("the packed sets together are no more than six megabytes", async () => {
  for (const { name } of described) await loadDataset({ source: name }, loading());
  expect([...sent.values()].reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(6_000_000);
});
