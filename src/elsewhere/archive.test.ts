import { describe, expect, test } from "vitest";
import { DataError } from "../data/dataset";
import { withCondition } from "../experiment/architecture";
import { writeLink } from "../experiment/link";
import { readNpz } from "../formats/npz";
import { readZip } from "../formats/zip";
import { initialState } from "../model/state";
import { smallExperimentOn, stripes } from "../testing/dataSets";
import { pack } from "./archive";
import { CHECKED } from "./check";
import { libraries } from "./files";
import { exportParts, type PackReport, type PackRequest } from "./request";

const stripedExperiment = smallExperimentOn(stripes);
const { latentDim } = stripedExperiment.architecture;
const mu = Float32Array.from({ length: 300 * latentDim }, (_, at) => at / 7);
const logVar = mu.map((value) => -value);
const codes = { mu, logVar, labels: stripes.test.labels };
const { title, credit, licence, classNames } = stripes;
const request: PackRequest = {
  moment: {
    experiment: stripedExperiment,
    checkpoint: { step: 7, state: initialState(stripedExperiment.architecture, 1) },
  },
  parts: exportParts,
  images: stripes.test.images,
  labels: stripes.test.labels,
  codes,
  figures: {
    train: [1, 2, 3].map((step) => ({ step, total: 9 / step, reconstruction: 8 / step, kl: 1 / step })),
    heldOut: [{ step: 3, total: Number.NaN, reconstruction: 3, kl: 1 }],
    classes: classNames.map((name, label) => ({ name: `<${name}&`, colour: `#00000${label}` })),
    names: { step: "step", nats: "nats", count: "count", total: "total", reconstruction: "rec", kl: "KL" },
    captions: { map: ["A map with “<”."], sigma: ["Widths."], losses: ["Losses."] },
    bibtex: "@misc{a}",
  },
  data: { title, credit, licence, classNames: ["=a", "b", "c", "d"], factorNames: [], choice: stripedExperiment.data },
  link: `https://example.org/${writeLink(stripedExperiment)}`,
  site: "https://example.org/",
};
const load = async () => stripes;
const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe("an archive of a model", () => {
  test("holds every part, told of in order, and no blank in any text", async () => {
    const told: PackReport[] = [];
    const files = readZip(await pack(request, { load, report: (report) => told.push(report) }), "model.zip");
    expect(told.map((report) => report.kind === "packing" && report.part)).toEqual([...exportParts, "archive"]);
    expect(new Set(Array.from(files.keys(), (name) => name.split("/")[0]))).toEqual(
      new Set(["README.md", "check.npz", "pytorch", "keras", "onnx", "tfjs", "codes", "figures", "data.npz"]),
    );
    const texts = [...files].filter(([name]) => /\.(md|py|ipynb)$/.test(name));
    expect(texts).toHaveLength(5);
    for (const [name, bytes] of texts) expect(textOf(bytes), name).not.toMatch(/\{\{|#\?|undefined|NaN/);
    expect(textOf(files.get("README.md"))).toContain(request.link);
  });

  test("of a network that is told the class says so in every text, and tells the classes of the check", async () => {
    const architecture = withCondition(stripedExperiment.architecture, 4);
    const experiment = { ...stripedExperiment, architecture };
    const moment = { experiment, checkpoint: { step: 7, state: initialState(architecture, 1) } };
    const told = await pack({ ...request, moment, parts: libraries }, { load, report: () => undefined });
    const files = readZip(told, "model.zip");
    const texts = [...files].filter(([name]) => /\.(md|py|ipynb)$/.test(name));
    expect(texts).toHaveLength(5);
    for (const [name, bytes] of texts) {
      expect(textOf(bytes), name).not.toMatch(/\{\{|#\?|undefined|NaN/);
      expect(textOf(bytes), name).toContain("condition");
    }
    const { arrays } = readNpz(files.get("check.npz") ?? new Uint8Array(), "check.npz");
    const rows = Array.from(stripes.test.labels?.subarray(0, CHECKED) ?? [], (label) =>
      [0, 1, 2, 3].map((at) => Number(at === label)),
    );
    expect(Array.from(arrays.get("condition")?.values ?? [], Number)).toEqual(rows.flat());
    const untold = readZip(
      await pack({ ...request, parts: libraries }, { load, report: () => undefined }),
      "model.zip",
    );
    for (const name of ["pytorch/model.py", "pytorch/train.py", "keras/vae.py"]) {
      expect(textOf(untold.get(name)), name).not.toContain("condition");
    }
  });

  test("leaves out what was not chosen, and always has the check", async () => {
    const files = readZip(await pack({ ...request, parts: ["onnx"] }, { load, report: () => undefined }), "model.zip");
    expect([...files.keys()]).toEqual(["README.md", "check.npz", "onnx/encoder.onnx", "onnx/decoder.onnx"]);
    const check = readNpz(files.get("check.npz") ?? new Uint8Array(), "check.npz").arrays;
    expect(check.get("images")?.shape).toEqual([CHECKED, ...stripes.imageShape]);
    expect(check.get("minimised")?.shape).toEqual([]);
  });

  test("holds codes to the bit, and the same in a table that no spreadsheet takes for formulas", async () => {
    const files = readZip(await pack({ ...request, parts: ["codes"] }, { load, report: () => undefined }), "model.zip");
    const { arrays } = readNpz(files.get("codes/codes.npz") ?? new Uint8Array(), "codes.npz");
    expect(arrays.get("mu")).toEqual({ shape: [300, latentDim], type: "float32", values: mu });
    expect(arrays.get("sigma")?.values[0]).toBe(1);
    const table = textOf(files.get("codes/codes.csv")).split("\r\n");
    expect(table).toHaveLength(302);
    expect(table[0]).toBe("image,label,class,mu_0,mu_1,log_var_0,log_var_1,sigma_0,sigma_1");
    expect(table[1]?.split(",")[2]).toBe("'=a");
  });

  test("holds figures that are well-formed, with every dot and every step in them, and the numbers behind them", async () => {
    const files = readZip(await pack({ ...request, parts: ["figures"] }, { load, report: () => undefined }), "m.zip");
    const names = [...files.keys()].filter((name) => name.endsWith(".svg"));
    expect(names).toEqual(["figures/map.svg", "figures/sigma.svg", "figures/losses.svg"]);
    for (const name of names) {
      const svg = textOf(files.get(name));
      expect(svg, name).not.toMatch(/NaN|undefined|Infinity/);
      const opened = svg.match(/<[a-zA-Z]+/g) ?? [];
      const closed = svg.match(/<\/[a-zA-Z]+/g) ?? [];
      expect(closed.map((tag) => tag.slice(2)).sort(), name).toEqual(opened.map((tag) => tag.slice(1)).sort());
    }
    const map = textOf(files.get("figures/map.svg"));
    expect(map.match(/h0/g)).toHaveLength(300);
    expect(map).toContain("&lt;a&amp;");
    expect(textOf(files.get("figures/run.csv")).split("\r\n")).toHaveLength(6);
    expect(JSON.parse(textOf(files.get("figures/run.json")))).toMatchObject({ step: 7, link: request.link });
  });

  test("holds the images to the byte", async () => {
    const files = readZip(await pack({ ...request, parts: ["data"] }, { load, report: () => undefined }), "model.zip");
    const { arrays, others } = readNpz(files.get("data.npz") ?? new Uint8Array(), "data.npz");
    expect(arrays.get("x_train")).toEqual({ shape: [100, 4, 4, 1], type: "uint8", values: stripes.train.images });
    expect(arrays.get("y_test")?.values).toEqual(stripes.test.labels);
    expect(JSON.parse(textOf(others.get("names.json")))).toEqual({ classes: classNames, factors: [] });
  });

  test("is none where the images cannot be had", async () => {
    const failing = () => Promise.reject(new DataError({ code: "unknownSource", source: "x" }));
    await expect(pack(request, { load: failing, report: () => undefined })).rejects.toBeInstanceOf(DataError);
  });
});
