// Runs in the page, before its scripts: hands that press, drag, type, touch and turn whatever is there, drawn by a seed alone.

/**
 * What a monkey has done, in words, the latest last; and what it saw that no page should show.
 * @typedef {{ actions: string[], faults: string[] }} MonkeyReport
 */

/**
 * What has to do with chance: numbers from 0 to 1, and one of some things.
 * @typedef {{ draw: () => number, oneOf: <Each>(list: readonly Each[]) => Each | undefined }} Chance
 */

/** @typedef {"mouse" | "touch"} Hand */

const touchable = [
  "button, input, select, textarea, canvas, summary, [tabindex], [role=tab], [role=radio], [role=switch], [role=slider]",
  "[role=menuitem], [role=menuitemradio], [role=menuitemcheckbox], [role=checkbox], [role=img]",
].join(", ");
/** What leaves the page, or has it compute for minutes: neither is what is tried here. */
const avoided = /reload|tensorflow|webgpu|cs3232|dense|conv/i;
const typed = ["0", "-1", "7", "0,5", "1e9", "2.5", "", "many", "1, 10", "none", "64", "∞", "16"];
const pressed = "ArrowLeft ArrowRight ArrowUp ArrowDown Home End PageUp PageDown Enter Escape Tab Delete a 5 + -".split(
  " ",
);

/**
 * Takes so many actions, with the page's thread let go between any two.
 * @param {{ seed: number, from: number, count: number }} order A seed, and where among its actions to begin.
 * @returns {Promise<MonkeyReport>}
 */
async function playMonkey({ seed, from, count }) {
  const actions = [];
  for (let taken = from; taken < from + count; taken++) {
    actions.push(takeAction(chanceOf(seed, taken)));
    await new Promise((resolve) => setTimeout(resolve));
  }
  const alerts = [...document.querySelectorAll("[role=alert]")].map((alert) => alert.textContent ?? "");
  return { actions, faults: alerts.filter((words) => /could not be (drawn|fetched)/.test(words)) };
}

/**
 * The chance of one action of a seed's, by splitmix32.
 * @param {number} seed
 * @param {number} action
 * @returns {Chance}
 */
function chanceOf(seed, action) {
  let state = Math.imul(seed + 1, 0x85ebca6b) ^ Math.imul(action + 1, 0xc2b2ae35);
  const draw = () => {
    state = (state + 0x9e3779b9) | 0;
    let bits = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
    return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32;
  };
  return { draw, oneOf: (list) => list[Math.floor(draw() * list.length)] };
}

/**
 * @param {Chance} chance
 * @returns {string} What was done.
 */
function takeAction(chance) {
  const element = chance.oneOf([...document.querySelectorAll(touchable)].filter(isThere));
  if (!element) return "nothing is there";
  const name = nameOfElement(element);
  const kind = chance.draw();
  if (isField(element) && kind < 0.6) return `${name} := ${turnField(element, chance)}`;
  const hand = chance.draw() < 0.7 ? "mouse" : "touch";
  if (kind < 0.7) return `${hand} presses ${name}${pressElement(element, hand, chance)}`;
  if (kind < 0.82) return `${hand} drags ${name}${dragElement(element, hand, chance)}`;
  if (kind < 0.88) return `wheel on ${name}${turnWheel(element, chance)}`;
  return `key ${pressKey(element, chance)} on ${name}`;
}

/** @param {Element} element */
function nameOfElement(element) {
  return (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40) || element.tagName;
}

/** @param {Element} element */
function isThere(element) {
  const disabled = "disabled" in element && element.disabled;
  if (disabled || element.getClientRects().length === 0) return false;
  return !element.closest("[inert], [aria-hidden=true]") && !avoided.test(nameOfElement(element));
}

/**
 * @param {Element} element
 * @returns {element is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement}
 */
function isField(element) {
  if (element instanceof HTMLInputElement) return !/checkbox|radio/.test(element.type);
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
}

/**
 * @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} field
 * @param {Chance} chance
 */
function turnField(field, chance) {
  if (field instanceof HTMLInputElement && field.type === "file") return chooseFile(field, chance);
  const value = valueFor(field, chance);
  // React has put a setter of its own on the field; it hears of the event only where that one is passed by.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  field.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, key: "Enter" }));
  field.blur();
  return value;
}

/**
 * Chooses a file of a few letters, whatever it is called.
 * @param {HTMLInputElement} field
 * @param {Chance} chance
 */
function chooseFile(field, { oneOf }) {
  const name = oneOf(["notes.txt", "run.zip", "images.csv", "weights.safetensors"]) ?? "file";
  const chosen = new DataTransfer();
  chosen.items.add(new File([oneOf(typed) ?? ""], name));
  field.files = chosen.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  return name;
}

/**
 * @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} field
 * @param {Chance} chance
 */
function valueFor(field, { draw, oneOf }) {
  if (field instanceof HTMLSelectElement) {
    return oneOf([...field.options].filter(({ text }) => !avoided.test(text)))?.value ?? field.value;
  }
  if (field.type !== "range") return oneOf(typed) ?? "";
  const { min, max } = /** @type {HTMLInputElement} */ (field);
  return String(Number(min) + (Number(max) - Number(min)) * draw());
}

/**
 * A place in an element.
 * @param {Element} element
 * @param {Chance} chance
 */
function placeIn(element, { draw }) {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { bubbles: true, cancelable: true, composed: true, clientX: x + width * draw(), clientY: y + height * draw() };
}

/**
 * @param {Element} element
 * @param {string} type Of the event, such as "down".
 * @param {MouseEventInit} init
 * @param {Hand} hand
 */
function point(element, type, init, hand) {
  const pointer = { pointerId: hand === "touch" ? 2 : 1, pointerType: hand, isPrimary: true };
  element.dispatchEvent(new PointerEvent(`pointer${type}`, { ...init, ...pointer }));
  if (hand === "mouse") element.dispatchEvent(new MouseEvent(`mouse${type}`, init));
}

/**
 * @param {Element} element
 * @param {Hand} hand
 * @param {Chance} chance
 */
function pressElement(element, hand, chance) {
  const init = placeIn(element, chance);
  point(element, "over", init, hand);
  point(element, "move", init, hand);
  point(element, "down", { ...init, buttons: 1 }, hand);
  focusOn(element);
  point(element, "up", init, hand);
  element.dispatchEvent(new MouseEvent("click", { ...init, detail: 1 }));
  return "";
}

/**
 * @param {Element} element
 * @param {Hand} hand
 * @param {Chance} chance
 */
function dragElement(element, hand, chance) {
  point(element, "down", { ...placeIn(element, chance), buttons: 1 }, hand);
  for (let move = 0; move < 4; move++) point(element, "move", { ...placeIn(element, chance), buttons: 1 }, hand);
  point(element, "up", placeIn(element, chance), hand);
  return "";
}

/**
 * @param {Element} element
 * @param {Chance} chance
 */
function turnWheel(element, chance) {
  const turn = { deltaY: 400 * (chance.draw() - 0.5), ctrlKey: chance.draw() < 0.3 };
  element.dispatchEvent(new WheelEvent("wheel", { ...placeIn(element, chance), ...turn }));
  return "";
}

/**
 * @param {Element} element
 * @param {Chance} chance
 */
function pressKey(element, { draw, oneOf }) {
  focusOn(element);
  const key = oneOf(pressed) ?? "Tab";
  const focused = document.activeElement ?? element;
  const init = { bubbles: true, cancelable: true, key, shiftKey: draw() < 0.2 };
  focused.dispatchEvent(new KeyboardEvent("keydown", init));
  focused.dispatchEvent(new KeyboardEvent("keyup", init));
  return key;
}

/** @param {Element} element */
function focusOn(element) {
  if (element instanceof HTMLElement) element.focus({ preventScroll: true });
}

Object.assign(globalThis, { playMonkey });

// Events that are made here belong to no pointer that the browser knows of, which only real ones can be captured by.
const { setPointerCapture } = Element.prototype;
Element.prototype.setPointerCapture = function capture(pointer) {
  try {
    setPointerCapture.call(this, pointer);
  } catch {}
};
