import { Download } from "lucide-react";
import { memo, useRef } from "react";
import { announce } from "../../state/announcement";
import { linkOf } from "../../state/everyModel";
import { sightOf } from "../../state/linked";
import { stateOf } from "../../state/model";
import { useModel, useWorkspace } from "../../state/store";
import type { Workspace } from "../../state/workspace";
import { Button } from "../../widgets/Button";
import { IconButton } from "../../widgets/IconButton";
import { Menu, type MenuEntry } from "../../widgets/Menu";
import { type FigureName, figureProblems, figureSubjects, pictureCaption, sheetCaption } from "../../words/figures";
import { download, fileName } from "../download";
import { figureNear, pictureOf, sheetOfAll } from "./collect";
import type { PrintedFigure } from "./figure";
import { rasterized } from "./raster";

export interface SaveMenuProps {
  /** The figure that is saved: the nearest of that name, around the menu's button or beside it. */
  readonly of: FigureName;
  /** What else of it can be saved. */
  readonly more?: readonly MenuEntry[];
  /** How its button looks, where it is another one than those beside titles. */
  readonly className?: string | undefined;
  /** What its button says beside its icon. */
  readonly words?: string;
  readonly disabled?: boolean;
}

/**
 * Saves a picture of the page for print: as SVG, as PNG in three sizes, or all that the page shows on one sheet. It is not
 * rendered with the picture, which changes all the time.
 */
export const SaveMenu = memo(function SaveMenu({ of, more = [], ...look }: SaveMenuProps) {
  const workspace = useWorkspace();
  const place = useRef<HTMLSpanElement>(null);
  const model = useModel();
  const drawn = async () => {
    const root = place.current && figureNear(place.current, of);
    const states = of === "comparison" ? shownStates(workspace) : [stateOf(model)];
    return root && pictureOf(root, pictureCaption(of, states, linkTo(workspace)));
  };
  const all = () => sheetOfAll(sheetCaption(shownStates(workspace), linkTo(workspace)));
  const save = (draw: () => Promise<PrintedFigure | null>, subject: string, scale: number | null) => async () => {
    const figure = await draw().catch(() => null);
    const file = figure && (await fileOf(figure, scale));
    if (!file) return announce(workspace, figure ? figureProblems.tooLarge : figureProblems.notDrawn, "shown");
    download(file, fileName(subject, stepOf(workspace), scale === null ? "svg" : "png"));
  };
  const choices = [
    { name: "SVG", description: "To be scaled and edited, light for print.", onChoose: save(drawn, of, null) },
    ...sizes.map(({ scale, description }) => ({
      name: `PNG ${scale}×`,
      description,
      onChoose: save(drawn, of, scale),
    })),
    {
      name: "All pictures",
      description: "One sheet of all that the page shows, as SVG.",
      onChoose: save(all, "pictures", null),
    },
  ];
  const entries = [...choices.map((choice) => ({ ...choice, current: false, disabled: false })), ...more];
  return (
    <span ref={place} data-save>
      <Menu trigger={<SaveButton of={of} {...look} />} entries={entries} />
    </span>
  );
});

const sizes = [
  { scale: 1, description: "As large as it is seen." },
  { scale: 2, description: "Twice as large, for slides." },
  { scale: 4, description: "Four times as large, for print." },
] as const;

function SaveButton({ of, className, words, ...props }: Omit<SaveMenuProps, "more">) {
  const name = `Save ${figureSubjects[of]}`;
  if (className !== undefined) {
    return (
      <button type="button" aria-label={name} title="Save" className={className} {...props}>
        <Download aria-hidden />
      </button>
    );
  }
  if (words === undefined) {
    return (
      <IconButton name={name} title="Save" {...props}>
        <Download aria-hidden size={14} />
      </IconButton>
    );
  }
  return (
    <Button look="quiet" aria-label={name} {...props}>
      <Download aria-hidden />
      <span>{words}</span>
    </Button>
  );
}

function fileOf(figure: PrintedFigure, scale: number | null): Promise<Blob | null> | Blob {
  return scale === null ? new Blob([figure.source], { type: "image/svg+xml" }) : rasterized(figure, scale);
}

function shownStates({ models }: Workspace) {
  return models.getState().shown.map(stateOf);
}

function stepOf({ models }: Workspace): number {
  return stateOf(models.getState().shown[0]).step;
}

function linkTo(workspace: Workspace): string {
  return new URL(linkOf(workspace, sightOf(workspace)), location.href).href;
}
