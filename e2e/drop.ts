import type { Locator } from "@playwright/test";

/** Drops a file on the page, as from a folder of the system. */
export async function drop(target: Locator, name: string, bytes: Uint8Array): Promise<void> {
  const transfer = await target.page().evaluateHandle(
    ({ fileName, text }) => {
      const content = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const dropped = new DataTransfer();
      dropped.items.add(new File([content], fileName));
      return dropped;
    },
    { fileName: name, text: Buffer.from(bytes).toString("base64") },
  );
  await target.dispatchEvent("dragover", { dataTransfer: transfer });
  await target.dispatchEvent("drop", { dataTransfer: transfer });
}
