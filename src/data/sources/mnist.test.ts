import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Dataset } from "../dataset";
import { referenceLevels } from "../levels";
import { loadMnist } from "./mnist";

/** Serves the prepared MNIST; `spoil` may change a file on its way. */
let spoil: (path: string, body: Uint8Array) => Uint8Array | null = (_, body) => body;
/** Milliseconds that the training images keep others waiting. */
let delayMs = 0;
/** The file whose connection breaks when half of it is sent. */
let broken = "";
let server: Server;
let folder: URL;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const path = request.url ?? "";
    const body = spoil(
      path,
      new Uint8Array(await readFile(new URL(`../../../public/data/mnist${path}`, import.meta.url))),
    );
    if (path.includes("train-images")) await new Promise((resolve) => setTimeout(resolve, delayMs));
    response.statusCode = body ? 200 : 404;
    if (broken && body && path.includes(broken)) {
      response.setHeader("Content-Length", body.length);
      response.write(body.subarray(0, body.length / 2), () => setTimeout(() => response.destroy(), 100));
    } else response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  folder = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});

afterAll(() => server.close());

describe("MNIST", () => {
  let mnist: Dataset;
  const fractions: number[] = [];

  beforeAll(async () => {
    mnist = await loadMnist(folder, (fraction) => fractions.push(fraction));
  }, 60_000);

  test("has 60,000 training and 10,000 held-out images of ten classes", () => {
    expect(mnist.train.images).toHaveLength(60_000 * 784);
    expect(mnist.test.images).toHaveLength(10_000 * 784);
    expect(new Set(mnist.test.labels).size).toBe(10);
  });

  test("reports its progress up to the end, never backwards", () => {
    expect(fractions.at(-1)).toBe(1);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  });

  test("has as many images of each class as its description says", () => {
    const counts = mnist.classNames.map((_, label) =>
      [mnist.train, mnist.test].map(({ labels }) => labels?.filter((each) => each === label).length),
    );
    expect(counts).toEqual(mnist.classCounts);
  });

  test("has the known reference levels", () => {
    const { bernoulli, gaussian } = referenceLevels(mnist);
    expect(bernoulli.meanImage).toBeGreaterThan(205.2);
    expect(bernoulli.meanImage).toBeLessThan(206.2);
    expect(bernoulli.classMeans).toBeGreaterThan(170.4);
    expect(bernoulli.classMeans).toBeLessThan(171.4);
    expect(bernoulli.floor).toBeGreaterThan(45.0);
    expect(bernoulli.floor).toBeLessThan(46.0);
    expect((2 * gaussian.meanImage) / 784).toBeCloseTo(0.0674, 3);
    expect(gaussian.floor).toBe(0);
  });
});

describe("a spoilt MNIST is refused with the reason where", () => {
  const spoilt = async (change: typeof spoil) => {
    spoil = change;
    try {
      return await loadMnist(folder);
    } finally {
      spoil = (_, body) => body;
    }
  };
  const only =
    (part: string, change: (body: Uint8Array) => Uint8Array | null): typeof spoil =>
    (path, body) =>
      path.includes(part) ? change(body) : body;

  test("a file is missing", async () => {
    await expect(spoilt(only("t10k-labels", () => null))).rejects.toMatchObject({
      problem: { code: "refusedByServer", path: "/t10k-labels-idx1-ubyte.bin", status: 404 },
    });
  });

  test("a file is cut short", async () => {
    const cut = only("t10k-images", (body) => body.subarray(0, 100_000));
    await expect(spoilt(cut)).rejects.toMatchObject({ problem: { code: "damaged", file: "t10k-images-idx3-ubyte" } });
  });

  test("a byte of a file is altered", async () => {
    const altered = only("train-labels", (body) => body.map((byte, index) => (index === 9000 ? byte ^ 255 : byte)));
    await expect(spoilt(altered)).rejects.toMatchObject({
      problem: { code: "damaged", file: "train-labels-idx1-ubyte" },
    });
  });

  test("a file is another one than the page was built with", async () => {
    const swapped = only("manifest", (body) => {
      const text = new TextDecoder().decode(body);
      return new TextEncoder().encode(text.replace(/"sha256": "ff7b/, '"sha256": "0000'));
    });
    await expect(spoilt(swapped)).rejects.toMatchObject({
      problem: { code: "otherFile", file: "t10k-labels-idx1-ubyte" },
    });
  });

  test("the connection breaks while a file is fetched", async () => {
    broken = "t10k-images";
    const path = expect.stringMatching(/^\/t10k-images-idx3-ubyte/);
    await expect(loadMnist(folder)).rejects.toMatchObject({ problem: { code: "connectionBroken", path } });
    broken = "";
  });

  test("but an error in the page's own code is told as what it is, not as a fault of the network", async () => {
    const fault = new ReferenceError("fraction is not defined");
    const faulty = () => {
      throw fault;
    };
    await expect(loadMnist(folder, faulty)).rejects.toBe(fault);
  });

  test("the manifest is no manifest", async () => {
    const spoiltManifest = spoilt(only("manifest", () => new TextEncoder().encode("<html>")));
    await expect(spoiltManifest).rejects.toMatchObject({ problem: { code: "manifestUnreadable" } });
  });

  test("its loading is cancelled", async () => {
    const cancelled = new AbortController();
    delayMs = 300;
    const loading = loadMnist(folder, () => undefined, cancelled.signal);
    setTimeout(() => cancelled.abort(), 50);
    await expect(loading).rejects.toThrow(/notFetched|connectionBroken/);
    delayMs = 0;
  });

  test("and nothing more is reported of files still on their way", async () => {
    const fractions: number[] = [];
    spoil = only("t10k-labels", () => null);
    delayMs = 300;
    await expect(loadMnist(folder, (fraction) => fractions.push(fraction))).rejects.toThrow("refusedByServer");
    const { length } = fractions;
    await new Promise((resolve) => setTimeout(resolve, 600));
    delayMs = 0;
    spoil = (_, body) => body;
    expect(fractions).toHaveLength(length);
  });
});
