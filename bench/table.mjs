/**
 * A table in Markdown, its columns as wide as they need to be; numbers stand to the right.
 * @param {readonly string[]} titles
 * @param {readonly (readonly string[])[]} rows
 */
export function markdownTable(titles, rows) {
  const widths = titles.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const isNumber = titles.map((_, column) => rows.every((row) => /^[–\d]/.test(row[column] ?? "")));
  /** @param {readonly string[]} row */
  const line = (row) =>
    `| ${row.map((cell, column) => (isNumber[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(" | ")} |`;
  const rule = widths.map((width, column) => `-${"-".repeat(width)}${isNumber[column] ? ":" : "-"}`).join("|");
  return [line(titles), `|${rule}|`, ...rows.map(line)].join("\n");
}

/**
 * A number with so many digits after the point, thousands apart; a dash where there is none.
 * @param {number | undefined} value
 * @param {number} [digits]
 */
export function decimal(value, digits = 0) {
  if (value === undefined || !Number.isFinite(value)) return "–";
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
