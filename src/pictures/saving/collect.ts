import { type FigureName, figureTitles } from "../../words/figures";
import { type FigureBlock, figureOf, inTwoColumns, type PrintedFigure } from "./figure";
import { figurePartOf, type Prints } from "./part";
import { onLightPage, printsOf } from "./prints";

/** The figure of a name that is nearest to an element of the page: around it, or beside it; null where none is seen. */
export function figureNear(element: Element, name: FigureName): HTMLElement | null {
  for (let around: Element | null = element; around; around = around.parentElement) {
    const found = around.querySelector<HTMLElement>(`[data-picture="${name}"]`);
    if (found) return found;
  }
  return null;
}

/** What the page shows of a figure, in its columns, on light paper, with lines of caption. */
export async function pictureOf(root: HTMLElement, caption: readonly string[]): Promise<PrintedFigure> {
  const prints = await printsOf(root);
  return onLightPage(() => {
    const columns = root.querySelectorAll<HTMLElement>("[data-column]");
    const laid = columns.length > 0 ? [...columns] : [root];
    return figureOf(
      laid.map((column) => [{ title: null, parts: partsOf(column, prints) }]),
      caption,
      typeOf(root),
    );
  });
}

/** All figures that the page shows, on one sheet of light paper. */
export async function sheetOfAll(caption: readonly string[]): Promise<PrintedFigure> {
  const prints = await printsOf(document);
  return onLightPage(() => {
    const seen = [...document.querySelectorAll<HTMLElement>("[data-picture]:not([data-picture] *)")];
    const blocks = seen.flatMap((root): FigureBlock[] => {
      const parts = partsOf(root, prints);
      return parts.length > 0 ? [{ title: titleOf(root), parts }] : [];
    });
    return figureOf(inTwoColumns(blocks), caption, typeOf(document.body));
  });
}

/** A column's blocks, or all of it, as far as something of them is seen. */
function partsOf(column: HTMLElement, prints: Prints) {
  const blocks = column.querySelectorAll<HTMLElement>("[data-block]");
  const parts = (blocks.length > 0 ? [...blocks] : [column]).map((block) => figurePartOf(block, prints));
  return parts.filter(({ markup, width }) => markup !== "" && width > 0);
}

function titleOf({ dataset }: HTMLElement): string | null {
  const name = dataset["picture"];
  return name !== undefined && name in figureTitles ? figureTitles[name as FigureName] : null;
}

function typeOf(element: Element) {
  const { fontFamily, color } = getComputedStyle(element);
  return { font: fontFamily, ink: color };
}
