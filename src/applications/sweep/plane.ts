import { nice, ticks } from "d3-array";
import type { Losses } from "../../experiment/objective";
import { bitsOf, natsOf } from "../../model/information";

/** Bits that the plane reaches to before anything is measured. */
const USUAL_BITS = 16;
const LEAST_BITS = 2;
/** Room to the right of the greatest rate, as a factor. */
const ROOM = 1.15;
const X_TICKS = 6;
const Y_TICKS = 6;

/** What a model costs: rate in bits per image, distortion in nats per image. */
export interface RateDistortion {
  readonly rate: number;
  readonly distortion: number;
}

/** The part of the rate–distortion plane that is shown: rates from 0 to `rate` bits, distortions in nats. */
export interface Extent {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/** The extent drawn to scale, `left` to `right` and `top` to `bottom` in CSS pixels. */
export interface PlaneFrame {
  readonly extent: Extent;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A place on the drawn plane in CSS pixels; `beyond` where it stands for a model outside of it. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly beyond: boolean;
}

/** KL in bits is the rate, reconstruction loss the distortion. */
export function rateDistortionOf({ reconstruction, kl }: Losses): RateDistortion {
  return { rate: bitsOf(kl), distortion: reconstruction };
}

/** The extent that holds the measured models and, where they are known, the levels of reference. */
export function extentOf(
  costs: readonly RateDistortion[],
  levels: { readonly meanImage: number; readonly floor: number },
): Extent {
  const rates = costs.map(({ rate }) => rate);
  const distortions = [levels.meanImage, levels.floor, ...costs.map(({ distortion }) => distortion)];
  const needed = costs.length === 0 ? USUAL_BITS : Math.max(LEAST_BITS, ROOM * Math.max(...rates));
  const [, rate] = nice(0, needed, X_TICKS);
  const [low, high] = nice(Math.min(...distortions), Math.max(...distortions), Y_TICKS);
  return { rate, low, high };
}

/** Where a model lies; at the edge nearest to it where it lies outside. */
export function placeOf({ extent, left, right, top, bottom }: PlaneFrame, { rate, distortion }: RateDistortion): Place {
  const across = rate / extent.rate;
  const up = (distortion - extent.low) / (extent.high - extent.low);
  const beyond = across < 0 || across > 1 || up < 0 || up > 1;
  return { x: left + within(across) * (right - left), y: bottom - within(up) * (bottom - top), beyond };
}

/** Round rates, bits. */
export function rateTicks({ rate }: Extent): number[] {
  return ticks(0, rate, X_TICKS);
}

/** Round distortions, nats. */
export function distortionTicks({ low, high }: Extent): number[] {
  return ticks(low, high, Y_TICKS);
}

/** Values of −ELBO, nats, whose lines cross the plane: those that begin at a round distortion, where no bit is spent. */
export function elboLevels(extent: Extent): number[] {
  const round = distortionTicks(extent);
  const gap = (round[1] ?? 0) - (round[0] ?? 0);
  const greatest = extent.high + natsOf(extent.rate);
  const more = gap > 0 ? Math.floor((greatest - extent.high) / gap) : 0;
  return [...round, ...Array.from({ length: more }, (_, index) => extent.high + (index + 1) * gap)];
}

/** The models of equal −ELBO as a line from left to right: each nat of rate saves one of distortion. */
export function elboLine(frame: PlaneFrame, level: number): { readonly y1: number; readonly y2: number } {
  const { extent, top, bottom } = frame;
  const y = (distortion: number) => bottom - ((distortion - extent.low) / (extent.high - extent.low)) * (bottom - top);
  return { y1: y(level), y2: y(level - natsOf(extent.rate)) };
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
