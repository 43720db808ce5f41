import type { Report } from "../protocol";

/** The buffers of a report that are handed over instead of copied. */
export function transferables(report: Report): Transferable[] {
  switch (report.kind) {
    case "surveyed":
      return [report.mu.buffer, report.logVar.buffer];
    case "reconstructed":
      return [report.images.buffer];
    case "shown":
      return [report.z.buffer, report.images.buffer];
    case "examined":
      return [report.image.buffer, report.mu.buffer, report.logVar.buffer, report.reconstruction.buffer];
    case "scored":
      return [report.reconstruction.buffer];
    case "pulled":
      return [report.mu.buffer, report.logVar.buffer, report.epsilon.buffer, report.slopes.buffer];
    case "decoded":
      return [report.z.buffer, report.image.buffer];
    default:
      return [];
  }
}
