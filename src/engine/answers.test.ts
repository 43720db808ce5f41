import { describe, expect, it } from "vitest";
import { handPatience, later, never } from "../testing/patience";
import { Answers, afterLoss } from "./answers";

const silent = (seconds: number) => ({ obstacle: { code: "silent", call: "mapAsync", seconds } });

describe("An answer of a device", () => {
  it("is given as it comes, and errors are", async () => {
    const answers = new Answers(handPatience({ mapAsync: 2 }));
    expect(await answers.to("mapAsync", async () => 7)).toBe(7);
    await expect(answers.to("mapAsync", () => Promise.reject(new Error("lost")))).rejects.toThrow("lost");
    const throwing = () => {
      throw new Error("at once");
    };
    await expect(answers.to("mapAsync", throwing)).rejects.toThrow("at once");
  });

  it("is no longer waited for after the seconds of its call, which are named", async () => {
    const patience = handPatience({ mapAsync: 3 });
    const asked = new Answers(patience).to("mapAsync", () => never<number>());
    patience.pass(2);
    expect(await Promise.race([asked, "still waiting"])).toBe("still waiting");
    patience.pass();
    await expect(asked).rejects.toMatchObject(silent(3));
  });

  it("may take its time while the device answers others", async () => {
    const patience = handPatience({ mapAsync: 2 });
    const answers = new Answers(patience);
    const asked = answers.to("mapAsync", () => never<number>());
    for (let times = 0; times < 9; times++) {
      await answers.to("popErrorScope", async () => null);
      patience.pass();
    }
    expect(await Promise.race([asked, "still waiting"])).toBe("still waiting");
    patience.pass(2);
    await expect(asked).rejects.toMatchObject(silent(2));
  });

  it("that comes too late is discarded, and nothing else becomes of it", async () => {
    const patience = handPatience({ mapAsync: 1 });
    const late = later<string>();
    const discarded: string[] = [];
    const asked = new Answers(patience).to(
      "mapAsync",
      () => late.promise,
      (answer) => discarded.push(answer),
    );
    patience.pass();
    await expect(asked).rejects.toMatchObject(silent(1));
    late.resolve("a device");
    await new Promise((resolve) => setTimeout(resolve));
    expect(discarded).toEqual(["a device"]);
  });

  it("is given up at once where nobody wants it any more, and not even asked for after that", async () => {
    const wanted = new AbortController();
    const answers = new Answers(handPatience({}), wanted.signal);
    const asked = answers.to("mapAsync", () => never<number>());
    wanted.abort(new Error("another engine"));
    await expect(asked).rejects.toThrow("another engine");
    let times = 0;
    const count = async () => ++times;
    await expect(answers.to("mapAsync", count)).rejects.toThrow("another engine");
    expect(times).toBe(0);
  });

  it("that fails because its device is lost fails after the loss was told, and at last without one", async () => {
    const told: string[] = [];
    const loss = later<void>();
    const lost = loss.promise.then(() => told.push("lost"));
    const waits = afterLoss(new Error("unmapped"), { lose: () => undefined, lost }).catch(() => told.push("failed"));
    await new Promise((resolve) => setTimeout(resolve, 5));
    loss.resolve();
    await waits;
    expect(told).toEqual(["lost", "failed"]);
    await expect(afterLoss(new Error("full"), { lose: () => undefined, lost: never() })).rejects.toThrow("full");
  });
});
