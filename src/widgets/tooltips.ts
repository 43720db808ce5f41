/** Milliseconds for which the pointer rests on what is explained before the words appear. */
const REST_MS = 300;
/** Milliseconds in which a pointer that has left may reach the words, or come back, before they go. */
const LEAVE_MS = 120;
/** CSS pixels between the words and what they explain, and between the words and the window's edges. */
const GAP = 6;
const EDGE = 8;

/** The event of a trigger that is pressed while its words are shown, where there is more to be read; its detail says what of. */
export const ASKS_MORE = "asksmore";

/** What a press on a trigger does: `opens` its words where it has nothing else to do; else it `closes` them. */
export type OnPress = "opens" | "closes";

/** An element with words that explain it. */
interface Explained {
  readonly trigger: HTMLElement;
  /** A popover of the browser's. */
  readonly words: HTMLElement;
}

/**
 * Shows the words of a page's `Tooltip`s, one at a time: where the pointer rests, where the keyboard's focus is, and on a
 * press where the trigger says so. They stay while the pointer is over them, and Escape puts them away. One set of listeners
 * serves all, so that a tooltip that is not shown costs nothing. Gives what ends it.
 */
export function showTooltips(page: Document): () => void {
  const ended = new AbortController();
  const tooltips = new Tooltips(page);
  function listen<Name extends keyof DocumentEventMap>(name: Name, hear: (event: DocumentEventMap[Name]) => void) {
    page.addEventListener(name, hear, { capture: true, passive: true, signal: ended.signal });
  }
  // Moves, and not what comes to lie under a pointer that stands still: a menu that closes asks for no words.
  listen("pointermove", ({ pointerType, buttons, target }) => {
    if (pointerType !== "touch" && buttons === 0) tooltips.point(target);
  });
  listen("pointerout", ({ relatedTarget }) => relatedTarget === null && tooltips.point(null));
  listen("pointerdown", ({ target }) => tooltips.press(target));
  listen("click", ({ target }) => tooltips.click(target));
  listen("focusin", ({ target }) => tooltips.focus(target));
  listen("focusout", ({ target }) => tooltips.blur(target));
  listen("keydown", ({ key }) => key === "Escape" && tooltips.dismiss());
  listen("scroll", () => tooltips.place());
  page.defaultView?.addEventListener("resize", () => tooltips.place(), { signal: ended.signal });
  return () => {
    ended.abort();
    tooltips.dismiss();
  };
}

class Tooltips {
  readonly #page: Document;
  readonly #sizes = new ResizeObserver(() => this.place());
  #shown: Explained | null = null;
  /** Whose words come once the pointer has rested on it. */
  #awaited: HTMLElement | null = null;
  /** Whose words were put away while the pointer was over it: they come again once it has left. */
  #dismissed: HTMLElement | null = null;
  /** What had the focus when the window lost it: the focus that comes back with the window asks for no words. */
  #left: EventTarget | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(page: Document) {
    this.#page = page;
  }

  /** The pointer is over something, or has left the page. */
  point(target: EventTarget | null): void {
    const over = this.#isOver(target) ? this.#shown : this.#find(target);
    const trigger = over?.trigger ?? null;
    if (trigger !== this.#dismissed) this.#dismissed = null;
    else if (trigger) return;
    if (trigger && trigger === this.#awaited) return;
    this.#await(null);
    if (trigger === (this.#shown?.trigger ?? null)) return;
    if (over) this.#await(over, this.#shown ? 0 : REST_MS);
    else if (!this.#shown?.trigger.matches(":focus-visible")) this.#timer = setTimeout(() => this.#close(), LEAVE_MS);
  }

  press(target: EventTarget | null): void {
    const found = this.#find(target);
    if (found?.trigger.dataset["tooltip"] === "opens" || this.#isOver(target)) return;
    this.dismiss();
    this.#dismissed = found?.trigger ?? null;
  }

  click(target: EventTarget | null): void {
    const found = this.#find(target);
    if (found?.trigger.dataset["tooltip"] !== "opens") return;
    const { more } = found.trigger.dataset;
    if (more === undefined || this.#shown?.trigger !== found.trigger) return this.#open(found);
    this.dismiss();
    found.trigger.dispatchEvent(new CustomEvent(ASKS_MORE, { bubbles: true, detail: more }));
  }

  focus(target: EventTarget | null): void {
    const found = this.#find(target);
    if (found?.trigger === target && target !== this.#left && found?.trigger.matches(":focus-visible"))
      this.#open(found);
    this.#left = null;
  }

  blur(target: EventTarget | null): void {
    this.#left = this.#page.hasFocus() ? null : target;
    if (target === this.#shown?.trigger) this.#close();
  }

  /** Puts the words away until they are asked for anew. */
  dismiss(): void {
    this.#dismissed = this.#shown?.trigger ?? this.#awaited;
    this.#close();
  }

  /** Puts the words above what they explain, or below where there is no room; within the window. */
  place(): void {
    if (!this.#shown) return;
    const { trigger, words } = this.#shown;
    const { clientWidth, clientHeight } = this.#page.documentElement;
    const at = trigger.getBoundingClientRect();
    if (!trigger.isConnected || at.bottom < 0 || at.top > clientHeight) return this.#close();
    const { width, height } = words.getBoundingClientRect();
    const above = at.top - GAP - height;
    const below = at.bottom + GAP;
    const top = above < EDGE && below + height <= clientHeight - EDGE ? below : above;
    const left = Math.min(at.left + (at.width - width) / 2, clientWidth - EDGE - width);
    words.style.top = `${Math.max(EDGE, top)}px`;
    words.style.left = `${Math.max(EDGE, left)}px`;
  }

  #isOver(target: EventTarget | null): boolean {
    return target instanceof Node && this.#shown?.words.contains(target) === true;
  }

  #find(target: EventTarget | null): Explained | null {
    const trigger = target instanceof Element ? target.closest<HTMLElement>("[data-tooltip]") : null;
    const text = this.#page.getElementById(trigger?.getAttribute("aria-describedby") ?? "");
    const words = text?.closest<HTMLElement>("[popover]");
    return trigger && words ? { trigger, words } : null;
  }

  #await(explained: Explained | null, waitMs = 0): void {
    clearTimeout(this.#timer);
    this.#awaited = explained?.trigger ?? null;
    if (explained) this.#timer = setTimeout(() => this.#open(explained), waitMs);
  }

  #open(explained: Explained): void {
    this.#await(null);
    if (explained.trigger === this.#shown?.trigger) return;
    this.#close();
    if (!explained.words.isConnected) return;
    this.#shown = explained;
    explained.words.showPopover();
    explained.trigger.dataset["explained"] = "";
    this.place();
    this.#sizes.observe(explained.trigger);
    this.#sizes.observe(explained.words);
  }

  #close(): void {
    this.#await(null);
    this.#sizes.disconnect();
    if (!this.#shown) return;
    const { trigger, words } = this.#shown;
    this.#shown = null;
    delete trigger.dataset["explained"];
    if (words.matches(":popover-open")) words.hidePopover();
  }
}
