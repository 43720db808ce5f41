import { Line } from "recharts";
import type { Seen } from "../../state/view/viewState";
import { countText, decimal, lossText, tickText } from "../../words/numbers";
import { CurveAxes, CurveChart } from "../CurveChart";
import { CurveMark } from "../CurveMark";
import { lineOf } from "../curveLook";
import styles from "./Denoise.module.css";

const looks = {
  corrupted: { colour: "var(--muted)", dashes: "4 3" },
  denoised: { colour: "var(--reconstruction)", dashes: "none" },
} as const;

/** Peak signal-to-noise ratios over held-out images before and after the model, by the strength of the corruption. */
export function DenoisingChart({ curve: { points, count } }: { readonly curve: Seen<"denoisingCurve"> }) {
  const ratios = points.flatMap(({ corrupted, denoised }) => [corrupted, denoised]);
  const ticks = ticksOf(Math.min(...ratios), Math.max(...ratios));
  return (
    <figure className={styles.figure}>
      <figcaption>
        <span>{`PSNR in dB by strength, ${countText(count)} held-out images:`}</span>
        <CurveMark look={looks.corrupted} />
        <span>corrupted,</span>
        <CurveMark look={looks.denoised} />
        <span>denoised</span>
      </figcaption>
      <CurveChart rows={points} words={inWords(points)} className={styles.plot}>
        <CurveAxes
          across={{ dataKey: "strength", domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], tickFormatter: tickText }}
          up={{ domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1], ticks, width: 1.75 }}
        />
        <Line dataKey="corrupted" {...lineOf(looks.corrupted)} />
        <Line dataKey="denoised" {...lineOf(looks.denoised)} />
      </CurveChart>
    </figure>
  );
}

/** Multiples of 5 or 10 dB around all that is shown. */
function ticksOf(least: number, greatest: number): number[] {
  const step = greatest - least > 25 ? 10 : 5;
  const first = Math.floor(least / step);
  return Array.from({ length: Math.ceil(greatest / step) - first + 1 }, (_, index) => (first + index) * step);
}

function inWords(points: Seen<"denoisingCurve">["points"]): string {
  const told = points.map(({ strength, corrupted, denoised, reconstruction }) => {
    const ratios = `${decimal(corrupted, 1)} dB corrupted, ${decimal(denoised, 1)} dB denoised`;
    return `${decimal(strength, 2)}: ${ratios}, reconstruction of the clean image ${lossText(reconstruction)} nats`;
  });
  return `Peak signal-to-noise ratio by strength. ${told.join("; ")}.`;
}
