import { lossSizesOf } from "../../experiment/experiment";
import { hasSkips } from "../../experiment/skips";
import { effectiveBeta } from "../../model/objective";
import { ImageSheet } from "../../pictures/ImageSheet";
import { SWEEP_SAMPLES, type SweepPoint } from "../../state/sweep/sweptModel";
import { amountText, decimal, lossText, settingText, significant } from "../../words/numbers";
import { elboWords } from "../../words/terms";
import { rateDistortionOf } from "./plane";
import styles from "./SweepTable.module.css";

interface SweepTableProps {
  readonly points: readonly SweepPoint[];
  readonly shape: readonly [number, number, number];
}

/** The swept models in numbers and images, one a row. */
export function SweepTable({ points, shape }: SweepTableProps) {
  const [first] = points;
  if (!first) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className={styles.scroller} tabIndex={0} aria-label="Swept models in numbers">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">λ</th>
            <th scope="col">β</th>
            <th scope="col">KL, bits</th>
            <th scope="col">distortion, nats</th>
            <th scope="col">{`${elboOf(first).name}, nats`}</th>
            <th scope="col">prior covered</th>
            <th scope="col" data-images>
              reconstructions
            </th>
            <th scope="col" data-images>
              samples from the prior
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <Row key={point.experiment.objective.lambda} point={point} shape={shape} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function elboOf({ losses, experiment: { objective, architecture } }: SweepPoint) {
  return elboWords(losses, objective, hasSkips(architecture));
}

function Row({ point, shape }: { readonly point: SweepPoint; readonly shape: SweepTableProps["shape"] }) {
  const { experiment, losses, coverage, reconstructions, samples } = point;
  const { lambda } = experiment.objective;
  const beta = effectiveBeta(experiment.objective, lossSizesOf(experiment));
  const { rate, distortion } = rateDistortionOf(losses);
  const pixels = shape[0] * shape[1] * shape[2];
  const sheet = (images: Uint8ClampedArray, count: number, label: string) => (
    <ImageSheet images={images} count={count} columns={count} shape={shape} label={label} className={styles.images} />
  );
  return (
    <tr>
      <th scope="row">{settingText(lambda)}</th>
      <td>{beta === null ? "none" : amountText(beta)}</td>
      <td data-term="kl">{significant(rate)}</td>
      <td data-term="reconstruction">{lossText(distortion)}</td>
      <td>{elboOf(point).text}</td>
      <td>{decimal(coverage, 2)}</td>
      <td>
        {sheet(reconstructions, reconstructions.length / pixels, `Reconstructions at λ = ${settingText(lambda)}`)}
      </td>
      <td>{sheet(samples, SWEEP_SAMPLES, `Samples at λ = ${settingText(lambda)}`)}</td>
    </tr>
  );
}
