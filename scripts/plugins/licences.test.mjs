import { describe, expect, test } from "vitest";
import { licencesText, packageOf } from "./licences.mjs";

describe("the file of licences", () => {
  test("has the terms and the holder of each package, of its own text or of its licence's", () => {
    const text = licencesText(["react", "seedrandom", "@tensorflow/tfjs-layers"]);
    expect(text).toContain("Copyright (c) Meta Platforms, Inc.");
    expect(text).toContain("Copyright 2019 David Bau\nPermission is hereby granted");
    expect(text).toMatch(/Copyright 2018 Google LLC\nApache License[\s\S]*Permission is hereby granted/);
  });

  test("credits the data, and says that there are no fonts", () => {
    expect(licencesText([])).toContain("Yann LeCun, Corinna Cortes and Christopher J. C. Burges");
    expect(licencesText([])).toContain("Copyright 2017 Zalando SE");
    expect(licencesText([])).toMatch(/made available by Google, Inc\.[\s\S]*licenses\/by\/4\.0/);
    expect(licencesText([])).toMatch(/Copyright \(c\) Microsoft Corporation\.\nPermission is hereby granted/);
    expect(licencesText([])).toContain("Fonts");
  });

  test("is refused where a package ships no terms that are known", () => {
    expect(() => licencesText(["@tensorflow/tfjs-data"])).toThrow(/ships no text of its licence/);
  });
});

test("a module is of the innermost package that it lies in", () => {
  expect(packageOf("/a/node_modules/@x/y/node_modules/z/index.js")).toBe("z");
  expect(packageOf("/a/node_modules/@x/y/dist/index.js")).toBe("@x/y");
  expect(packageOf("/a/src/main.tsx")).toBeUndefined();
});
