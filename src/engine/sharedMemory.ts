/**
 * Whether threads can share memory here. Isolation alone does not say so: Firefox can be told to share none, and WebKit may
 * be built without; nor does a memory that can be made, which outside of isolation reaches no other thread.
 */
export function canShareMemory(): boolean {
  if (!globalThis.crossOriginIsolated || typeof Worker === "undefined") return false;
  try {
    return !(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer instanceof ArrayBuffer);
  } catch {
    return false;
  }
}
