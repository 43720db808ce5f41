import { useState } from "react";
import { klOf } from "../../model/kl";
import { normalDensity, normalShareWithin } from "../../model/normal";
import { Field } from "../../widgets/Field";
import { SegmentedControl } from "../../widgets/SegmentedControl";
import { Select } from "../../widgets/Select";
import { decimal, lossText } from "../../words/numbers";
import { bellHints, bellText, shareText } from "../../words/teaching";
import { Figures } from "../plot/Figures";
import { areaPath, between, curvePath, dotPath, drawnX, drawnY, type PlotFrame } from "../plot/frame";
import { Handle } from "../plot/Handle";
import { Plot } from "../plot/Plot";
import { ticks } from "../plot/ticks";
import styles from "./Bell.module.css";

/** A normal distribution of one number, by what it is called. */
export interface NamedNormal {
  readonly name: string;
  readonly mu: number;
  readonly sigma: number;
}

interface BellProps {
  /** What the bell can be made to be at one press: an image's own posteriors. */
  readonly offers: readonly NamedNormal[];
}

const prior: NamedNormal = { name: "the prior N(0, 1)", mu: 0, sigma: 1 };
const widths = [
  { value: 1, name: "μ ± σ" },
  { value: 2, name: "μ ± 2σ" },
] as const;
/** Half of the axis, unless an offer lies farther out. */
const REACH = 5;
const LEAST_SIGMA = 0.02;
const GREATEST_SIGMA = 3;
/** Least density at the top of the picture: from σ = 0.54 on the axis stays as it is. */
const LEAST_TOP = 0.85;
const POINTS = 121;

/** The density of N(μ, σ²) with a handle at μ and one at its bend, over the density of the prior. */
export function Bell({ offers }: BellProps) {
  const [{ mu, sigma }, setBell] = useState({ mu: 1, sigma: 0.5 });
  const [width, setWidth] = useState<1 | 2>(1);
  const reach = Math.ceil(offers.reduce((most, offer) => Math.max(most, Math.abs(offer.mu) + 1), REACH));
  const peak = normalDensity(mu, mu, sigma);
  const frame: PlotFrame = { x: [-reach, reach], y: [0, Math.max(LEAST_TOP, 1.15 * peak)] };
  const choices = [prior, ...offers];
  const take = (name: string) => {
    const chosen = choices.find((choice) => choice.name === name);
    if (chosen) setBell(chosen);
  };
  const chosen = choices.find((choice) => choice.mu === mu && choice.sigma === sigma)?.name ?? null;
  return (
    <div className={styles.bell}>
      <Plot
        frame={frame}
        label={bellText(mu, sigma, peak)}
        xTicks={between(-reach, reach, 2 * reach + 1)}
        yTicks={ticks(frame.y[1], 4)}
        title="Density over z; dashed, the prior’s"
        handles={<Handles frame={frame} mu={mu} sigma={sigma} reach={reach} onChange={setBell} />}
      >
        <Curves frame={frame} mu={mu} sigma={sigma} width={width} />
      </Plot>
      <div className={styles.choices}>
        <Field label="Shaded">
          <SegmentedControl name="Shaded" segments={widths} value={width} onChange={setWidth} />
        </Field>
        <Field label="Make it">
          <Select
            name="Make the bell that of"
            value={chosen}
            otherwise="as you please"
            options={choices.map(({ name }) => ({ value: name, label: name }))}
            onChange={take}
          />
        </Field>
      </div>
      <Numbers mu={mu} sigma={sigma} width={width} />
    </div>
  );
}

interface NumbersProps extends Pick<NamedNormal, "mu" | "sigma"> {
  readonly width: 1 | 2;
}

function Numbers({ mu, sigma, width }: NumbersProps) {
  return (
    <Figures
      figures={[
        { name: "Mean μ", text: decimal(mu, 2) },
        { name: "Standard deviation σ", hint: bellHints.sigma, text: decimal(sigma, 2), tone: "kl" },
        { name: "Height 0.399/σ", hint: bellHints.height, text: decimal(normalDensity(mu, mu, sigma), 2) },
        { name: `Share within μ ± ${width === 1 ? "" : width}σ`, text: shareText(normalShareWithin(width)) },
        {
          name: "KL to the prior, nats",
          hint: bellHints.kl,
          text: lossText(klOf([mu], [2 * Math.log(sigma)], "learned")),
          tone: "kl",
        },
      ]}
    />
  );
}

interface CurvesProps extends Pick<NamedNormal, "mu" | "sigma"> {
  readonly frame: PlotFrame;
  readonly width: number;
}

function Curves({ frame, mu, sigma, width }: CurvesProps) {
  const density = (x: number) => normalDensity(x, mu, sigma);
  const [least, greatest] = frame.x;
  // As fine where a narrow bell stands as where a wide one does.
  const ownPlaces = [least, ...between(mu - 5 * sigma, mu + 5 * sigma, POINTS), greatest];
  const shaded = between(mu - width * sigma, mu + width * sigma, POINTS);
  const bend = density(mu + sigma);
  return (
    <>
      <path
        d={curvePath(frame, (x) => normalDensity(x, 0, 1), between(least, greatest, POINTS))}
        className={styles.prior}
      />
      <path d={areaPath(frame, density, shaded)} className={styles.shaded} />
      <path d={curvePath(frame, density, ownPlaces)} className={styles.curve} />
      <path
        d={`M${drawnX(frame, mu)} ${drawnY(frame, bend)}H${drawnX(frame, bendAt(frame, mu, sigma))}`}
        className={styles.deviation}
      />
      <path d={dotPath(frame, mu - sigma, bend) + dotPath(frame, mu + sigma, bend)} className={styles.bend} />
    </>
  );
}

interface HandlesProps extends Pick<CurvesProps, "frame" | "mu" | "sigma"> {
  /** How far μ can be moved. */
  readonly reach: number;
  readonly onChange: (bell: { readonly mu: number; readonly sigma: number }) => void;
}

function Handles({ frame, mu, sigma, reach, onChange }: HandlesProps) {
  return (
    <>
      <Handle
        name="Mean μ"
        letter="μ"
        frame={frame}
        x={mu}
        y={normalDensity(mu, mu, sigma)}
        along="x"
        value={mu}
        least={-reach}
        greatest={reach}
        step={0.05}
        text={decimal(mu, 2)}
        tone="accent"
        onChange={(next) => onChange({ mu: next, sigma })}
      />
      <Handle
        name="Standard deviation σ"
        letter="σ"
        frame={frame}
        x={bendAt(frame, mu, sigma)}
        y={normalDensity(sigma, 0, sigma)}
        along="x"
        value={sigma}
        least={LEAST_SIGMA}
        greatest={GREATEST_SIGMA}
        step={0.02}
        text={decimal(sigma, 2)}
        tone="kl"
        valueAt={(place) => Math.abs(place - mu)}
        onChange={(next) => onChange({ mu, sigma: next })}
      />
    </>
  );
}

/** The bend where σ is held: the right one, or the left where that is out of sight. */
function bendAt({ x: [, greatest] }: PlotFrame, mu: number, sigma: number): number {
  return mu + sigma > greatest ? mu - sigma : mu + sigma;
}
