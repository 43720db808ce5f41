import { download, fileName } from "../../../pictures/download";
import { SaveMenu } from "../../../pictures/saving/SaveMenu";
import { linkOf } from "../../../state/everyModel";
import type { History } from "../../../state/run/history";
import { useLatestState, usePlayground, useWorkspace } from "../../../state/store";
import { bibtexOf } from "../../../words/figures";
import { csvOf } from "./csv";
import { jsonOf } from "./json";

/** Saves the curves as a picture or as numbers, and what a paper cites. */
export function LossSaving() {
  const workspace = useWorkspace();
  const latest = useLatestState();
  const isEmpty = usePlayground(({ history }) => lastStepOf(history) === 0);
  const link = () => new URL(linkOf(workspace), location.href).href;
  const save = (text: string, type: string, extension: string) =>
    download(new Blob([text], { type }), fileName("loss", lastStepOf(latest().history), extension));
  const runs = () => [...latest().earlier, latest().history];
  const more = [
    {
      name: "CSV",
      description: "Every loss that is kept, in nats per image, with the settings of its step; earlier runs too.",
      onChoose: () => save(csvOf(runs()), "text/csv", "csv"),
    },
    {
      name: "JSON",
      description: "The same numbers with all settings and what was changed on the way.",
      onChoose: () => save(jsonOf(runs(), link()), "application/json", "json"),
    },
    {
      name: "BibTeX",
      description: "An entry that cites this run by its link.",
      onChoose: () => {
        const { data, step } = latest();
        save(bibtexOf(data?.title ?? "", step, link(), new Date().getFullYear()), "application/x-bibtex", "bib");
      },
    },
  ];
  const entries = more.map((entry) => ({ ...entry, current: false, disabled: false }));
  return <SaveMenu of="loss" words="Save" more={entries} disabled={isEmpty} />;
}

function lastStepOf({ recent }: History): number {
  return recent.at(-1)?.step ?? 0;
}
