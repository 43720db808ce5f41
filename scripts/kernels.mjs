// Compiles the AssemblyScript kernels to WebAssembly, each variant once until a source changes. A variant is written as
// a module that holds its bytes in base64, so that the page, a worker and a test load it the same way.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const root = fileURLToPath(new URL("..", import.meta.url));
const sources = join(root, "src/engine/wasm/kernels");
/** What TypeScript reads too, as the kernels import it. */
const abi = "../abi";
const built = join(root, "src/engine/wasm/built");
const entry = "schedule.ts";

const shared = ["--sharedMemory", "--enable=threads"];

/** Threads share their memory, and only for them are there atomics; relaxed SIMD has fused multiply and add. */
const variants = [
  { name: "plain", flags: [] },
  { name: "relaxed", flags: ["--enable=relaxed-simd"] },
  { name: "plain-shared", flags: shared },
  { name: "relaxed-shared", flags: [...shared, "--enable=relaxed-simd"] },
];

const common = [
  "-O3",
  "--noAssert",
  "--runtime=stub",
  "--importMemory",
  "--initialMemory=1",
  "--maximumMemory=65536",
  "--enable=simd",
  "--disableWarning",
];

/** Builds what is missing or out of date; returns the paths of the variants. */
export async function buildKernels() {
  const texts = readSources();
  mkdirSync(built, { recursive: true });
  const stamp = stampOf(texts);
  const stampFile = join(built, "stamp");
  const paths = variants.map(({ name }) => join(built, `${name}.ts`));
  const current = existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;
  if (current && paths.every((path) => existsSync(path))) return paths;
  for (const { name, flags } of variants) {
    const binary = Buffer.from(await compile(texts, flags));
    writeFileSync(join(built, `${name}.ts`), `export const kernels = "${binary.toString("base64")}";\n`);
  }
  writeFileSync(stampFile, stamp);
  return paths;
}

/**
 * The sources by the paths under which the compiler asks for them.
 * @returns {Map<string, string>}
 */
function readSources() {
  const names = [".", abi].flatMap((folder) =>
    readdirSync(join(sources, folder)).map((name) => (folder === "." ? name : `${folder}/${name}`)),
  );
  const compiled = names.filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"));
  return new Map(compiled.map((name) => [name, readFileSync(join(sources, name), "utf8")]));
}

/**
 * What changes whenever the binaries would.
 * @param {Map<string, string>} texts Sources by file name.
 */
function stampOf(texts) {
  const hash = createHash("sha256")
    .update(asc.version)
    .update(readFileSync(fileURLToPath(import.meta.url)));
  for (const [name, text] of texts) hash.update(name).update(text);
  return hash.digest("hex");
}

/**
 * The kernels for one thread as a WebAssembly binary in which every function of the sources is still one, by its name: for
 * tests.
 * @param {boolean} isRelaxed Whether multiply and add are fused.
 * @returns {Promise<Uint8Array>}
 */
export function compileByName(isRelaxed = false) {
  return compile(readSources(), ["-O0", "--debug", ...(isRelaxed ? ["--enable=relaxed-simd"] : [])]);
}

/**
 * One variant as a WebAssembly binary.
 * @param {Map<string, string>} texts Sources by file name.
 * @param {readonly string[]} flags
 * @returns {Promise<Uint8Array>}
 */
async function compile(texts, flags) {
  /** @type {string | Uint8Array | undefined} */
  let binary;
  /** @type {string[]} */
  const errors = [];
  const { error } = await asc.main([entry, ...common, ...flags, "--outFile=out.wasm"], {
    readFile: (name) => texts.get(name) ?? null,
    listFiles: () => [],
    writeFile: (name, contents) => {
      if (name === "out.wasm") binary = contents;
    },
    stderr: { write: (text) => errors.push(String(text)) },
  });
  if (error || !(binary instanceof Uint8Array)) throw new Error(`The kernels do not compile.\n${errors.join("")}`);
  return binary;
}
