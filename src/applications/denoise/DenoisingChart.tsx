import { useRef } from "react";
import { CartesianGrid, Line, LineChart, XAxis, YAxis } from "recharts";
import { useSize } from "../../interaction/useSize";
import { TEXT_SCALE } from "../../pictures/textScale";
import type { Seen } from "../../state/view/viewState";
import { countText, decimal, lossText, tickText } from "../../words/numbers";
import styles from "./Denoise.module.css";

/** CSS pixels. */
const HEIGHT = 104 * TEXT_SCALE;
const AXIS = { width: 28 * TEXT_SCALE, height: 18 * TEXT_SCALE };
const margin = { top: 6, right: 14 * TEXT_SCALE, bottom: 0, left: 0 };
const tick = { fill: "var(--muted)", fontSize: 11 * TEXT_SCALE };

/** How the curves are told apart: by their dashes too. */
const looks = {
  noisy: { colour: "var(--muted)", dashes: "4 3" },
  denoised: { colour: "var(--reconstruction)", dashes: "none" },
} as const;

/** Peak signal-to-noise ratios over held-out images before and after the model, by the strength of the corruption. */
export function DenoisingChart({ curve: { points, count } }: { readonly curve: Seen<"denoisingCurve"> }) {
  const place = useRef<HTMLElement>(null);
  const { width } = useSize(place);
  const ratios = points.flatMap(({ noisy, denoised }) => [noisy, denoised]);
  const ticks = ticksOf(Math.min(...ratios), Math.max(...ratios));
  return (
    <figure ref={place} className={styles.figure}>
      <figcaption>
        <span>{`PSNR in dB by strength, ${countText(count)} held-out images:`}</span>
        <LineMark of="noisy" />
        <span>noisy,</span>
        <LineMark of="denoised" />
        <span>denoised</span>
      </figcaption>
      <div role="img" aria-label={inWords(points)} translate="no">
        {width > 0 && (
          <LineChart width={width} height={HEIGHT} data={[...points]} margin={margin} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="strength"
              type="number"
              domain={[0, 1]}
              ticks={[0, 0.25, 0.5, 0.75, 1]}
              tickFormatter={tickText}
              interval={0}
              height={AXIS.height}
              tick={tick}
              tickLine={false}
              stroke="var(--line-strong)"
            />
            <YAxis
              type="number"
              domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
              ticks={ticks}
              tickFormatter={tickText}
              interval={0}
              width={AXIS.width}
              tick={tick}
              tickLine={false}
              axisLine={false}
            />
            {curveOf("noisy")}
            {curveOf("denoised")}
          </LineChart>
        )}
      </div>
    </figure>
  );
}

/** A curve as it is drawn, beside its name. */
function LineMark({ of }: { readonly of: keyof typeof looks }) {
  const { colour, dashes } = looks[of];
  return (
    <svg aria-hidden className={styles.mark} viewBox="0 0 18 8">
      <path d="M0 4H18" stroke={colour} strokeDasharray={dashes} />
    </svg>
  );
}

function curveOf(of: keyof typeof looks) {
  const { colour, dashes } = looks[of];
  return (
    <Line
      dataKey={of}
      stroke={colour}
      strokeWidth={1.5}
      strokeDasharray={dashes}
      dot={{ r: 2, fill: colour, stroke: "none", strokeDasharray: "none" }}
      isAnimationActive={false}
    />
  );
}

/** Multiples of 5 or 10 dB around all that is shown. */
function ticksOf(least: number, greatest: number): number[] {
  const step = greatest - least > 25 ? 10 : 5;
  const first = Math.floor(least / step);
  return Array.from({ length: Math.ceil(greatest / step) - first + 1 }, (_, index) => (first + index) * step);
}

function inWords(points: Seen<"denoisingCurve">["points"]): string {
  const told = points.map(({ strength, noisy, denoised, reconstruction }) => {
    const ratios = `${decimal(noisy, 1)} dB noisy, ${decimal(denoised, 1)} dB denoised`;
    return `${decimal(strength, 2)}: ${ratios}, reconstruction of the clean image ${lossText(reconstruction)} nats`;
  });
  return `Peak signal-to-noise ratio by strength. ${told.join("; ")}.`;
}
