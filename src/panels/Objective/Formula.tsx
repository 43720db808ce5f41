import { memo, type ReactNode } from "react";
import { type Experiment, lossSizesOf } from "../../experiment/experiment";
import type { Losses, Objective } from "../../experiment/objective";
import { hasSkips } from "../../experiment/skips";
import { counted, effectiveBeta, summedOf } from "../../model/objective";
import { usePlayground } from "../../state/store";
import { Tooltip } from "../../widgets/Tooltip";
import { amountText, countText, lossText } from "../../words/numbers";
import {
  definitions,
  klDefinition,
  objectiveName,
  plainTerms,
  purposesOf,
  reconstructionDefinition,
  termSymbols,
  weightOf,
} from "../../words/objective";
import { sumText, type WrittenSum } from "../../words/sums";
import { elboDefinition, elboWords } from "../../words/terms";
import { useWording } from "../../words/wording";
import styles from "./Formula.module.css";
import { Rope } from "./Rope";

/** The loss as a formula, and below it with the numbers of the latest step; before the first, of held-out images. */
export function Formula() {
  return (
    <div className={styles.formula}>
      <Symbols />
      <Purposes />
      <Numbers />
      <Meaning />
      <Rope />
    </div>
  );
}

/** Of which images the losses are; below it what the field calls what is minimised, and what the negative ELBO is where that is something else. */
function Meaning() {
  const experiment = usePlayground((state) => state.experiment);
  const isMistake = useIsMistake();
  const losses = useLosses();
  const ofHeldOut = usePlayground((state) => (state.losses === null || isMistake) && state.heldOut !== null);
  const lag = usePlayground(({ heldOut, step }) => (heldOut && heldOut.step !== step ? heldOut.step : null));
  const beta = effectiveBeta(experiment.objective, lossSizesOf(experiment));
  const images = ofHeldOut ? `held out${lag === null ? "" : `, step ${countText(lag)}`}` : "training batch";
  const isElbo = beta === 1 && experiment.objective.terms === "combined";
  return (
    <p className={styles.meaning}>
      <span>{`nats/image, ${images}`}</span>
      {isMistake && losses ? (
        <Mistake losses={losses} />
      ) : isElbo || !losses ? (
        <span>{objectiveName(experiment.objective, beta, hasSkips(experiment.architecture))}</span>
      ) : (
        <Elbo losses={losses} />
      )}
    </p>
  );
}

/** Beside a formula that is no divergence, what the divergence is. */
function Mistake({ losses }: { readonly losses: Losses }) {
  const objective = usePlayground((state) => state.experiment.objective);
  return (
    <span>
      <Tooltip content={klDefinition(objective)}>no divergence</Tooltip>
      {objective.noise !== "zero" && (
        <>
          <span>; KL itself </span>
          <Live name="KL" loss={lossText(losses.kl)} />
        </>
      )}
    </span>
  );
}

function Elbo({ losses }: { readonly losses: Losses }) {
  const experiment = usePlayground((state) => state.experiment);
  const seesImage = hasSkips(experiment.architecture);
  const { name, text, unit } = elboWords(losses, experiment.objective, seesImage);
  const definition = elboDefinition(experiment.objective, lossSizesOf(experiment).pixels, seesImage);
  return <Tooltip content={definition} more="elbo">{`${name}${unit === null ? ":" : ""} ${text}`}</Tooltip>;
}

function Symbols() {
  const objective = usePlayground((state) => state.experiment.objective);
  const { reconstruction, kl } = counted(objective);
  const { convention, likelihood, noise } = objective;
  return <SymbolsOf {...{ reconstruction, kl, convention, likelihood, noise }} />;
}

interface SymbolsProps extends Pick<Objective, "convention" | "likelihood" | "noise"> {
  /** Whether the term counts. */
  readonly reconstruction: boolean;
  readonly kl: boolean;
}

/** Rendered only when a symbol changes, as a dragged λ changes none. */
const SymbolsOf = memo(function SymbolsOf({ reconstruction, kl, ...objective }: SymbolsProps) {
  const isPlain = useWording() === "plain";
  const symbols = isPlain ? plainTerms(objective) : termSymbols(objective);
  const weight = weightOf(objective);
  return (
    <p className={styles.line} translate="no" data-plain={isPlain || undefined}>
      <Tooltip content={definitions.total} more="total">
        L
      </Tooltip>
      <span> = </span>
      <Term name="reconstruction" counts={reconstruction}>
        <Tooltip content={reconstructionDefinition(objective)} more="reconstruction">
          {symbols.reconstruction}
        </Tooltip>
      </Term>
      <span> </span>
      <Term name="kl" counts={kl}>
        <span>+ </span>
        <Tooltip content={weight.definition} more="weight">
          {weight.symbol}
        </Tooltip>
        <span>·</span>
        <Tooltip content={klDefinition(objective)} more="kl">
          {symbols.kl}
        </Tooltip>
      </Term>
    </p>
  );
});

/** What the terms that count work towards, each in its colour. */
function Purposes() {
  const objective = usePlayground((state) => state.experiment.objective);
  const counts = counted(objective);
  const purposes = purposesOf(objective);
  return (
    <p className={styles.purposes}>
      {counts.reconstruction && <span className={styles.reconstruction}>{purposes.reconstruction}</span>}
      {counts.reconstruction && counts.kl && <span> · </span>}
      {counts.kl && <span className={styles.kl}>{purposes.kl}</span>}
    </p>
  );
}

function Numbers() {
  const experiment = usePlayground((state) => state.experiment);
  const losses = useLosses();
  const { objective } = experiment;
  const counts = counted(objective);
  const sum = losses
    ? sumText({
        ...summedOf(losses, objective, lossSizesOf(experiment)),
        counts: { first: counts.reconstruction, second: counts.kl },
      })
    : unknownSum(experiment);
  const isMistake = useIsMistake();
  return (
    <p className={styles.line} translate="no">
      <Live name="Total loss" loss={sum.total} />
      <span> = </span>
      <Term name="reconstruction" counts={counts.reconstruction}>
        <Live name="Reconstruction loss" loss={sum.first} />
      </Term>
      <span> </span>
      <Term name="kl" counts={counts.kl}>
        <span>{`+ ${sum.weight} × `}</span>
        <Live
          name={isMistake ? "In the place of KL" : "KL"}
          loss={sum.second}
          note={objective.noise === "zero" ? ", only the ½‖μ‖² of it" : ""}
        />
      </Term>
    </p>
  );
}

/** The sum of a formula before there are losses. */
function unknownSum({ objective, ...experiment }: Experiment): WrittenSum {
  const none = lossText(undefined);
  const weight = effectiveBeta(objective, lossSizesOf({ objective, ...experiment })) ?? objective.lambda;
  return { total: none, first: none, weight: amountText(weight), second: none };
}

/**
 * Losses of the latest step, and before the first of held-out images; under a formula that is no multiple of KL always of
 * these, as engines do not reckon it of a batch.
 */
function useLosses(): Losses | undefined {
  const isMistake = useIsMistake();
  return usePlayground(({ losses, heldOut }) => (isMistake ? undefined : losses) ?? heldOut?.losses);
}

/** Whether a formula is minimised that is no multiple of KL. */
function useIsMistake(): boolean {
  return usePlayground(
    ({ experiment }) =>
      counted(experiment.objective).kl && effectiveBeta(experiment.objective, lossSizesOf(experiment)) === null,
  );
}

/** A term in its colour; one that is left out is struck through. */
function Term(props: {
  readonly name: "reconstruction" | "kl";
  readonly counts: boolean;
  readonly children: ReactNode;
}) {
  return props.counts ? (
    <span className={styles[props.name]}>{props.children}</span>
  ) : (
    <s className={styles.absent}>{props.children}</s>
  );
}

interface LiveProps {
  readonly name: string;
  readonly loss: string;
  /** What is to be known of it, for those who hear its name alone. */
  readonly note?: string;
}

function Live({ name, loss, note = "" }: LiveProps) {
  return (
    <output aria-label={name} aria-live="off">
      <span>{loss}</span>
      <span className="visually-hidden" translate="yes">
        {` nats per image${note}`}
      </span>
    </output>
  );
}
