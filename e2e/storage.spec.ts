import { expect, test } from "./page";
import { Playground } from "./playground";

/** Of 1.6 million parameters: with Adam's moments 19 MB. */
const largeNetwork = "latent=2&encoder=flat.dense1024r&decoder=dense1024r.dense784.to28x28x1&batch=16";

test("a large run is written in pieces, each after the other, and opens as it was", async ({ page }) => {
  await page.addInitScript(watchPieces);
  const playground = new Playground(page);
  await playground.open(largeNetwork);
  await playground.trainTo(20);
  const step = await playground.number("Step");
  const decoded = await playground.decodedImage();
  await playground.button("Runs").click();
  await expect(page.getByRole("dialog", { name: "Runs", exact: true }).getByRole("article")).toContainText(
    `step ${step}`,
  );
  const pieces = await page.evaluate(() => Reflect.get(window, "pieces") as { bytes: number; together: number }[]);
  expect(pieces.length).toBeGreaterThanOrEqual(5);
  for (const { bytes, together } of pieces) {
    expect(bytes).toBeLessThanOrEqual(4 * 2 ** 20);
    expect(together).toBe(1);
  }
  await page.reload();
  await playground.isBuilt();
  await playground.region("Earlier run").getByRole("button", { name: "Go on" }).click();
  await expect(playground.output("Step")).toHaveText(String(step));
  await playground.isBuilt();
  await expect.poll(() => playground.decodedImage()).toBe(decoded);
});

test("a run that an older page kept, its numbers in one piece, opens as it was and is saved on", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(60);
  const step = await playground.number("Step");
  const decoded = await playground.decodedImage();
  const empty = "<link rel=icon href=data:,>";
  await page.route("**/empty", (route) => route.fulfill({ contentType: "text/html", body: empty }));
  await page.goto("/empty");
  expect(await page.evaluate(makeOlder)).toBeGreaterThan(0);

  await playground.open();
  await playground.region("Earlier run").getByRole("button", { name: "Go on" }).click();
  await expect(playground.output("Step")).toHaveText(String(step));
  await playground.isBuilt();
  await expect.poll(() => playground.decodedImage()).toBe(decoded);
  await playground.trainTo(step + 30);
  const later = await playground.number("Step");
  await playground.button("Runs").click();
  await expect(page.getByRole("dialog", { name: "Runs", exact: true }).getByRole("article")).toContainText(
    `step ${later}`,
  );
  await page.reload();
  await playground.isBuilt();
  await playground.region("Earlier run").getByRole("button", { name: "Go on" }).click();
  await expect(playground.output("Step")).toHaveText(String(later));
});

/** Runs in the page before its scripts: notes each piece that is written, and how many are being written at once. */
function watchPieces(): void {
  const { put } = IDBObjectStore.prototype;
  const pieces: { bytes: number; together: number }[] = [];
  let together = 0;
  IDBObjectStore.prototype.put = function (...given) {
    const request = put.apply(this, given);
    if (this.name !== "pieces") return request;
    together += 1;
    pieces.push({ bytes: given[0].buffer.byteLength, together });
    request.addEventListener("success", () => {
      together -= 1;
    });
    return request;
  };
  Object.assign(window, { pieces });
}

/** Makes the library one of version 1, which has whole moments and no pieces; how many moments there are. */
async function makeOlder(): Promise<number> {
  const asked = <Answer>(request: IDBRequest<Answer>) =>
    new Promise<Answer>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const name = "latent-playground";
  const now = await asked(indexedDB.open(name));
  const reading = now.transaction(["runs", "saves", "moments", "pieces"]);
  const allOf = (store: string) => {
    const all = reading.objectStore(store);
    return Promise.all([asked(all.getAllKeys()), asked(all.getAll())]);
  };
  const [[, runs], [saveKeys, saves], [momentKeys, heads], [pieceKeys, pieces]] = await Promise.all([
    allOf("runs"),
    allOf("saves"),
    allOf("moments"),
    allOf("pieces"),
  ]);
  now.close();
  const whole = heads.map(({ step, updates, lengths }, index) => {
    const key = JSON.stringify(momentKeys[index]).slice(0, -1);
    const own = pieces.filter((_, place) => JSON.stringify(pieceKeys[place]).startsWith(`${key},`));
    const numbers = own.flatMap((piece) => [...piece]);
    const state = Object.entries(lengths).map(([part, length]) => [
      part,
      Float32Array.from(numbers.splice(0, Number(length))),
    ]);
    return { step, state: { ...Object.fromEntries(state), updates } };
  });
  await asked(indexedDB.deleteDatabase(name));
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore("runs", { keyPath: "id" });
    for (const store of ["dataSets", "dataSetImages", "saves", "moments"]) opening.result.createObjectStore(store);
  };
  const older = await asked(opening);
  const writing = older.transaction(["runs", "saves", "moments"], "readwrite");
  for (const run of runs) writing.objectStore("runs").put(run);
  for (const [index, save] of saves.entries()) writing.objectStore("saves").put(save, saveKeys[index]);
  for (const [index, moment] of whole.entries()) writing.objectStore("moments").put(moment, momentKeys[index]);
  await new Promise((resolve, reject) => {
    writing.oncomplete = resolve;
    writing.onabort = () => reject(writing.error);
  });
  older.close();
  return whole.length;
}
