import { useState } from "react";
import { klOf, mistakenKl } from "../../model/kl";
import { decimal, lossText } from "../../words/numbers";
import { curveHints, deviationCurveText, meanCurveText } from "../../words/teaching";
import { Figures } from "../plot/Figures";
import { between, curvePath, dotPath, drawnX, type PlotFrame, SIDE } from "../plot/frame";
import { Handle } from "../plot/Handle";
import { Plot } from "../plot/Plot";
import styles from "./Curves.module.css";

interface CurvesProps {
  /** Posteriors of some images in all their dimensions, each [count × latentDim]; null where there are none. */
  readonly posteriors: Deviations | null;
}

interface Deviations {
  readonly mu: Float32Array;
  readonly sigma: Float32Array;
}

/** One height for both, so that what they cost can be compared by eye. */
const heights = [-0.4, 4] as const;
const meanFrame: PlotFrame = { x: [-3, 3], y: heights };
const deviationFrame: PlotFrame = { x: [-0.14, 2.5], y: heights };
const LEAST_SIGMA = 0.01;
const yTicks = [0, 1, 2, 3];
const meanPlaces = between(-3, 3, 121);
/** Closer together towards 0, where the curve is steep. */
const deviationPlaces = between(0, 1, 161).map((share) => 0.002 + 2.498 * share * share);
/** Points that are drawn at most. */
const MOST_POINTS = 400;

/** Both parts of KL over what they depend on, beside those of a formula that is none, with the model's own μ and σ on them. */
export function Curves({ posteriors }: CurvesProps) {
  const [mu, setMu] = useState(1.5);
  const [sigma, setSigma] = useState(0.4);
  const mistaken = mistakenOfDeviation(sigma);
  return (
    <div className={styles.curves}>
      <div className={styles.plots}>
        <MeanPlot mu={mu} posteriors={posteriors} onChange={setMu} />
        <DeviationPlot sigma={sigma} posteriors={posteriors} onChange={setSigma} />
      </div>
      <Legend hasDots={posteriors !== null} />
      <Figures
        figures={[
          { name: "½ μ²", hint: curveHints.mean, text: decimal(ofMean(mu), 3), tone: "kl" },
          {
            name: "½ (σ² − 2 log σ − 1)",
            hint: curveHints.deviation,
            text: decimal(ofDeviation(sigma), 3),
            tone: "kl",
          },
          { name: "KL, nats", hint: curveHints.kl, text: decimal(ofMean(mu) + ofDeviation(sigma), 3), tone: "kl" },
          { name: "σ² − log σ − 1", hint: curveHints.mistaken, text: decimal(mistaken, 3), tone: "danger" },
          ...(posteriors ? means(posteriors) : []),
        ]}
      />
    </div>
  );
}

interface MeanPlotProps extends CurvesProps {
  readonly mu: number;
  readonly onChange: (mu: number) => void;
}

function MeanPlot({ mu, posteriors, onChange }: MeanPlotProps) {
  return (
    <Plot
      frame={meanFrame}
      label={meanCurveText(mu, ofMean(mu))}
      xTicks={[-3, -2, -1, 0, 1, 2, 3]}
      yTicks={yTicks}
      title="½ μ² over μ"
      handles={
        <Handle
          name="μ on its curve"
          letter="μ"
          frame={meanFrame}
          x={mu}
          y={ofMean(mu)}
          along="x"
          value={mu}
          least={-2.8}
          greatest={2.8}
          step={0.02}
          text={`${decimal(mu, 2)}, ${lossText(ofMean(mu))} nats`}
          tone="kl"
          onChange={onChange}
        />
      }
    >
      <path d={curvePath(meanFrame, (x) => x * x, meanPlaces)} className={styles.mistaken} />
      <path d={curvePath(meanFrame, ofMean, meanPlaces)} className={styles.curve} />
      {posteriors && <path d={dots(meanFrame, posteriors.mu, ofMean)} className={styles.dots} />}
    </Plot>
  );
}

interface DeviationPlotProps extends CurvesProps {
  readonly sigma: number;
  readonly onChange: (sigma: number) => void;
}

function DeviationPlot({ sigma, posteriors, onChange }: DeviationPlotProps) {
  const mistaken = mistakenOfDeviation(sigma);
  return (
    <Plot
      frame={deviationFrame}
      label={deviationCurveText(sigma, ofDeviation(sigma), mistaken)}
      xTicks={[0, 0.5, 1, 1.5, 2, 2.5]}
      yTicks={yTicks}
      title="½ (σ² − 2 log σ − 1) over σ"
      handles={
        <Handle
          name="σ on its curve"
          letter="σ"
          frame={deviationFrame}
          x={sigma}
          y={ofDeviation(sigma)}
          along="x"
          value={sigma}
          least={LEAST_SIGMA}
          greatest={2.5}
          step={0.01}
          text={`${decimal(sigma, 2)}, ${lossText(ofDeviation(sigma))} nats, mistaken ${decimal(mistaken, 3)}`}
          tone="kl"
          onChange={onChange}
        />
      }
    >
      <path d={`M${drawnX(deviationFrame, sigma)} 0V${SIDE}`} className={styles.guide} />
      <path d={curvePath(deviationFrame, mistakenOfDeviation, deviationPlaces)} className={styles.mistaken} />
      <path d={curvePath(deviationFrame, ofDeviation, deviationPlaces)} className={styles.curve} />
      {posteriors && <path d={dots(deviationFrame, posteriors.sigma, ofDeviation)} className={styles.dots} />}
      <path d={dotPath(deviationFrame, sigma, mistaken)} className={styles.mistakenDot} />
    </Plot>
  );
}

function Legend({ hasDots }: { readonly hasDots: boolean }) {
  return (
    <ul className={styles.legend}>
      <li data-of="kl">KL, its two parts</li>
      <li data-of="mistaken">without the ½ and a 2: no divergence</li>
      {hasDots && <li data-of="dots">held-out images, each dimension</li>}
    </ul>
  );
}

/** What the model pays on average for its means and for its deviations, of one dimension. */
function means({ mu, sigma }: Deviations) {
  const mean = (values: Float32Array, of: (value: number) => number) =>
    values.reduce((sum, value) => sum + of(value), 0) / values.length;
  return [
    { name: "The model’s ½ μ², mean", text: lossText(mean(mu, ofMean)) },
    { name: "Its σ term, mean", text: lossText(mean(sigma, ofDeviation)) },
  ];
}

function dots(frame: PlotFrame, values: Float32Array, of: (value: number) => number): string {
  const stride = Math.ceil(values.length / MOST_POINTS);
  return Array.from(values)
    .filter((value, place) => place % stride === 0 && value >= frame.x[0] && value <= frame.x[1])
    .map((value) => dotPath(frame, value, of(value)))
    .join("");
}

function ofMean(mu: number): number {
  return klOf([mu], [0], "learned");
}

function ofDeviation(sigma: number): number {
  return klOf([0], [2 * Math.log(sigma)], "learned");
}

function mistakenOfDeviation(sigma: number): number {
  const posterior = { mu: new Float32Array(1), logVar: Float32Array.of(2 * Math.log(sigma)) };
  return mistakenKl(posterior, 1, "learned", { squares: 2, logs: 1 });
}
