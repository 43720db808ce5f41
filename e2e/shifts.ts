import type { Page } from "@playwright/test";

/** How much of a page has moved, without anyone having touched it, since it was loaded or last asked, and what most. */
export async function layoutShift(page: Page): Promise<{ readonly total: number; readonly worst: string }> {
  return page.evaluate(async () => {
    const since = Number(sessionStorage.getItem("shifts") ?? -1);
    const entries = await new Promise<readonly LayoutShift[]>((resolve) => {
      const observer = new PerformanceObserver((list) => resolve(list.getEntries() as LayoutShift[]));
      observer.observe({ type: "layout-shift", buffered: true });
      setTimeout(() => resolve([]), 500);
    });
    sessionStorage.setItem("shifts", String(performance.now()));
    const shifts = entries.filter(({ startTime, hadRecentInput }) => startTime > since && !hadRecentInput);
    const worst = shifts
      .toSorted((one, other) => other.value - one.value)
      .slice(0, 3)
      .map(({ value, sources }) => {
        const moved = sources.map(({ node, previousRect: from, currentRect: to }) => {
          const what = (node?.textContent ?? "").slice(0, 30);
          return `${node?.nodeName} “${what}” ${from.x},${from.y} → ${to.x},${to.y}`;
        });
        return `${value.toFixed(4)}: ${moved.join("; ")}`;
      });
    return { total: shifts.reduce((sum, { value }) => sum + value, 0), worst: worst.join("\n") };
  });
}

/** What browsers tell of a shift; TypeScript does not know it. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}
