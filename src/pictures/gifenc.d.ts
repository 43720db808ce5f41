/** The part of gifenc 1.0 that is used here. */
declare module "gifenc" {
  /** Colours, each red, green and blue from 0 to 255; 256 at most. */
  export type Palette = readonly (readonly number[])[];

  export interface FrameOptions {
    /** Needed by the first frame; a later one without its own takes the first one's. */
    readonly palette?: Palette;
    /** Milliseconds, kept to hundredths of a second. */
    readonly delay?: number;
  }

  export interface Encoder {
    /** Adds a frame of places in the palette, [height, width]. */
    writeFrame(index: Uint8Array, width: number, height: number, options?: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  }

  export function GIFEncoder(): Encoder;
  /** At most `colours` colours that stand for those of `rgba` [pixels, 4] best. */
  export function quantize(rgba: Uint8ClampedArray, colours: number): Palette;
  /** Places in the palette of the colours nearest to those of `rgba` [pixels, 4]. */
  export function applyPalette(rgba: Uint8ClampedArray, palette: Palette): Uint8Array;
}
