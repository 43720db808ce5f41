import { describe, expect, test } from "vitest";
import { bareTexts } from "./bareText.mjs";
import { strayImports } from "./imports.mjs";
import { fixedLengths } from "./lengths.mjs";
import { writtenModuleVariables } from "./moduleState.mjs";
import { deadEnds, namesWithTwoHomes, pathsThatDifferInCase } from "./names.mjs";
import { numberTexts } from "./numberTexts.mjs";
import { proseBelowThePage } from "./prose.mjs";
import { judge, settle } from "./rules.mjs";
import { longFiles, longFunctions } from "./size.mjs";
import { sourceOf } from "./sources.mjs";
import { unevenWeb } from "./unevenWeb.mjs";

/**
 * The keys of what a rule finds in some files.
 * @param {(sources: import("./sources.mjs").Source[]) => import("./rules.mjs").Finding[]} rule
 * @param {Record<string, string>} texts By path.
 */
function keysOf(rule, texts) {
  return rule(Object.entries(texts).map(([path, text]) => sourceOf(path, text))).map(({ key }) => key);
}

describe("size", () => {
  test("is too much for a file from its 301st line on", () => {
    expect(keysOf(longFiles, { "src/a.ts": "a;\n".repeat(300), "src/b.ts": "b;\n".repeat(301) })).toEqual(["src/b.ts"]);
  });

  test("is too much for a function from its 61st line on, whatever it is called by", () => {
    const body = (/** @type {number} */ lines) => `{\n${"a;\n".repeat(lines - 2)}}`;
    expect(keysOf(longFunctions, { "src/a.ts": `function fits() ${body(60)}` })).toEqual([]);
    expect(keysOf(longFunctions, { "src/a.ts": `function grew() ${body(61)}` })).toEqual(["grew"]);
    expect(keysOf(longFunctions, { "src/a.ts": `const arrow = () => ${body(61)}` })).toEqual(["arrow"]);
    expect(keysOf(longFunctions, { "src/a.ts": `class A { method() ${body(61)} }` })).toEqual(["method"]);
    expect(keysOf(longFunctions, { "src/a.ts": `@inline\nexport function kernel(): i32 ${body(61)}` })).toEqual([
      "kernel",
    ]);
  });
});

describe("a name", () => {
  test("has one home, its type and its value together", () => {
    const one = "export const Purpose = {}; export type Purpose = keyof typeof Purpose; const own = 1;";
    expect(keysOf(namesWithTwoHomes, { "src/a.ts": one, "src/b.ts": "const own = 2;" })).toEqual([]);
  });

  test.each([
    "export function Purpose() {}",
    "export interface Purpose {}",
    "export class Purpose {}",
    "export const [Purpose] = [1];",
    'export { other as Purpose } from "./c";',
  ])("has two where one is %s", (other) => {
    expect(keysOf(namesWithTwoHomes, { "src/a.ts": "export const Purpose = 1;", "src/b.ts": other })).toEqual([
      "Purpose",
    ]);
  });

  test("of a file is told from another in more than its case", () => {
    expect(pathsThatDifferInCase(["src/Plane.tsx", "src/planes.ts", "src/a/plane.ts"])).toEqual([]);
    expect(pathsThatDifferInCase(["src/Plane.tsx", "src/plane.ts"]).map(({ key }) => key)).toEqual([
      "src/Plane src/plane",
    ]);
  });

  test("on the map is that of a file or a folder", () => {
    const paths = ["src/engine/wasm/README.md", "src/engine/engine.ts"];
    expect(deadEnds("`engine/wasm/` [more](engine/wasm/README.md) `engine.ts` `other`", paths)).toEqual([]);
    const lost = deadEnds("`engine/metal/` [more](engine/README.md) `motor.ts`", paths);
    expect(lost.map(({ key }) => key)).toEqual(["engine/README.md", "engine/metal/", "motor.ts"]);
  });
});

describe("an import", () => {
  test.each([
    ["src/panels/Loss/chart/Chart.tsx", "../legend/Legend"],
    ["src/panels/Loss/chart/Chart.tsx", "../../../widgets/Panel"],
    ["src/panels/Loss/chart/Chart.tsx", "react"],
    ["src/state/run/reduce.ts", "../../worker/protocol"],
    ["src/engine/wasm/kernels/tile.ts", "../abi"],
    ["src/engine/tensorflow/model.ts", "@tensorflow/tfjs-core/dist/ops"],
    ["src/engine/wasm/engine.test.ts", "../webgpu/engine"],
    ["src/engine/wasm/engine.test.ts", "node:fs"],
    ["src/worker/session.test.ts", "../testing/engine"],
    ["src/training/tasks/denoise.ts", "../../data/sources/mnist"],
  ])("of %s may be %s", (path, target) => {
    expect(keysOf(strayImports, { [path]: `import { a } from "${target}";` })).toEqual([]);
  });

  test.each([
    ["src/panels/Loss/Loss.tsx", "../Compare/Compare"],
    ["src/panels/Loss/Loss.tsx", "../../engine/engine"],
    ["src/state/run/reduce.ts", "../../worker/session"],
    ["src/state/run/reduce.ts", "../../words/status"],
    ["src/engine/wasm/engine.ts", "../webgpu/engine"],
    ["src/engine/graph/graph.ts", "../wasm/engine"],
    ["src/engine/wasm/engine.ts", "node:fs"],
    ["src/worker/session.ts", "../testing/engine"],
    ["src/worker/views/sheet.ts", "../run/run"],
    ["src/widgets/Panel.tsx", "../experiment/experiment"],
    ["src/widgets/Panel.tsx", "left-pad"],
    ["src/worker/session.ts", "@tensorflow/tfjs-core"],
    ["src/experiment/link.ts", "../../scripts/run.mjs"],
    ["src/utils/all.ts", "react"],
  ])("of %s may not be %s", (path, target) => {
    expect(keysOf(strayImports, { [path]: `import { a } from "${target}";` })).toHaveLength(1);
    expect(keysOf(strayImports, { [path]: `const a = await import("${target}");` })).toHaveLength(1);
    expect(keysOf(strayImports, { [path]: `export type { a } from "${target}";` })).toHaveLength(1);
    expect(keysOf(strayImports, { [path]: `let a: import("${target}").A;` })).toHaveLength(1);
  });
});

describe("a variable of a module", () => {
  test.each([
    "let a = 1; a = 2;",
    "const a = new Map([[1, 2]]); export const b = () => a.get(1);",
    "let a = 1; function f(a: number) { a = 2; }",
    "const a = []; function f() { const a = []; a.push(1); }",
    "const a = []; function f() { const { a, b } = g(); a.push(b); }",
    "function f() { let a = 1; return () => { a = 2; }; }",
  ])("is left as it is: %s", (text) => {
    expect(keysOf(writtenModuleVariables, { "src/a.ts": text })).toEqual([]);
  });

  test.each([
    "let a = 1; function f() { a = 2; }",
    "let a = 1; export const f = () => a++;",
    "export let a = 1; class A { f() { [a] = [2]; } }",
    "const a = new Map(); function f() { a.set(1, 2); }",
    "const a = { b: [] }; function f() { a.b.push(1); }",
    "const a = { b: 1 }; function f() { a.b = 2; }",
    "const a = new Float32Array(4); function f() { (a as any)[0] = 2; }",
    "const a = { b: 1 }; function f() { delete a.b; }",
    "const a = []; function f(b: number) { return () => a.push(b); }",
  ])("is written: %s", (text) => {
    expect(keysOf(writtenModuleVariables, { "src/a.ts": text })).toEqual(["a of a.ts"]);
  });
});

describe("below the page", () => {
  test.each([
    'import { a } from "a place/with spaces inside";',
    'throw new Failure({ code: "deviceLost" });',
    "const shader = `fn main() { return; }`;",
    'const units = "MB";',
  ])("there may be %s", (text) => {
    expect(keysOf(proseBelowThePage, { "src/engine/a.ts": text })).toEqual([]);
  });

  test("there is no sentence", () => {
    const text =
      'const a = "The device was lost."; const b = `step $' + "{a} of $" + '{a}`; const c = { title: "Try again" };';
    expect(keysOf(proseBelowThePage, { "src/worker/a.ts": text })).toEqual([
      "The device was lost.",
      "step … of …",
      "Try again",
    ]);
    expect(keysOf(proseBelowThePage, { "src/words/a.ts": text, "src/worker/a.test.ts": text })).toEqual([]);
  });
});

describe("a text", () => {
  test.each([
    `<p>{\`step \${step}\`}</p>`,
    "<p>{step}</p>",
    "<p>{found ? name : <Name />}</p>",
    "<p>step <b>{step}</b> of <output>{all}</output></p>",
    "<p><Icon /><span>{name}</span>{found && <span>{found}</span>}</p>",
    "<p>{list.map((each) => <b key={each}>{each}</b>)}<i /></p>",
    "<p>{/* A comment. */}{step}</p>",
    "<p>\n<Icon />\n<Icon />\n</p>",
    "<><Icon />{found ? <b /> : null}</>",
  ])("is safe from translators in %s", (element) => {
    expect(keysOf(bareTexts, { "src/A.tsx": `const a = ${element};` })).toEqual([]);
  });

  test.each([
    ["<p>step {step}</p>", "{step}"],
    [`<p>{\`step \${step}\`}<i /></p>`, `{\`step \${step}\`}`],
    ['<p>{found && "found"}<i /></p>', '{found && "found"}'],
    ['<p>{found ? <b /> : "none"}<i /></p>', '{found ? <b /> : "none"}'],
    ["<p>{list.length && <b />}<i /></p>", "{list.length && <b />}"],
    ["<p>{list.map((each) => each.name)}<i /></p>", "{list.map((each) => each.name)}"],
    ["<p>{nameOf(step)}<i /></p>", "{nameOf(step)}"],
    ["<Button><Icon />Train</Button>", "Train"],
    ["<p>some {found && <b />}</p>", "some"],
    ['<p><b>x</b>{" "}{found && <b />}</p>', '{" "}'],
    ["<>some</>", "some"],
    ["<><b />{step}</>", "{step}"],
  ])("is not safe from translators in %s", (element, bare) => {
    expect(keysOf(bareTexts, { "src/A.tsx": `const a = ${element};` })).toEqual([bare]);
  });

  test.each([
    `function A() { return \`step \${step}\`; }`,
    'function A() { if (a) return <b />; return "none"; }',
    'const A = memo(() => (a ? <b /> : "none"));',
  ])("is no component: %s", (text) => {
    expect(keysOf(bareTexts, { "src/A.tsx": text })).toHaveLength(1);
  });

  test("is not what is declared to be elements", () => {
    const using = "export function A({ children }: Props) { return <p><i />{children}</p>; }";
    const declared = (/** @type {string} */ type) => `interface Props { readonly children: ${type} } ${using}`;
    for (const type of ["Elements", "ReactElement", "ReactElement | null"]) {
      expect(keysOf(bareTexts, { "src/A.tsx": declared(type) })).toEqual([]);
    }
    for (const type of ["ReactNode", "string", "ReactElement | string"]) {
      expect(keysOf(bareTexts, { "src/A.tsx": declared(type) })).toEqual(["{children}"]);
    }
    const part = declared("Elements").replace("}: Props", '}: Pick<Props, "children">');
    expect(keysOf(bareTexts, { "src/A.tsx": part })).toEqual([]);
    const heir = declared("Elements").replace("}: Props", "}: Heir");
    expect(keysOf(bareTexts, { "src/A.tsx": `${heir} interface Heir extends Props {}` })).toEqual([]);
    const local = (/** @type {string} */ value) => `function A() { const b = ${value}; return <p><i />{b}{c()}</p>; }`;
    const c = "function c() { return <i />; }";
    expect(keysOf(bareTexts, { "src/A.tsx": `${local("a ? <b /> : null")} ${c}` })).toEqual([]);
    expect(keysOf(bareTexts, { "src/A.tsx": `${local("a ? 1 : null")} ${c}` })).toEqual(["{b}"]);
  });
});

describe("what not every browser has", () => {
  test.each([
    ["src/data/fetched.ts", "if (globalThis.crypto?.subtle) crypto.subtle.digest(a, b);"],
    ["src/interaction/copyText.ts", "navigator.clipboard.writeText(text);"],
    ["src/worker/life.ts", "navigator.locks.request(name, use);"],
    ["src/pictures/themeChoice.ts", "localStorage.getItem(key);"],
    ["src/data/stream.ts", "for (const part of parts) await part; crypto.getRandomValues(a);"],
    [
      "src/state/a.ts",
      "const a = { caches: 1 }; interface B { readonly caches: number } a.caches; session.locks; a.constructor;",
    ],
    ["src/state/a.test.ts", "const id = crypto.randomUUID();"],
    ["scripts/a.mjs", "async function f() { for await (const part of stream) use(part); }"],
  ])("is done without in %s: %s", (path, text) => {
    expect(keysOf(unevenWeb, { [path]: text })).toEqual([]);
  });

  test.each([
    ["for await", "async function f() { for await (const part of stream) use(part); }"],
    ["crypto.randomUUID", "const id = crypto.randomUUID();"],
    ["crypto.randomUUID", "const id = globalThis.crypto.randomUUID();"],
    ["crypto.subtle", "const { subtle } = crypto;"],
    ["navigator.clipboard", "await navigator.clipboard?.readText();"],
    ["navigator.locks", "const { locks } = self.navigator;"],
    ["navigator.serviceWorker", "navigator!.serviceWorker.ready;"],
    ["localStorage", "localStorage.setItem(a, b);"],
    ["localStorage", "const kept = window.localStorage;"],
    ["localStorage", "const { localStorage: kept } = window;"],
    ["caches", "const cache = await caches.open(name);"],
  ])("is %s: %s", (name, text) => {
    expect(keysOf(unevenWeb, { "src/state/a.ts": text })).toEqual([`${name} in a.ts`]);
  });
});

describe("what is known of", () => {
  const findings = ["old", "new"].map((key) => ({ key, message: `${key} found` }));
  const known = [{ rule: { "to be mended": ["old", "mended"] } }, { rule: {} }];

  test("is no failure, all else is, and what is mended must leave", () => {
    expect(judge("rule", findings, known)).toEqual({ broken: ["new found"], gone: ["mended"] });
  });

  test("leaves, with the reasons and the rules of which nothing is left", () => {
    const debts = { rule: { one: ["old", "mended"], two: ["mended"] }, other: { three: ["mended"] } };
    expect(settle(debts, { rule: ["mended"], other: ["mended"] })).toEqual({ rule: { one: ["old"] } });
  });
});

describe("a length that ignores the text's size", () => {
  /** @param {string} text */
  const keysIn = (text) => fixedLengths([{ path: "src/a.css", text }]).map(({ key }) => key);

  test("is one in pixels", () => {
    expect(keysIn("a {\n  gap: 4px;\n  margin: -5.5px 1px;\n}")).toEqual(["4px in a.css", "-5.5px in a.css"]);
    expect(keysIn("@media (max-width: 699px) {}")).toEqual(["699px in a.css"]);
  });

  test("is not a line's, nor a shadow's", () => {
    expect(keysIn("a {\n  border: 1.5px solid;\n  gap: 0.25rem;\n  box-shadow: 0 12px 32px red;\n}")).toEqual([]);
  });
});

describe("a number", () => {
  test.each([
    "value.toFixed(1)",
    "value?.toPrecision(3)",
    'value["toExponential"](2)',
    "count.toLocaleString()",
    'new Intl.NumberFormat("en-US")',
  ])("is not written by %s but where numbers are written", (expression) => {
    const text = `const value = 1; const count = 2; export const text = ${expression};`;
    expect(keysOf(numberTexts, { "src/panels/a.ts": text })).toHaveLength(1);
    expect(keysOf(numberTexts, { "src/words/numbers.ts": text, "src/panels/a.test.ts": text })).toEqual([]);
  });
});
