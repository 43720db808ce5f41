import { type ImportClient, startImporter } from "../../../importing/client";
import type { ChosenFile } from "../../../importing/entries";
import type { LeftOut } from "../../../importing/importProblem";
import type { ImportChoices, ImportOutcome, ImportPlan, ImportPreview } from "../../../importing/plan";
import type { ImportProgress, ImportReport } from "../../../importing/protocol";

/** How far an import is. */
export type ImportState =
  | { readonly phase: "idle" }
  | { readonly phase: "looking" | "importing"; readonly progress: ImportProgress | null }
  | {
      readonly phase: "planned";
      readonly plan: ImportPlan;
      readonly choices: ImportChoices;
      readonly preview: ImportPreview | null;
    }
  | { readonly phase: "refused"; readonly reason: LeftOut }
  | { readonly phase: "imported"; readonly outcome: ImportOutcome };

/** One import at a time, from files to a data set; each begins with a worker of its own. */
export class ImportSession {
  readonly #onChange: (state: ImportState) => void;
  readonly #start: typeof startImporter;
  #client: ImportClient | null = null;
  #state: ImportState = { phase: "idle" };
  /** The choices that a preview is asked for, until it is there. */
  #previewed: ImportChoices | null = null;

  constructor(onChange: (state: ImportState) => void, start: typeof startImporter = startImporter) {
    this.#onChange = onChange;
    this.#start = start;
  }

  /** Looks at files, in place of whatever was going on. */
  begin(files: readonly ChosenFile[]): void {
    this.#client?.dispose();
    this.#previewed = null;
    this.#client = this.#start((report) => this.#hear(report));
    this.#become({ phase: "looking", progress: null });
    this.#client.send({ kind: "plan", files });
  }

  /** Changes the plan; the preview follows, once the one under way is there. */
  choose(change: Partial<ImportChoices>): void {
    if (this.#state.phase !== "planned") return;
    this.#become({ ...this.#state, choices: { ...this.#state.choices, ...change } });
    if (!this.#previewed) this.#preview();
  }

  /** Makes the data set. */
  import(): void {
    if (this.#state.phase !== "planned") return;
    const { choices } = this.#state;
    this.#become({ phase: "importing", progress: null });
    this.#client?.send({ kind: "import", choices });
  }

  /** Ends whatever is going on; nothing of it is kept. */
  cancel(): void {
    this.#client?.dispose();
    this.#client = null;
    this.#become({ phase: "idle" });
  }

  #hear(report: ImportReport): void {
    switch (report.kind) {
      case "progressed":
        if (this.#state.phase === "looking" || this.#state.phase === "importing") {
          this.#become({ ...this.#state, progress: report.progress });
        }
        return;
      case "planned":
        this.#become({ phase: "planned", plan: report.plan, choices: report.plan.proposed, preview: null });
        return this.#preview();
      case "previewed":
        return this.#show(report.plan, report.preview);
      case "imported":
        return this.#end({ phase: "imported", outcome: report.outcome });
      case "refused":
        return this.#end({ phase: "refused", reason: { where: report.where, problem: report.problem } });
    }
  }

  #preview(): void {
    if (this.#state.phase !== "planned") return;
    this.#previewed = this.#state.choices;
    this.#client?.send({ kind: "preview", choices: this.#state.choices });
  }

  #show(plan: ImportPlan, preview: ImportPreview): void {
    const asked = this.#previewed;
    this.#previewed = null;
    if (this.#state.phase !== "planned") return;
    this.#become({ ...this.#state, plan, preview });
    if (asked !== this.#state.choices) this.#preview();
  }

  #end(state: ImportState): void {
    this.#client?.dispose();
    this.#client = null;
    this.#become(state);
  }

  #become(state: ImportState): void {
    this.#state = state;
    this.#onChange(state);
  }
}
