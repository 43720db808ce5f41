/** A chart as an SVG document of its own. */
export interface ChartPicture {
  readonly source: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

const NAMESPACE = "http://www.w3.org/2000/svg";
const PADDING = 12;
/** Lines of the caption, in CSS pixels; the width of a letter is its mean. */
const CAPTION = { lineHeight: 15, fontSize: 11, letterWidth: 5.4 } as const;
/** CSS pixels of a line in the legend. */
const SWATCH_WIDTH = 14;
/** What a stylesheet or a custom property may have decided about a shape. */
const PAINT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "opacity"];
/** What Recharts draws under the pointer. */
const PASSING = ".recharts-tooltip-cursor, title, desc";
const TEXT = ["fill", "font-size", "font-family", "font-weight", "text-anchor"];

/**
 * The chart within an element, what lies on it as text (all that is marked `data-in-picture`) and lines of caption
 * below, with every colour and font resolved.
 */
export function pictureOf(figure: HTMLElement, caption: readonly string[]): ChartPicture | null {
  const chart = figure.querySelector<SVGSVGElement>("svg.recharts-surface");
  if (!chart) return null;
  const area = figure.getBoundingClientRect();
  const width = Math.ceil(area.width) + 2 * PADDING;
  const lines = caption.flatMap((line) => wrapped(line, area.width / CAPTION.letterWidth));
  const height = Math.ceil(area.height) + 2 * PADDING + lines.length * CAPTION.lineHeight;
  const style = getComputedStyle(figure);
  const background = element("rect", { width, height, fill: style.getPropertyValue("--panel") });
  const content = element("g", { transform: `translate(${PADDING} ${PADDING})` });
  content.append(resolved(chart), ...labelsOn(figure, area), ...captionLines(lines, area.height, style.color));
  const root = element("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "font-family": style.fontFamily });
  root.append(background, content);
  return { source: new XMLSerializer().serializeToString(root), width, height };
}

/** A picture as PNG, twice its size. */
export async function rasterized({ source, width, height }: ChartPicture): Promise<Blob> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([source], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * width;
  canvas.height = 2 * height;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be encoded as PNG."))));
  });
}

/** A text broken between its words into lines of at most `length` letters. */
export function wrapped(text: string, length: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= length) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A copy of a chart that needs no stylesheet, without what follows the pointer. */
function resolved(chart: SVGSVGElement): Element {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const copies = copy.querySelectorAll("*");
  for (const [index, original] of chart.querySelectorAll("*").entries()) {
    const style = getComputedStyle(original);
    for (const property of original.matches("text, tspan") ? TEXT : PAINT) {
      copies[index]?.setAttribute(property, style.getPropertyValue(property));
    }
  }
  for (const passing of copy.querySelectorAll(PASSING)) passing.remove();
  for (const part of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of ["class", "style", "tabindex", "role"]) part.removeAttribute(name);
  }
  return copy;
}

/** The texts that lie on a chart without being of it, each where it is seen. */
function labelsOn(figure: HTMLElement, area: DOMRect): Element[] {
  return [...figure.querySelectorAll<HTMLElement>("[data-in-picture]")].flatMap((label) => {
    const style = getComputedStyle(label);
    const box = label.getBoundingClientRect();
    const x = textLeft(label) - area.left;
    const y = box.top + box.height / 2 - area.top;
    const text = textAt(label.textContent, x, y, { fill: style.color, "font-size": style.fontSize });
    text.setAttribute("font-weight", style.fontWeight);
    if (label.dataset["term"]) return [swatch(x - SWATCH_WIDTH - 6, y, style.color), text];
    if (style.borderRadius === "0px") return [text];
    return [pill(box, area, style.backgroundColor), text];
  });
}

function textLeft(label: HTMLElement): number {
  const range = document.createRange();
  range.selectNodeContents(label);
  return range.getBoundingClientRect().left;
}

function swatch(x: number, y: number, stroke: string): Element {
  return element("line", { x1: x, x2: x + SWATCH_WIDTH, y1: y, y2: y, stroke, "stroke-width": 2 });
}

function pill({ left, top, width, height }: DOMRect, area: DOMRect, fill: string): Element {
  return element("rect", { x: left - area.left, y: top - area.top, width, height, rx: height / 2, fill });
}

function captionLines(lines: readonly string[], top: number, fill: string): Element[] {
  const { lineHeight, fontSize } = CAPTION;
  return lines.map((line, index) =>
    textAt(line, 0, top + (index + 0.75) * lineHeight, { fill, "font-size": fontSize }),
  );
}

function textAt(words: string, x: number, y: number, look: Readonly<Record<string, string | number>>): Element {
  const text = element("text", { x, y, "dominant-baseline": "central", ...look });
  text.textContent = words;
  return text;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  return made;
}
