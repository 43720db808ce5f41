import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { chunkGroups } from "./scripts/plugins/chunks.mjs";
import { sendHeaders } from "./scripts/plugins/headers.mjs";
import { writeLicences } from "./scripts/plugins/licences.mjs";
import { writeServiceWorker } from "./scripts/plugins/serviceWorker.mjs";

/** The index of TensorFlow.js only gathers its parts: of those, just what is imported gets into the engine's chunk. */
const gathered = [{ test: /@tensorflow\/tfjs\/dist\/index\.js$/, sideEffects: false }];

const licences = writeLicences();

export default defineConfig({
  // The site may lie in any folder of any host.
  base: "./",
  // A missing file is an error 404, not the page under another name.
  appType: "mpa",
  plugins: [react(), sendHeaders(), writeServiceWorker(), licences.page, compiledEagerly(), listModules()],
  preview: { host: "127.0.0.1", strictPort: true },
  build: {
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } },
  },
  worker: {
    format: "es",
    plugins: () => [entriesApart(), licences.worker],
    rolldownOptions: { treeshake: { moduleSideEffects: gathered } },
  },
  // The workers' packages are prepared along with the page's: found later, they would reload it.
  optimizeDeps: { entries: ["index.html", "src/worker/worker.ts", "src/importing/worker.ts"] },
});

/**
 * Has V8 compile all functions of the page while it loads them, on a thread of its own, not each when it is first called.
 * The word for that counts only as a file's first line: https://v8.dev/blog/explicit-compile-hints.
 */
function compiledEagerly(): Plugin {
  return {
    name: "compiled-eagerly",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type === "chunk") file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
        }
      },
    },
  };
}

/**
 * Keeps a worker's entry to itself, and refuses a bundle in which a chunk imports it: Safari then evaluates it once more,
 * and the second evaluation takes the messages that the first one waits for.
 */
function entriesApart(): Plugin {
  return {
    name: "entries-apart",
    apply: "build",
    options: (options) => ({ ...options, preserveEntrySignatures: "strict" }),
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
      const entries = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
      for (const { fileName, imports, dynamicImports } of chunks) {
        const imported = [...imports, ...dynamicImports].find((name) => entries.has(name));
        if (imported) this.error(`${fileName} imports ${imported}, which is a worker's entry: Safari runs it twice.`);
      }
    },
  };
}

/** Writes beside the site, not into it, which modules each chunk of the page holds; `scripts/weigh.mjs` reads it. */
function listModules(): Plugin {
  const site = join(import.meta.dirname, "dist");
  const list = join(import.meta.dirname, ".build/modules.json");
  return {
    name: "list-modules",
    apply: "build",
    async writeBundle({ dir }, bundle) {
      if (dir !== site) return;
      const chunks = Object.values(bundle).flatMap((file) =>
        file.type === "chunk"
          ? [{ file: file.fileName, isEntry: file.isEntry, imports: file.imports, modules: file.moduleIds.map(short) }]
          : [],
      );
      await mkdir(dirname(list), { recursive: true });
      await writeFile(list, JSON.stringify(chunks, null, 1));
    },
  };
}

function short(moduleId: string): string {
  return moduleId.replace(import.meta.dirname, "");
}
