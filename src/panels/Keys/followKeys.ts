import type { Workspace } from "../../state/workspace";
import { characterKeys } from "./characterKeys";
import { type Shortcut, shortcuts } from "./shortcuts";

/** What lies over the page and has keys of its own. */
const OVER_THE_PAGE = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], [popover]';
/** What characters are typed into, or chosen by. */
const TYPED_INTO =
  'input:not([type="range"], [type="checkbox"], [type="radio"]), textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="combobox"]';
/** What Space presses besides. */
const PRESSED =
  'button, summary, [type="checkbox"], [type="radio"], [role="button"], [role="checkbox"], [role="radio"], [role="switch"], [role="tab"]';
/** What Page Up and Page Down move. */
const PAGED = 'input[type="range"]';

/** Has a page hear the shortcuts of a workspace; gives what ends that. */
export function followKeys(workspace: Workspace, page: Document): () => void {
  const hear = (event: KeyboardEvent) => {
    const shortcut = shortcuts.find(({ key }) => key === event.key);
    if (!shortcut || !isFor(shortcut, event, workspace)) return;
    event.preventDefault();
    if (!event.repeat || shortcut.repeats) shortcut.act(workspace);
  };
  // What has the focus hears first, and says so by preventing what the browser would do.
  page.addEventListener("keydown", hear);
  return () => page.removeEventListener("keydown", hear);
}

/** Whether a key's event is for a shortcut, and not for what has the focus or for the browser. */
function isFor({ on, isCharacter, key }: Shortcut, event: KeyboardEvent, { page }: Workspace): boolean {
  const isElsewhere = on === "stage" && page.getState().scene === null;
  const isSwitchedOff = isCharacter && !characterKeys.getState().areOn;
  if (isElsewhere || isSwitchedOff || event.defaultPrevented || event.isComposing) return false;
  if (event.altKey || event.ctrlKey || event.metaKey || (event.shiftKey && !isCharacter)) return false;
  return !(event.target instanceof Element) || !event.target.closest(keptFrom(key));
}

/** What keeps a key to itself while it has the focus. */
function keptFrom(key: string): string {
  const kept = [OVER_THE_PAGE, TYPED_INTO];
  if (key === " ") kept.push(PRESSED);
  if (key.startsWith("Page")) kept.push(PAGED);
  return kept.join(", ");
}
