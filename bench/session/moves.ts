/** A move of the user's point, from the input event to the frame that shows its image; all in ms after the event. */
export interface Move {
  /** When the page asked for the image, when it came, and when it was drawn. */
  readonly asked: number;
  readonly decoded: number;
  readonly drawn: number;
  /** End of the frame that began after the drawing. */
  readonly painted: number;
}

interface Waiting {
  readonly z: Float32Array;
  readonly inputAt: number;
  readonly asked: number;
  decoded: number;
  image: Uint8ClampedArray | null;
}

/** Follows moves of the user's point through the page, one at a time: a later move takes an earlier one's place. */
export class Moves {
  readonly done: Move[] = [];
  #inputAt: number | null = null;
  #waiting: Waiting | null = null;

  constructor() {
    const note = ({ timeStamp, isTrusted }: Event) => {
      if (isTrusted) this.#inputAt = timeStamp;
    };
    const kinds = ["pointerdown", "pointermove", "pointerrawupdate", "keydown"];
    for (const kind of kinds) addEventListener(kind, note, { capture: true });
  }

  /** The page has asked for the image of z. */
  ask(z: Float32Array): void {
    if (this.#inputAt === null) return;
    const asked = performance.now() - this.#inputAt;
    this.#waiting = { z, inputAt: this.#inputAt, asked, decoded: Number.NaN, image: null };
    this.#inputAt = null;
  }

  /** An image has come to the page. */
  decode(z: Float32Array, image: Uint8ClampedArray): void {
    const waiting = this.#waiting;
    if (!waiting || waiting.image || !z.every((coordinate, dimension) => coordinate === waiting.z[dimension])) return;
    waiting.image = image;
    waiting.decoded = performance.now() - waiting.inputAt;
  }

  /** Pixels [pixels, 4] have been drawn where the decoded image is shown. */
  draw(pixels: Uint8ClampedArray): void {
    const waiting = this.#waiting;
    if (!waiting?.image || !shows(pixels, waiting.image)) return;
    this.#waiting = null;
    const { inputAt, asked, decoded } = waiting;
    const drawn = performance.now() - inputAt;
    afterNextFrame(() => this.done.push({ asked, decoded, drawn, painted: performance.now() - inputAt }));
  }
}

/** Whether pixels are those grey levels, as they are or inverted. */
function shows(pixels: Uint8ClampedArray, image: Uint8ClampedArray): boolean {
  const differs = (wanted: (grey: number) => number) => image.some((grey, at) => pixels[4 * at] !== wanted(grey));
  return !differs((grey) => grey) || !differs((grey) => 255 - grey);
}

/** A message posted as a frame begins arrives when it has been rendered. */
function afterNextFrame(then: () => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      then();
    };
    port2.postMessage(null);
  });
}
