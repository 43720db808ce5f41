import { expect, it } from "vitest";
import { describeAdapter } from "./adapter";

it.each([
  ["SwiftShader Device (Subzero)", true],
  ["ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (LLVM 10.0.0)), SwiftShader driver)", true],
  ["llvmpipe (LLVM 15.0.6, 256 bits)", true],
  ["Microsoft Basic Render Driver", true],
  ["NVIDIA GeForce RTX 3060", false],
  ["Apple M2", false],
  ["Warplane 3000", false],
])("knows whether %s is a program on the processor", (name, software) => {
  expect(describeAdapter([name]).software).toBe(software);
});

it("names software by its own name", () => {
  const angle = "ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)";
  expect(describeAdapter([angle]).name).toBe("SwiftShader");
  expect(describeAdapter(["", "google swiftshader"]).name).toBe("SwiftShader");
});

it("believes an adapter that calls itself a fallback", () => {
  expect(describeAdapter(["Plain"], true)).toEqual({ name: "Plain", software: true });
});

it("takes the first name that is not empty", () => {
  expect(describeAdapter(["", undefined, "nvidia ampere"]).name).toBe("nvidia ampere");
  expect(describeAdapter([]).name).toBeNull();
});
