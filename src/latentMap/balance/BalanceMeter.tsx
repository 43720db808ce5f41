import { lossSizesOf } from "../../experiment/experiment";
import type { Estimate } from "../../model/estimate";
import { type Balance, weighedBalance } from "../../model/latent/balance";
import { coefficientsOf, counted, inNats } from "../../model/objective";
import { roundedUp } from "../../pictures/roundedUp";
import { usePlayground } from "../../state/store";
import { useView } from "../../state/view/useView";
import type { Seen } from "../../state/view/viewState";
import { Tooltip } from "../../widgets/Tooltip";
import { countText, estimateText } from "../../words/numbers";
import styles from "./BalanceMeter.module.css";

/** How the terms stand against each other over many held-out images, as bars from the middle; nothing before it is known. */
export function BalanceMeter() {
  const seen = useView("balance", true);
  const experiment = usePlayground((state) => state.experiment);
  const step = usePlayground((state) => state.step);
  const sizes = lossSizesOf(experiment);
  const weights = coefficientsOf(inNats(experiment.objective, sizes), sizes);
  const counts = counted(experiment.objective);
  return (
    <section aria-label="Balance of the forces" className={styles.meter}>
      <div className={styles.head}>
        <p className={styles.title}>
          <Tooltip content={definition}>Balance of the forces</Tooltip>
        </p>
        <p className={styles.note}>{seen ? ofText(seen, step) : "Averages held-out images …"}</p>
      </div>
      {seen && <Rows balance={weighedBalance(seen, weights)} counts={counts} />}
    </section>
  );
}

const definition =
  "Averages over held-out images: along μ, how reconstruction drives codes away from the origin and KL draws them in; on log σ, how one narrows and the other widens. The line is their sum, the thin bars one standard error. Measured with the small network on MNIST, BCE, λ = 1, three seeds, after one epoch: at L = 2 out −0.8 to 1.2, in 1.9 to 2.2, narrow 2.0 to 2.2, widen 0.9; at L = 16 out 3.3 to 4.0, in 3.9, narrow 1.0 to 1.1, widen 0.8.";

/** Of what a balance is the mean, and of which step where that is not the present one. */
function ofText({ images, draws, step: looked }: Seen<"balance">, step: number): string {
  const drawn = draws === 1 ? "no noise" : `${draws} draws each`;
  return `${countText(images)} images, ${drawn}${looked === step ? "" : `, step ${countText(looked)}`}`;
}

interface RowsProps {
  readonly balance: Balance;
  /** Which terms count. */
  readonly counts: { readonly reconstruction: boolean; readonly kl: boolean };
}

function Rows({ balance, counts }: RowsProps) {
  const { outward, inward, onSigma } = balance;
  const only = (estimate: Estimate, isCounted: boolean) => (isCounted ? estimate : null);
  return (
    <>
      <Row
        of="μ"
        unit="nats per unit of z"
        ends={["in", "out"]}
        reconstruction={{ word: "out", estimate: only(outward, counts.reconstruction), sign: 1 }}
        kl={{ word: "in", estimate: only(inward, counts.kl), sign: -1 }}
      />
      {onSigma && (
        <Row
          of="σ"
          unit="nats per log σ"
          ends={["narrow", "widen"]}
          reconstruction={{ word: "narrow", estimate: only(onSigma.narrowing, counts.reconstruction), sign: -1 }}
          kl={{ word: "widen", estimate: only(onSigma.widening, counts.kl), sign: 1 }}
        />
      )}
    </>
  );
}

/** What a term does: in one word, how strongly, and whether that is drawn to the right or to the left. */
interface Pull {
  readonly word: string;
  /** Null where the term does not count. */
  readonly estimate: Estimate | null;
  readonly sign: 1 | -1;
}

interface RowProps {
  readonly of: "μ" | "σ";
  readonly unit: string;
  /** What the left and the right mean. */
  readonly ends: readonly [string, string];
  readonly reconstruction: Pull;
  readonly kl: Pull;
}

function Row({ of, unit, ends, reconstruction, kl }: RowProps) {
  const pulls = [reconstruction, kl];
  const reach = pulls.map(({ estimate }) => (estimate ? Math.abs(estimate.mean) + (estimate.error || 0) : 0));
  const limit = roundedUp(Math.max(...reach, 1e-6));
  const net = pulls.reduce((sum, { estimate, sign }) => sum + sign * (estimate?.mean ?? 0), 0);
  const numbers = pulls.flatMap(({ word, estimate }) => (estimate ? `${word} ${estimateText(estimate)}` : []));
  return (
    <figure className={styles.row}>
      <figcaption className={styles.ends} aria-hidden>
        <span>{`← ${ends[0]}`}</span>
        <b translate="no">{of}</b>
        <span>{`${ends[1]} →`}</span>
      </figcaption>
      <svg
        role="img"
        aria-label={`On ${of}: ${numbers.join(", ")} ${unit}`}
        className={styles.bars}
        viewBox="-100 0 200 20"
        preserveAspectRatio="none"
      >
        <Bar term="reconstruction" pull={reconstruction} limit={limit} top={2} />
        <Bar term="kl" pull={kl} limit={limit} top={11} />
        <path className={styles.axis} d="M0 0V20" />
        <path className={styles.net} d={`M${(100 * net) / limit} 0V20`} />
      </svg>
      <p className={styles.numbers} aria-hidden translate="no">
        {pulls.map(({ word, estimate }, index) =>
          estimate ? (
            <span key={word} data-term={index === 0 ? "reconstruction" : "kl"}>
              {`${word} ${estimateText(estimate)}`}
            </span>
          ) : null,
        )}
        <span className={styles.unit}>{unit}</span>
      </p>
    </figure>
  );
}

interface BarProps {
  readonly term: "reconstruction" | "kl";
  readonly pull: Pull;
  readonly limit: number;
  readonly top: number;
}

/** A bar from the middle, and its standard error as a line through its end. */
function Bar({ term, pull: { estimate, sign }, limit, top }: BarProps) {
  if (!estimate) return null;
  const [end, error] = [(100 * sign * estimate.mean) / limit, (100 * (estimate.error || 0)) / limit];
  return (
    <g data-term={term}>
      <rect x={Math.min(0, end)} y={top} width={Math.abs(end)} height={7} />
      <path className={styles.error} d={`M${end - error} ${top + 3.5}H${end + error}`} />
    </g>
  );
}
