import { Download } from "lucide-react";
import type { RefObject } from "react";
import { type History, latestSettings } from "../../state/history";
import { usePlayground } from "../../state/store";
import { Button } from "../../widgets/Button";
import { Menu, type MenuEntry } from "../../widgets/Menu";
import { download, fileName } from "../Explore/download";
import { markText, settingsText } from "./words";

/** Saves the curves as numbers or as the picture that is seen. */
export function ExportMenu({ figure }: { readonly figure: RefObject<HTMLElement | null> }) {
  const history = usePlayground((state) => state.history);
  const earlier = usePlayground((state) => state.earlier);
  const step = history.recent.at(-1)?.step ?? 0;
  const save = (file: Blob | null, extension: string) => file && download(file, fileName("loss", step, extension));
  const choices = [
    {
      name: "CSV",
      description: "Every loss that is kept, in nats per image, with the settings of its step; earlier runs too.",
      onChoose: async () => save(await csvFile([...earlier, history]), "csv"),
    },
    {
      name: "SVG",
      description: "The chart as it is seen, to be scaled and edited.",
      onChoose: async () => save(await svgFile(figure.current, history), "svg"),
    },
    {
      name: "PNG",
      description: "The chart as it is seen, at twice its size.",
      onChoose: async () => save(await pngFile(figure.current, history), "png"),
    },
  ];
  const entries: MenuEntry[] = choices.map((choice) => ({ ...choice, current: false, disabled: false }));
  const trigger = (
    <Button look="quiet" aria-label="Export the loss" disabled={step === 0}>
      <Download aria-hidden />
      Export
    </Button>
  );
  return <Menu trigger={trigger} entries={entries} />;
}

async function csvFile(histories: readonly History[]): Promise<Blob> {
  const { csvOf } = await import("./csv");
  return new Blob([csvOf(histories)], { type: "text/csv" });
}

async function svgFile(figure: HTMLElement | null, history: History): Promise<Blob | null> {
  const { pictureOf } = await import("./picture");
  const picture = figure && pictureOf(figure, captionOf(history));
  return picture && new Blob([picture.source], { type: "image/svg+xml" });
}

async function pngFile(figure: HTMLElement | null, history: History): Promise<Blob | null> {
  const { pictureOf, rasterized } = await import("./picture");
  const picture = figure && pictureOf(figure, captionOf(history));
  return picture && rasterized(picture);
}

/** What a reader of the picture must know: the settings, and what the numbered marks changed. */
function captionOf(history: History): string[] {
  const { experiment, marks } = history;
  const settings = settingsText(experiment, marks[0]?.before ?? latestSettings(history));
  return [settings, ...marks.map((mark, index) => `${index + 1}  ${markText(mark)}`)];
}
