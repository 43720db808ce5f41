import { useEffect, useRef } from "react";
import { announce } from "../state/announcement";
import type { Diagnosis } from "../state/run/diagnosis/diagnosis";
import { useWorkspace } from "../state/store";
import { diagnosisNames, evidenceText } from "./diagnoses";

/** Says what is newly diagnosed; `of` tells the model's name where there are several. */
export function useNewDiagnoses(diagnoses: readonly Diagnosis[], of = ""): void {
  const workspace = useWorkspace();
  const told = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const news = diagnoses.filter(({ name }) => !told.current.has(name));
    told.current = new Set(diagnoses.map(({ name }) => name));
    const words = news.map((each) => `${diagnosisNames[each.name]}: ${evidenceText(each)}.`).join(" ");
    if (news.length > 0) announce(workspace, `${of && `${of}. `}${words}`, "spoken");
  }, [workspace, diagnoses, of]);
}
