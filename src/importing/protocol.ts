import type { ChosenFile } from "./entries";
import type { ImportProblem } from "./importProblem";
import type { ImportChoices, ImportOutcome, ImportPlan, ImportPreview } from "./plan";

/** What the page asks of an importer. */
export type ImportCommand =
  | { readonly kind: "plan"; readonly files: readonly ChosenFile[] }
  | { readonly kind: "preview"; readonly choices: ImportChoices }
  | { readonly kind: "import"; readonly choices: ImportChoices };

/** What an importer is at: how many of how many it has looked at, decoded or kept. */
export interface ImportProgress {
  readonly stage: "looking" | "decoding" | "keeping";
  readonly done: number;
  readonly of: number;
}

/** What an importer tells. */
export type ImportReport =
  | { readonly kind: "progressed"; readonly progress: ImportProgress }
  | { readonly kind: "planned"; readonly plan: ImportPlan }
  | { readonly kind: "previewed"; readonly preview: ImportPreview; readonly plan: ImportPlan }
  | { readonly kind: "imported"; readonly outcome: ImportOutcome }
  | { readonly kind: "refused"; readonly problem: ImportProblem; readonly where: string };
