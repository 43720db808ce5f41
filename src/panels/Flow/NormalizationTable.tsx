import { NumberTable } from "../../widgets/NumberTable";
import { normalizationText } from "../../words/flow";
import { significant } from "../../words/numbers";
import { channelMoments } from "./channelMaps";
import styles from "./Flow.module.css";
import { type FlowLayer, inputOf } from "./stages";
import type { SeenLayers } from "./useActivations";

/** Channels whose numbers are written out. */
const MOST_ROWS = 64;

interface NormalizationTableProps {
  readonly layer: FlowLayer;
  readonly seen: SeenLayers | null;
}

/** The statistics of every channel of a batch norm: of this image as it comes in, and those that it is normalised by. */
export function NormalizationTable({ layer, seen }: NormalizationTableProps) {
  const input = inputOf(layer, seen);
  const statistics = seen?.normalization;
  if (!input || statistics?.layer !== layer.name) return <p className={styles.legend}>…</p>;
  const { gamma, beta, runningMean, runningVariance } = statistics;
  const { mean, variance } = channelMoments(input, gamma.length);
  return (
    <>
      <p className={styles.legend}>{normalizationText}</p>
      <div className={styles.scroll}>
        <NumberTable name="Statistics of every channel" dense>
          <thead>
            <tr>
              <td />
              <th scope="colgroup" colSpan={2}>
                this image
              </th>
              <th scope="colgroup" colSpan={2}>
                running
              </th>
              <th scope="colgroup" colSpan={2}>
                trained
              </th>
            </tr>
            <tr>
              {["channel", "mean", "variance", "mean", "variance", "γ", "β"].map((head, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: Two columns have the same head.
                <th key={column} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from(gamma.subarray(0, MOST_ROWS), (_, channel) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: A channel is its number.
              <tr key={channel}>
                <th scope="row">{channel + 1}</th>
                {[mean, variance, runningMean, runningVariance, gamma, beta].map((numbers, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: A column is its place.
                  <td key={column}>{significant(numbers[channel])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </NumberTable>
      </div>
    </>
  );
}
