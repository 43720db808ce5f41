import { describe, expect, it } from "vitest";
import { defaultExperiment } from "../experiment/experiment";
import type { Objective } from "../experiment/objective";
import { emptyHistory } from "../state/run/history";
import { type Mark, type Settings, settingsOf } from "../state/run/marks";
import { conventionWords } from "./conventions";
import { changeText, differenceText, markText } from "./settings";

const before = settingsOf(defaultExperiment);
const mark = (change: Partial<Objective>, learningRate = before.learningRate): Mark => {
  const after: Settings = { objective: { ...before.objective, ...change }, learningRate };
  return { step: 1200, until: 1200, before, after };
};

describe("a mark", () => {
  it("says what was changed, from what to what", () => {
    expect(changeText(mark({ lambda: 10 }))).toBe("λ 1 → 10");
    expect(changeText(mark({ terms: "kl" }))).toBe("combined → KL only");
    expect(changeText(mark({ likelihood: "gaussian", noise: "zero" }))).toBe("BCE → MSE; learned σ → σ = 0");
    expect(changeText(mark({ convention: "cs3232" }))).toBe(
      `${conventionWords.elbo.title} → ${conventionWords.cs3232.title}`,
    );
    expect(changeText(mark({}, 0.01))).toBe("learning rate 0.001 → 0.01");
  });

  it("says from which step on", () => {
    expect(markText(mark({ lambda: 10 }))).toBe("From step 1,201: λ 1 → 10");
  });
});

describe("an earlier run", () => {
  it("is named by what it had otherwise, as it ended", () => {
    const earlier = { ...emptyHistory({ ...defaultExperiment, seed: 7 }), marks: [mark({ lambda: 10 })] };
    expect(differenceText(earlier, defaultExperiment)).toBe("λ 10, seed 7");
  });

  it("is named the same where nothing differs", () => {
    expect(differenceText(emptyHistory(defaultExperiment), defaultExperiment)).toBe("same settings");
  });
});
