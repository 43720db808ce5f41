import { expect, test } from "vitest";
import { createStore } from "zustand/vanilla";
import { createAnnouncement } from "../../state/announcement";
import type { Sweep, SweepProgress } from "../../state/sweep/sweep";
import { tellEnd } from "./tellEnd";

const at: SweepProgress = { lambda: 1, index: 0, count: 2, step: 0, steps: 10, secondsLeft: null };

test("the end of a sweep is told once, and the way from one model to the next is not", async () => {
  const announcement = createAnnouncement();
  const sweep = createStore<Sweep>(() => ({ run: null, points: [], earlier: [], progress: at, troubles: [] }));
  tellEnd({ announcement }, sweep);
  sweep.setState({ progress: null });
  sweep.setState({ progress: { ...at, index: 1 } });
  await Promise.resolve();
  expect(announcement.getState().text).toBe("");
  sweep.setState({ progress: null });
  sweep.setState({ points: [] });
  await Promise.resolve();
  expect(announcement.getState().text).toBe("The λ sweep is over: 0 models measured.");
  announcement.setState({ text: "", manner: "spoken" });
  sweep.setState({ progress: at });
  sweep.setState({ progress: null });
  await Promise.resolve();
  expect(announcement.getState().text).toBe("");
});
