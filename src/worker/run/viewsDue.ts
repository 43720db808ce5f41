import { type Command, type SheetName, sheetNames } from "../protocol";

/** Commands that say what the page wants to see; they order nothing that happens to the model. */
export type Wish = Extract<Command, { kind: "decode" | "show" | "examine" | "score" | "pull" }>;

/** What is kept in view, each by itself: the user's own point first, then what is worth seeing first. */
const viewNames = ["point", "examination", ...sheetNames, "pulls", "scores"] as const;
export type ViewName = (typeof viewNames)[number];

/** Views that take no more than a turn or two to renew. */
export const quickViews = viewNames.filter((name) => name !== "manifold" && name !== "scores");

export function isWish(command: Command): command is Wish {
  const { kind } = command;
  return kind === "decode" || kind === "show" || kind === "examine" || kind === "score" || kind === "pull";
}

/**
 * What the page wants kept in view, and what of it is due: to be looked at anew because the wish or the model changed.
 * It knows no model and outlives them all; of several wishes for one view the latest counts.
 */
export class Wishes {
  readonly #sheets = new Map<SheetName, Float32Array>();
  readonly #due = new Set<ViewName>();
  #point: Float32Array | null = null;
  #image: Uint8Array | null = null;
  #scoring = false;
  #pulling = false;

  /** The user's point, [latentDim] of the model it was meant for. */
  get point(): Float32Array | null {
    return this.#point;
  }

  /** The image looked at closely, grey levels [pixels]. */
  get image(): Uint8Array | null {
    return this.#image;
  }

  /** Codes of a sheet, [count, latentDim] of the model they were meant for. */
  codesOf(sheet: SheetName): Float32Array | null {
    return this.#sheets.get(sheet) ?? null;
  }

  put(wish: Wish): void {
    switch (wish.kind) {
      case "decode":
        this.#point = wish.z;
        return this.#want("point", true);
      case "examine":
        this.#image = wish.image;
        return this.#want("examination", wish.image !== null);
      case "score":
        this.#scoring = wish.wanted;
        return this.#want("scores", wish.wanted);
      case "pull":
        this.#pulling = wish.wanted;
        return this.#want("pulls", wish.wanted);
      case "show":
        if (wish.z) this.#sheets.set(wish.sheet, wish.z);
        else this.#sheets.delete(wish.sheet);
        return this.#want(wish.sheet, wish.z !== null);
    }
  }

  isDue(view: ViewName): boolean {
    return this.#due.has(view);
  }

  /** A view was looked at, or is about to be. */
  met(view: ViewName): void {
    this.#due.delete(view);
  }

  /** The model has changed: what is wanted of these views is due. */
  renew(views: readonly ViewName[] = viewNames): void {
    for (const view of views) if (this.#isWanted(view)) this.#due.add(view);
  }

  #isWanted(view: ViewName): boolean {
    if (view === "point") return this.#point !== null;
    if (view === "examination") return this.#image !== null;
    if (view === "pulls") return this.#pulling;
    return view === "scores" ? this.#scoring : this.#sheets.has(view);
  }

  #want(view: ViewName, wanted: boolean): void {
    if (wanted) this.#due.add(view);
    else this.#due.delete(view);
  }
}
