import { afterEach, expect, it } from "vitest";
import { begin, disposeEngines, lossesTold, stepOf, until } from "../../testing/sessionsPage";

afterEach(disposeEngines);

it("takes the very steps beside others that a model takes alone", async () => {
  const alone = begin();
  await alone.build(0);
  alone.send(0, { kind: "train" });
  await until(() => stepOf(alone.told, 0) >= 100);
  alone.close(0);

  const beside = begin();
  await Promise.all([beside.build(0, { terms: "kl" }), beside.build(1), beside.build(2, { terms: "reconstruction" })]);
  for (const session of [0, 1, 2]) beside.send(session, { kind: "train" });
  await until(() => [0, 1, 2].every((session) => stepOf(beside.told, session) >= 100));

  expect(lossesTold(beside.told, 1).slice(0, 200)).toEqual(lossesTold(alone.told, 0).slice(0, 200));
  expect(lossesTold(beside.told, 2).slice(2, 200)).not.toEqual(lossesTold(alone.told, 0).slice(2, 200));
  expect(lossesTold(beside.told, 0).slice(0, 2)).toEqual(lossesTold(alone.told, 0).slice(0, 2));
});

it("lets no model that trains run ahead of another", async () => {
  const { told, send, build } = begin();
  await Promise.all([build(0), build(1)]);
  send(0, { kind: "train" });
  send(1, { kind: "train" });
  await until(() => stepOf(told, 0) >= 50);
  send(0, { kind: "pause" });
  send(1, { kind: "pause" });
  const pausedAt = (session: number) =>
    told.find((each) => each.session === session && each.report.kind === "paused")?.report;
  await until(() => pausedAt(0) !== undefined && pausedAt(1) !== undefined);
  expect(Math.abs(stepOf(told, 0) - stepOf(told, 1))).toBeLessThanOrEqual(1);
});

it("goes on without a model that stands still or is gone", async () => {
  const { told, send, close, build } = begin();
  await Promise.all([build(0), build(1), build(2)]);
  for (const session of [0, 1, 2]) send(session, { kind: "train" });
  await until(() => stepOf(told, 0) >= 10);
  send(1, { kind: "pause" });
  close(2);
  const reached = stepOf(told, 0);
  await until(() => stepOf(told, 0) >= reached + 50);
  expect(stepOf(told, 1)).toBeLessThan(stepOf(told, 0));
});

it("neither waits for an independent model nor keeps it waiting", async () => {
  const { told, send, build } = begin({ independent: [1] });
  const pauses = () =>
    told.flatMap(({ session, report }) => (report.kind === "paused" ? [[session, report.step]] : []));
  await Promise.all([build(0), build(1)]);
  send(1, { kind: "train", until: 3000 });
  await until(() => pauses().length === 1);
  send(0, { kind: "train", until: 3000 });
  send(1, { kind: "train", until: 3020 });
  await until(() => pauses().length === 3);
  send(0, { kind: "train", until: 6000 });
  await until(() => pauses().length === 4);
  send(1, { kind: "train", until: 5900 });
  send(0, { kind: "train", until: 6020 });
  await until(() => pauses().length === 6);
  expect(pauses()).toEqual([
    [1, 3000],
    [1, 3020],
    [0, 3000],
    [0, 6000],
    [0, 6020],
    [1, 5900],
  ]);
});

it("fetches the data once", async () => {
  const { build, loads } = begin();
  await Promise.all([build(0), build(1)]);
  expect(loads()).toBe(1);
});
