import type { LinkProblem } from "../../experiment/linkFields";
import type { FormatProblem } from "../../formats/importError";
import type { SafetensorsProblem } from "../../formats/safetensors";

/** Why something cannot be opened as a run. */
export type RunProblem =
  /** It is no run of ours at all. */
  | { readonly code: "notRun" }
  /** Made by a newer page. */
  | { readonly code: "newerRun"; readonly version: number; readonly known: number }
  /** `where` is the first place of `run.json` that is not as it should be. */
  | { readonly code: "malformedRecord"; readonly where: string }
  | { readonly code: "malformedLink"; readonly problems: readonly LinkProblem[] }
  | { readonly code: "malformedHistory"; readonly line: number }
  | { readonly code: "memberMissing"; readonly name: string }
  | { readonly code: "malformedZip"; readonly problem: FormatProblem }
  | { readonly code: "malformedNumbers"; readonly problem: SafetensorsProblem }
  /** A tensor of the network is not there, or has another shape than the network needs. */
  | { readonly code: "tensorMissing"; readonly name: string }
  | { readonly code: "tensorMisfit"; readonly name: string; readonly found: readonly number[] }
  | { readonly code: "notFinite"; readonly name: string }
  /** Variances or means of squares that are below 0, whose roots are no numbers. */
  | { readonly code: "negative"; readonly name: string }
  /** Steps and numbers do not belong together. */
  | { readonly code: "stepsDiffer" }
  /** The images beside it are not those that it was trained on, or cannot be read. */
  | { readonly code: "otherImages" }
  /** The images that it was trained on are not on this machine. */
  | { readonly code: "imagesGone" }
  /** None of its saves can be read. */
  | { readonly code: "savesLost" };

/** Something that cannot be opened as a run; nothing of it is. */
export class RunUnreadable extends Error {
  override name = "RunUnreadable";
  readonly problem: RunProblem;

  constructor(problem: RunProblem) {
    super(JSON.stringify(problem));
    this.problem = problem;
  }
}
