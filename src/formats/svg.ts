/** An element of SVG as text, with what is in it; what is not defined is left out. */
export function svgElement(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly string[] = [],
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return `<${name}${written.join("")}>${content.join("")}</${name}>`;
}

/** A line of text in SVG. */
export function svgText(
  words: string,
  x: number,
  y: number,
  look: Readonly<Record<string, string | number>> = {},
): string {
  return svgElement("text", { x: short(x), y: short(y), ...look }, [escaped(words)]);
}

/** A number with as many places as a picture needs. */
export function short(value: number): number {
  return Math.round(100 * value) / 100;
}

/** A text broken into lines of at most `length` letters: between its words, and words that are longer within. */
export function brokenLines(text: string, length: number): string[] {
  const lines: string[] = [];
  const pieces = new RegExp(`.{1,${length}}`, "gu");
  for (const word of text.split(" ").flatMap((each) => each.match(pieces) ?? [])) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= length) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);
}
