/** Bytes that the site has in this browser, and may have; null where it does not say. */
export interface StorageEstimate {
  readonly usage: number | null;
  readonly quota: number | null;
}

/** How much of this browser's room the site takes. */
export async function estimateStorage(): Promise<StorageEstimate> {
  try {
    const { usage = null, quota = null } = await navigator.storage.estimate();
    return { usage, quota };
  } catch {
    return { usage: null, quota: null };
  }
}

/** Asks the browser not to sweep away what the site keeps, where that costs the user no question. */
export async function askToStay(): Promise<void> {
  try {
    if (await navigator.storage.persisted()) return;
    const { state } = await navigator.permissions.query({ name: "persistent-storage" });
    // Only Firefox asks the user; Chromium decides by itself, whatever it calls that.
    if (state === "granted" || "userAgentData" in navigator) await navigator.storage.persist();
  } catch {
    // Plain http, or a browser that does not know the question and decides by itself.
  }
}
