import { describe, expect, it } from "vitest";
import { defaultExperiment } from "../experiment/experiment";
import type { Objective } from "../experiment/objective";
import { emptyHistory } from "../state/run/history";
import { MARK_CAPACITY, type Mark, type Settings, settingsOf } from "../state/run/marks";
import { wasmInUse } from "../testing/engineReports";
import { conventionWords } from "./conventions";
import { captionOf, changeText, differenceText, markText, startText } from "./settings";

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

  it("names α of a label head, which is the usual one where nobody said", () => {
    expect(changeText(mark({ labelWeight: 30 }))).toBe("α 10 → 30");
    expect(changeText(mark({ labelWeight: 10 }))).toBe("");
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

  it("is told apart by its label head", () => {
    const labelHead = { classes: 10, labels: 1000 };
    const learned = { ...defaultExperiment, architecture: { ...defaultExperiment.architecture, labelHead } };
    const told = { ...defaultExperiment, architecture: { ...defaultExperiment.architecture, conditionClasses: 10 } };
    expect(differenceText(emptyHistory(learned), defaultExperiment)).toBe("label head with 1,000 labels");
    expect(differenceText(emptyHistory(defaultExperiment), learned)).toBe("no label head");
    expect(differenceText(emptyHistory(defaultExperiment), told)).toBe("not told the class");
    expect(startText(learned)).toContain("label head with 1,000 labels, combined");
    expect(startText(learned)).toContain("α 10");
    expect(startText(defaultExperiment)).not.toContain("α");
  });

  it("is named the same where nothing differs", () => {
    expect(differenceText(emptyHistory(defaultExperiment), defaultExperiment)).toBe("same settings");
  });
});

describe("the caption of a saved chart", () => {
  const start =
    "MNIST, network “Conv, CS3232”, combined, λ 1, ELBO, BCE, learned σ, learning rate 0.001, batch size 128, latent size 2, seed 42";

  it("says what the run began with, what its marks changed, and what the pale curves are", () => {
    const engines = [{ ...wasmInUse, hardware: { kind: "threads", count: 8, relaxedSimd: true } as const }];
    const history = { ...emptyHistory(defaultExperiment, 2), marks: [mark({ lambda: 10 })], engines };
    const earlier = emptyHistory({ ...defaultExperiment, seed: 7 });
    expect(captionOf(history, [earlier, emptyHistory(defaultExperiment)])).toEqual([
      start,
      "computed by WASM, relaxed SIMD",
      "1  From step 1,201: λ 1 → 10",
      "run 1, pale: ended with seed 7",
      "run 1, pale: the same settings",
    ]);
  });

  it("says how the run began, not what its first mark that is kept took from", () => {
    const marks = Array.from({ length: MARK_CAPACITY }, () => ({
      ...mark({ lambda: 20 }),
      before: { ...before, objective: { ...before.objective, lambda: 10 } },
    }));
    const [first, second] = captionOf({ ...emptyHistory(defaultExperiment), marks }, []);
    expect(first).toBe(start);
    expect(second).toMatch(/not told/);
  });
});
