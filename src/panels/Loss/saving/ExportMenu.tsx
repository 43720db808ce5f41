import type { RefObject } from "react";
import { download, fileName } from "../../../pictures/download";
import type { History } from "../../../state/run/history";
import { useLatestState, usePlayground } from "../../../state/store";
import { Menu, type MenuEntry } from "../../../widgets/Menu";
import { captionOf } from "../../../words/settings";
import { type ChartPicture, pictureOf, rasterized } from "../chart/picture";
import { csvOf } from "./csv";
import { ExportButton } from "./ExportButton";

/** Saves the curves as numbers or as the picture that is seen. */
export function ExportMenu({ figure }: { readonly figure: RefObject<HTMLElement | null> }) {
  const latest = useLatestState();
  const isEmpty = usePlayground(({ history }) => lastStepOf(history) === 0);
  const save = (file: Blob | null, extension: string) =>
    file && download(file, fileName("loss", lastStepOf(latest().history), extension));
  const picture = () => figure.current && pictureOf(figure.current, captionOf(latest().history, latest().earlier));
  const choices = [
    {
      name: "CSV",
      description: "Every loss that is kept, in nats per image, with the settings of its step; earlier runs too.",
      onChoose: () => save(csvFile([...latest().earlier, latest().history]), "csv"),
    },
    {
      name: "SVG",
      description: "The chart as it is seen, to be scaled and edited.",
      onChoose: () => save(svgFile(picture()), "svg"),
    },
    {
      name: "PNG",
      description: "The chart as it is seen, at twice its size.",
      onChoose: async () => {
        const drawn = picture();
        if (drawn) save(await rasterized(drawn), "png");
      },
    },
  ];
  const entries: MenuEntry[] = choices.map((choice) => ({ ...choice, current: false, disabled: false }));
  return <Menu trigger={<ExportButton disabled={isEmpty} />} entries={entries} />;
}

function lastStepOf({ recent }: History): number {
  return recent.at(-1)?.step ?? 0;
}

function csvFile(histories: readonly History[]): Blob {
  return new Blob([csvOf(histories)], { type: "text/csv" });
}

function svgFile(picture: ChartPicture | null): Blob | null {
  return picture && new Blob([picture.source], { type: "image/svg+xml" });
}
