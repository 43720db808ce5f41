/** A chart as an SVG document of its own. */
export interface Picture {
  readonly source: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

const NAMESPACE = "http://www.w3.org/2000/svg";
const LINE_HEIGHT = 16;
const PADDING = 12;
/** What a stylesheet or a custom property may have decided about a shape. */
const PAINT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "opacity"];
const TEXT = ["fill", "font-size", "font-family", "font-weight", "text-anchor"];

/**
 * The chart within an element, what lies on it as text (all that is marked `data-in-picture`) and lines of caption
 * below, with every colour and font resolved.
 */
export function pictureOf(figure: HTMLElement, caption: readonly string[]): Picture | null {
  const chart = figure.querySelector<SVGSVGElement>("svg.recharts-surface");
  if (!chart) return null;
  const area = figure.getBoundingClientRect();
  const width = Math.ceil(area.width) + 2 * PADDING;
  const height = Math.ceil(area.height) + 2 * PADDING + caption.length * LINE_HEIGHT;
  const style = getComputedStyle(figure);
  const ground = element("rect", { width, height, fill: style.getPropertyValue("--panel") });
  const content = element("g", { transform: `translate(${PADDING} ${PADDING})` });
  content.append(resolved(chart), ...labelsOn(figure, area), ...captionLines(caption, area.height, style));
  const root = element("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "font-family": style.fontFamily });
  root.append(ground, content);
  return { source: new XMLSerializer().serializeToString(root), width, height };
}

/** A picture as PNG, twice its size. */
export async function rasterized({ source, width, height }: Picture): Promise<Blob> {
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

/** A copy of a chart that needs no stylesheet. */
function resolved(chart: SVGSVGElement): Element {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const copies = copy.querySelectorAll("*");
  for (const [index, original] of chart.querySelectorAll("*").entries()) {
    const style = getComputedStyle(original);
    for (const property of original.matches("text, tspan") ? TEXT : PAINT) {
      copies[index]?.setAttribute(property, style.getPropertyValue(property));
    }
    copies[index]?.removeAttribute("class");
  }
  for (const name of ["class", "style", "tabindex", "role"]) copy.removeAttribute(name);
  for (const cursor of copy.querySelectorAll(".recharts-tooltip-cursor")) cursor.remove();
  return copy;
}

/** The texts that lie on a chart without being of it, each where it is seen. */
function labelsOn(figure: HTMLElement, area: DOMRect): Element[] {
  return [...figure.querySelectorAll<HTMLElement>("[data-in-picture]")].map((label) => {
    const box = label.getBoundingClientRect();
    const style = getComputedStyle(label);
    const isFilled = label.matches("span[data-in-picture]") && style.backgroundColor !== "rgba(0, 0, 0, 0)";
    const group = element("g", {});
    const [x, y] = [box.left - area.left, box.top - area.top];
    if (isFilled) {
      const { width, height } = box;
      group.append(element("rect", { x, y, width, height, rx: height / 2, fill: style.backgroundColor }));
    }
    group.append(textAt(label.textContent, x + box.width / 2, y + box.height / 2, style, "middle"));
    return group;
  });
}

function captionLines(caption: readonly string[], top: number, style: CSSStyleDeclaration): Element[] {
  return caption.map((line, index) => textAt(line, 0, top + (index + 0.75) * LINE_HEIGHT, style, "start"));
}

function textAt(words: string, x: number, y: number, style: CSSStyleDeclaration, anchor: "start" | "middle"): Element {
  const text = element("text", {
    x,
    y,
    "text-anchor": anchor,
    "dominant-baseline": "central",
    fill: style.color,
    "font-size": style.fontSize,
    "font-weight": style.fontWeight,
  });
  text.textContent = words;
  return text;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  return made;
}
