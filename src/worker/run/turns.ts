import { sizeOf } from "../../experiment/architecture";
import { CHUNK, type Trainer } from "../../training/trainer";
import { type SheetName, sheetNames } from "../protocol";
import { examine } from "../views/inspection";
import { pulls } from "../views/latentGradients";
import { greyLevels, Sheet } from "../views/sheets";
import type { Observation } from "./observation";
import type { Wishes } from "./viewsDue";

/** Shows the page what it wants to see of one model, a little at a time and the most urgent first. */
export class Views {
  readonly #trainer: Trainer;
  readonly #wishes: Wishes;
  readonly #report: (observation: Observation) => void;
  /** Sheets of which a part is decoded. */
  readonly #begun = new Map<SheetName, Sheet>();

  constructor(trainer: Trainer, wishes: Wishes, report: (observation: Observation) => void) {
    this.#trainer = trainer;
    this.#wishes = wishes;
    this.#report = report;
  }

  /** Whether something is wanted that this model has not shown yet, and can show. */
  get areDue(): boolean {
    return this.#isPointDue || this.#isExaminationDue || this.#dueSheets.length > 0 || this.#wishes.isDue("pulls");
  }

  /** The model is another one: what is half done is begun again, and all is due. */
  renew(): void {
    this.#begun.clear();
    this.#wishes.renew();
  }

  /** Takes one turn: the user's point, the examination, and at most `CHUNK` images of sheets, or else the pulls. */
  async take(): Promise<void> {
    await this.showPoint();
    await this.#examine();
    let left = CHUNK;
    for (const name of this.#dueSheets) left -= await this.#decode(name, left);
    if (left === CHUNK && this.#wishes.isDue("pulls")) await this.#pull();
  }

  /** Decodes the user's point where that is due. */
  async showPoint(): Promise<void> {
    const z = this.#wishes.point?.slice();
    if (!z || !this.#isPointDue) return;
    this.#wishes.met("point");
    const image = greyLevels(await this.#trainer.engine.decode(z));
    this.#report({ kind: "decoded", step: this.#trainer.step, z, image });
  }

  async #examine(): Promise<void> {
    const image = this.#wishes.image?.slice();
    if (!image || !this.#isExaminationDue) return;
    this.#wishes.met("examination");
    const { mu, logVar, reconstruction, losses } = await examine(this.#trainer, image);
    const { step } = this.#trainer;
    this.#report({ kind: "examined", step, image, mu, logVar, reconstruction: greyLevels(reconstruction), losses });
  }

  async #pull(): Promise<void> {
    this.#wishes.met("pulls");
    this.#report({ kind: "pulled", step: this.#trainer.step, ...(await pulls(this.#trainer)) });
  }

  /** Decodes of a sheet what is left of a turn; a sheet that fits in one turn waits for one, so that it is of one step. */
  async #decode(name: SheetName, left: number): Promise<number> {
    const sheet = this.#sheetOf(name);
    if (!sheet || left <= 0 || (sheet.count <= CHUNK && sheet.count > left)) return 0;
    const decoded = await sheet.decodeSome(this.#trainer.engine, left);
    if (sheet.left === 0) {
      this.#begun.delete(name);
      this.#report({ kind: "shown", step: this.#trainer.step, sheet: name, z: sheet.z.slice(), images: sheet.images });
    }
    return decoded;
  }

  /**
   * The sheet to go on with. A newer wish takes its place, though not twice before one is shown: else nothing would
   * ever be shown of codes that change faster than they are decoded.
   */
  #sheetOf(name: SheetName): Sheet | undefined {
    const begun = this.#begun.get(name);
    const z = this.#wishes.codesOf(name);
    if (!z || !this.#isShowable(name) || (begun?.replacing && begun.z !== z)) return begun;
    this.#wishes.met(name);
    if (begun?.z === z) return begun;
    const sheet = new Sheet(z, this.#architecture.latentDim, this.#pixels, begun !== undefined);
    this.#begun.set(name, sheet);
    return sheet;
  }

  get #isPointDue(): boolean {
    return this.#wishes.isDue("point") && this.#wishes.point?.length === this.#architecture.latentDim;
  }

  get #isExaminationDue(): boolean {
    return this.#wishes.isDue("examination") && this.#wishes.image?.length === this.#pixels;
  }

  /** Sheets that are begun, or due, the most urgent first; one that is no longer wanted is forgotten. */
  get #dueSheets(): SheetName[] {
    for (const name of this.#begun.keys()) if (!this.#wishes.codesOf(name)) this.#begun.delete(name);
    return sheetNames.filter((name) => this.#begun.has(name) || (this.#wishes.isDue(name) && this.#isShowable(name)));
  }

  /** Whether the codes are of as many dimensions as the model has; others wait. */
  #isShowable(name: SheetName): boolean {
    const z = this.#wishes.codesOf(name);
    return z !== null && z.length > 0 && z.length % this.#architecture.latentDim === 0;
  }

  get #architecture() {
    return this.#trainer.experiment.architecture;
  }

  get #pixels(): number {
    return sizeOf(this.#architecture.imageShape);
  }
}
