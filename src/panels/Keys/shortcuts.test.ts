import { expect, test } from "vitest";
import { shortcuts } from "./shortcuts";

test("no two shortcuts have one key, and each says what it does and when", () => {
  expect(new Set(shortcuts.map(({ key }) => key)).size).toBe(shortcuts.length);
  for (const { shown, does, when } of shortcuts) expect([shown, does, when]).not.toContain("");
});

test("the keys that type a character, and they alone, can be switched off", () => {
  for (const { key, isCharacter } of shortcuts) expect(isCharacter).toBe([...key].length === 1 && key !== " ");
});
