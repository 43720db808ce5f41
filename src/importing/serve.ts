import { ImportError } from "../formats/importError";
import type { Importer } from "./importer";
import type { ImportProblem } from "./importProblem";
import type { ImportCommand, ImportReport } from "./protocol";

/** What an importer answers to a command; what is wrong with the files is an answer too. */
export async function answerOf(importer: Importer, command: ImportCommand): Promise<ImportReport> {
  try {
    switch (command.kind) {
      case "plan":
        return { kind: "planned", plan: await importer.plan(command.files) };
      case "preview":
        return { kind: "previewed", ...(await importer.preview(command.choices)) };
      case "import":
        return { kind: "imported", outcome: await importer.import(command.choices) };
    }
  } catch (error) {
    if (error instanceof ImportError)
      return { kind: "refused", problem: error.problem as ImportProblem, where: error.where };
    throw error;
  }
}
