import { expect, test } from "vitest";
import { wasmInUse } from "../../testing/engineReports";
import { Recovery } from "./recovery";

const stepped = { kind: "stepped", run: 1, step: 1, losses: [], imagesPerSecond: 1 } as const;
const state = { engine: wasmInUse, checkpoint: null };
const death = { code: "endedByBrowser" } as const;

/** A recovery after a crash of WASM, and its clock in ms. */
function afterCrash() {
  let now = 0;
  const recovery = new Recovery(() => now);
  recovery.countCrash("WASM", death);
  const pass = (ms: number) => {
    now += ms;
    recovery.hear(stepped, state);
  };
  recovery.hear({ kind: "started", run: 1, step: 0 }, state);
  return { recovery, pass };
}

test("half a minute of training without a crash forgives an engine, however few its steps", () => {
  for (const [seconds, avoided] of [
    [29, ["WASM"]],
    [30, []],
  ] as const) {
    const { recovery, pass } = afterCrash();
    for (let second = 0; second < seconds; second++) pass(1000);
    recovery.countCrash("WASM", death);
    expect(recovery.avoided.map(({ name }) => name)).toEqual(avoided);
  }
});

test("a machine that slept for an hour has not trained for as long", () => {
  const { recovery, pass } = afterCrash();
  pass(3_600_000);
  recovery.countCrash("WASM", death);
  expect(recovery.avoided).toHaveLength(1);
});
