import { useState } from "react";
import { LibraryError } from "../../library/libraryError";
import { RunUnreadable } from "../../state/library/problem";
import { runProblemText, savingTroubleText } from "../../words/runs";

/** Does things with runs that may fail; tells why the last one did, as a sentence. `subject` begins it. */
export function useActing() {
  const [problem, setProblem] = useState<string | null>(null);
  const act = async (doing: () => Promise<void>, subject = "The run") => {
    try {
      await doing();
      setProblem(null);
    } catch (error) {
      setProblem(problemText(error, subject));
    }
  };
  return { problem, act };
}

function problemText(error: unknown, subject: string): string {
  if (error instanceof RunUnreadable) return `${subject} ${runProblemText(error.problem)}. Nothing was changed.`;
  if (!(error instanceof LibraryError)) throw error;
  if (error.code !== "storageFull") return savingTroubleText({ code: error.code });
  return savingTroubleText({ code: error.code, usage: null, quota: null });
}
