import type { Report } from "./protocol";

/** The buffers of a report that are handed over instead of copied. */
export function transferables(report: Report): Transferable[] {
  switch (report.kind) {
    case "surveyed":
      return [report.mu.buffer, report.logVar.buffer];
    case "reconstructed":
      return [report.images.buffer];
    case "decoded":
      return [report.z.buffer, report.image.buffer];
    default:
      return [];
  }
}
