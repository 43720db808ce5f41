import { describe, expect, it } from "vitest";
import { asSecondsPass, handPatience, never } from "../testing/patience";
import { pagePatience } from "./answers";
import type { Detect } from "./detect";
import { EngineDetector } from "./detector";
import type { EngineReport } from "./engineReport";

const here: Detect = async () => ({ available: true, reason: { code: "onAllThreads" } });

describe("Looking for engines", () => {
  it("is done once for what was found", async () => {
    let times = 0;
    const counted: Detect = (answers) => {
      times++;
      return here(answers);
    };
    const { detect } = new EngineDetector(
      new Map([
        ["WASM", counted],
        ["WebGPU", counted],
      ]),
      handPatience({}),
    );
    const [first, second] = await Promise.all([detect(), detect()]);
    expect(await detect()).toEqual(first);
    expect(second).toEqual(first);
    expect(times).toBe(1);
  });

  it("is done again after it threw, which the report says", async () => {
    let isBroken = true;
    const fragile: Detect = async (answers) => {
      if (isBroken) throw new Error("getContext is broken");
      return here(answers);
    };
    const { detect } = new EngineDetector(new Map([["TensorFlow.js WebGL", fragile]]), handPatience({}));
    const reason = { code: "detectionThrew", message: "getContext is broken" };
    expect(await detect()).toMatchObject([{ available: false, reason }]);
    isBroken = false;
    expect(await detect()).toMatchObject([{ available: true }]);
  });

  it("tells what is known after a second in which an adapter did not answer, and gives up after its limit", async () => {
    const patience = handPatience(pagePatience.seconds);
    const mute: Detect = (answers) => answers.to("requestAdapter", () => never());
    const { detect } = new EngineDetector(
      new Map([
        ["WebGPU", mute],
        ["WASM", here],
      ]),
      patience,
    );
    const told: (readonly EngineReport[])[] = [];
    const found = await asSecondsPass(
      detect((engines) => told.push(engines)),
      patience,
    );
    expect(told).toMatchObject([[{ available: false, reason: { code: "askedFor" } }, { available: true }]]);
    const silent = { code: "silent", call: "requestAdapter" };
    expect(found).toMatchObject([{ available: false, reason: { ...silent, seconds: 10 } }, { available: true }]);
    const again = await asSecondsPass(detect(), patience);
    expect(again).toMatchObject([{ available: false, reason: { ...silent, seconds: 1 } }, { available: true }]);
  });

  it("finds an adapter that answers when it is asked again", async () => {
    const patience = handPatience({ requestAdapter: 2 });
    let isMute = true;
    const slow: Detect = async (answers) => {
      await answers.to("requestAdapter", () => (isMute ? never() : Promise.resolve()));
      return here(answers);
    };
    const { detect } = new EngineDetector(new Map([["WebGPU", slow]]), patience);
    expect(await asSecondsPass(detect(), patience)).toMatchObject([{ available: false }]);
    isMute = false;
    expect(await asSecondsPass(detect(), patience)).toMatchObject([{ available: true }]);
  });
});
