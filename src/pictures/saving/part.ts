import { short, svgElement, svgText } from "../../formats/svg";
import { spotsOf } from "./spots";

/** Part of a figure as elements of SVG, from 0 to its width and height in CSS pixels. */
export interface FigurePart {
  readonly markup: string;
  readonly width: number;
  readonly height: number;
}

/** Canvases as they are to be printed, by those that are seen. */
export type Prints = ReadonlyMap<HTMLCanvasElement, HTMLCanvasElement>;

/** What is drawn of an element: charts, canvases, and what is marked to be. */
const DRAWN = 'svg[role="img"], svg.recharts-surface, svg[data-in-picture], canvas, [data-in-picture], [data-on-paper]';
/** CSS pixels of a line in a legend. */
const SWATCH_WIDTH = 14;
/** What a stylesheet or a custom property may have decided about a shape. */
const PAINT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "opacity", "vector-effect"];
/** What Recharts draws under the pointer. */
const PASSING = ".recharts-tooltip-cursor, title, desc";
const TEXT = ["fill", "font-size", "font-family", "font-weight", "text-anchor"];

/**
 * What is seen within an element, with every colour and font resolved: charts, canvases, and all that is marked
 * `data-in-picture`; nothing of what is marked not to be.
 */
export function figurePartOf(root: HTMLElement, prints: Prints): FigurePart {
  const area = root.getBoundingClientRect();
  const own = root.matches(DRAWN) ? [root] : [];
  const seen = [...own, ...root.querySelectorAll(DRAWN)].filter(isSeen);
  const markup = seen.map((element) => drawn(element, area, prints)).join("");
  return { markup, width: Math.ceil(area.width), height: Math.ceil(area.height) };
}

function isSeen(element: Element): boolean {
  if (element.closest('[data-not-in-picture], [aria-pressed="false"]')) return false;
  return element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
}

function drawn(element: Element, area: DOMRect, prints: Prints): string {
  if (element instanceof SVGSVGElement) return chart(element, area);
  if (element instanceof HTMLCanvasElement) return image(prints.get(element) ?? element, boxOf(element, area));
  return element instanceof HTMLElement ? marked(element, area) : "";
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function boxOf(element: Element, area: DOMRect): Box {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: short(left - area.left), y: short(top - area.top), width: short(width), height: short(height) };
}

function image(canvas: HTMLCanvasElement, box: Box): string {
  if (canvas.width === 0 || canvas.height === 0) return "";
  return svgElement("image", { ...box, preserveAspectRatio: "none", href: canvas.toDataURL("image/png") });
}

/** A copy of a chart that needs no stylesheet, without what follows the pointer. */
function chart(original: SVGSVGElement, area: DOMRect): string {
  const copy = original.cloneNode(true) as SVGSVGElement;
  const copies = copy.querySelectorAll("*");
  for (const [index, part] of original.querySelectorAll("*").entries()) {
    const style = getComputedStyle(part);
    for (const property of part.matches("text, tspan") ? TEXT : PAINT) {
      copies[index]?.setAttribute(property, style.getPropertyValue(property));
    }
  }
  for (const passing of copy.querySelectorAll(PASSING)) passing.remove();
  for (const part of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of ["class", "style", "tabindex", "role"]) part.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(boxOf(original, area))) copy.setAttribute(name, String(value));
  return new XMLSerializer().serializeToString(copy);
}

/** What is marked to be in pictures: its words where they are seen, on the pill that they stand on; without words, its box. */
function marked(element: HTMLElement, area: DOMRect): string {
  const style = getComputedStyle(element);
  const spots = spotsOf(element, area);
  const [first] = spots;
  if (!first) return bare(element, style, area);
  const words = spots.map(({ text, x, y, colour, size, weight }) =>
    svgText(text, x, y, { fill: colour, "font-size": size, "font-weight": weight, "dominant-baseline": "central" }),
  );
  if (element.dataset["term"]) return swatch(first.x - SWATCH_WIDTH - 6, first.y, first.colour) + words.join("");
  const { backgroundColor, borderRadius } = style;
  const isPill = borderRadius !== "0px" && !isClear(backgroundColor);
  return (isPill ? rounded(boxOf(element, area), backgroundColor, "none") : "") + words.join("");
}

/** A box without words, such as a dot of a legend: in its colours on paper, from left to right, where it tells them. */
function bare(element: HTMLElement, style: CSSStyleDeclaration, area: DOMRect): string {
  const before = getComputedStyle(element, "::before");
  const isBefore = before.content !== "none" && before.content !== "normal";
  const { backgroundColor, borderTopColor, borderTopWidth, top } = isBefore ? before : style;
  const whole = boxOf(element, area);
  const box = isBefore ? shrunk(whole, Number.parseFloat(top) || 0) : whole;
  const colours = element.dataset["onPaper"]?.split(",") ?? [backgroundColor];
  if (colours.length > 1) return strips(box, colours);
  return rounded(box, colours[0] ?? "none", Number.parseFloat(borderTopWidth) > 0 ? borderTopColor : "none");
}

function shrunk({ x, y, width, height }: Box, by: number): Box {
  return { x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by };
}

function rounded(box: Box, fill: string, stroke: string): string {
  const rx = Math.min(box.width, box.height) / 2;
  return svgElement("rect", { ...box, rx, fill: isClear(fill) ? "none" : fill, stroke });
}

/** Colours between those that are given, from left to right. */
function strips({ x, y, width, height }: Box, colours: readonly string[]): string {
  // Of its place, so that no two of a figure are called the same.
  const id = `scale-${Math.round(x)}-${Math.round(y)}-${colours.length}`;
  const stops = colours.map((colour, index) =>
    svgElement("stop", { offset: short(index / (colours.length - 1)), "stop-color": colour }),
  );
  const gradient = svgElement("linearGradient", { id }, stops);
  return gradient + svgElement("rect", { x, y, width, height, fill: `url(#${id})` });
}

function isClear(colour: string): boolean {
  return colour === "transparent" || /^rgba\(.*, 0\)$/.test(colour);
}

function swatch(x: number, y: number, stroke: string): string {
  return svgElement("line", { x1: x, x2: x + SWATCH_WIDTH, y1: y, y2: y, stroke, "stroke-width": 2 });
}
