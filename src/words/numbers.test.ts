import { describe, expect, it } from "vitest";
import { durationText, lossText, settingText } from "./numbers";

describe("a loss", () => {
  it("is a plain number that can be read back", () => {
    for (const loss of [151.34, 6.4, 0.04, 1234.5, 123456]) expect(Number(lossText(loss))).toBeCloseTo(loss, -3);
    expect(lossText(151.34)).toBe("151.3");
    expect(lossText(1234.5)).not.toContain(",");
  });

  it("keeps two decimals where it is small", () => {
    expect(lossText(0.041)).toBe("0.04");
    expect(lossText(0.97)).toBe("1.0");
  });

  it("is a dash before the first step and says when it is not finite", () => {
    expect(lossText(undefined)).toBe("–");
    expect(lossText(Number.NaN)).toBe("NaN");
    expect(lossText(Number.POSITIVE_INFINITY)).toBe("∞");
  });
});

describe("a setting", () => {
  it("is written without an exponent", () => {
    expect(settingText(1e-5)).toBe("0.00001");
    expect(settingText(0.0126)).toBe("0.0126");
    expect(settingText(1000)).toBe("1000");
  });
});

describe("a duration", () => {
  it("is told in its two largest units", () => {
    expect(durationText(47.2)).toBe("48 s");
    expect(durationText(200)).toBe("3 min 20 s");
    expect(durationText(7500)).toBe("2 h 5 min");
  });
});
