import { brokenLines, short, svgElement, svgText } from "../../formats/svg";
import type { FigurePart } from "./part";

/** A picture on white paper as an SVG document of its own. */
export interface PrintedFigure {
  readonly source: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Parts that lie one below the other, with a heading where they have one. */
export interface FigureBlock {
  readonly title: string | null;
  readonly parts: readonly FigurePart[];
}

/** How the words of a figure look. */
export interface FigureType {
  readonly font: string;
  readonly ink: string;
}

const PADDING = 12;
const GAP = 14;
/** CSS pixels between two columns. */
const GUTTER = 24;
/** Lines of the caption, in CSS pixels; the width of a letter is its mean. */
const CAPTION = { lineHeight: 15, fontSize: 11, letterWidth: 5.6 } as const;
const TITLE = { height: 22, fontSize: 14 } as const;
/** A caption is no narrower, however narrow the picture. */
const LEAST_WIDTH = 420;

/** Columns of blocks beside each other, and lines of caption below. */
export function figureOf(
  columns: readonly (readonly FigureBlock[])[],
  caption: readonly string[],
  { font, ink }: FigureType,
): PrintedFigure {
  const laid = columns.map(stacked);
  const inner = laid.reduce((sum, { width }) => sum + width + GUTTER, -GUTTER);
  const drawnHeight = laid.reduce((most, { height }) => Math.max(most, height), 0);
  const width = Math.max(LEAST_WIDTH, inner) + 2 * PADDING;
  const lines = caption.flatMap((each) => brokenLines(each, Math.floor((width - 2 * PADDING) / CAPTION.letterWidth)));
  const height = Math.ceil(drawnHeight + 3 * PADDING + lines.length * CAPTION.lineHeight);
  const lefts = laid.map((_, index) => laid.slice(0, index).reduce((sum, each) => sum + each.width + GUTTER, PADDING));
  const words = lines.map((line, index) =>
    svgText(line, PADDING, drawnHeight + 2 * PADDING + (index + 0.75) * CAPTION.lineHeight, {
      "font-size": CAPTION.fontSize,
      fill: ink,
    }),
  );
  const frame = { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}` };
  const source = svgElement("svg", { ...frame, "font-family": font, fill: ink }, [
    svgElement("rect", { width, height, fill: "#ffffff" }),
    ...laid.map(({ markup }, index) => moved(markup, lefts[index] ?? 0, PADDING)),
    ...words,
  ]);
  return { source, width, height };
}

/** Blocks in two columns of about the same height, in their order. */
export function inTwoColumns(blocks: readonly FigureBlock[]): FigureBlock[][] {
  if (blocks.length < 2) return [[...blocks]];
  const columns: [FigureBlock[], FigureBlock[]] = [[], []];
  for (const block of blocks) {
    const [left, right] = columns;
    (stacked(left).height <= stacked(right).height ? left : right).push(block);
  }
  return columns;
}

function stacked(blocks: readonly FigureBlock[]): FigurePart {
  let y = 0;
  let width = 0;
  const markup: string[] = [];
  for (const { title, parts } of blocks) {
    if (title !== null) {
      markup.push(svgText(title, 0, y + TITLE.fontSize, { "font-size": TITLE.fontSize, "font-weight": 600 }));
      y += TITLE.height;
    }
    for (const part of parts) {
      markup.push(moved(part.markup, 0, y));
      width = Math.max(width, part.width);
      y += part.height + GAP;
    }
  }
  return { markup: markup.join(""), width, height: Math.max(0, y - GAP) };
}

function moved(markup: string, x: number, y: number): string {
  return svgElement("g", { transform: `translate(${short(x)} ${short(y)})` }, [markup]);
}
