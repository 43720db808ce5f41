import { describe, expect, test } from "vitest";
import { BrokenStream, readStream } from "./stream";

describe("a stream", () => {
  test("is read chunk after chunk, to its end", async () => {
    const chunks: number[] = [];
    await readStream(streamOf([1, 2, 3]), (chunk) => chunks.push(chunk));
    expect(chunks).toEqual([1, 2, 3]);
  });

  test("that breaks is told from an error of whoever reads it", async () => {
    const cause = new TypeError("network error");
    const broken = new ReadableStream<number>({ pull: (controller) => controller.error(cause) });
    const failure = await readStream(broken, () => undefined).catch((error) => error);
    expect(failure).toBeInstanceOf(BrokenStream);
    expect(failure.cause).toBe(cause);
  });

  test("is cancelled where its reader has had enough, whose error is passed on as it is", async () => {
    let cancelled: unknown;
    const enough = new RangeError("enough");
    const read = readStream(
      streamOf([1, 2, 3], (reason) => {
        cancelled = reason;
      }),
      () => {
        throw enough;
      },
    );
    await expect(read).rejects.toBe(enough);
    expect(cancelled).toBe(enough);
  });
});

function streamOf(chunks: readonly number[], cancel: (reason: unknown) => void = () => undefined) {
  const left = [...chunks];
  return new ReadableStream<number>({
    pull(controller) {
      const next = left.shift();
      if (next === undefined) controller.close();
      else controller.enqueue(next);
    },
    cancel,
  });
}
