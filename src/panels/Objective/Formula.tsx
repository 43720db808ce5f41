import type { ReactNode } from "react";
import { totalLoss, weightsOf } from "../../experiment/objective";
import { usePlayground } from "../../state/store";
import { Tooltip } from "../../widgets/Tooltip";
import { lossText, settingText } from "../numbers";
import styles from "./Formula.module.css";
import { definitions, klDefinition, objectiveName, reconstructionDefinition, termSymbols } from "./words";

/** The loss as a formula, and below it with the numbers of the latest step; before the first, of held-out images. */
export function Formula() {
  const objective = usePlayground((state) => state.experiment.objective);
  const heldOut = usePlayground((state) => state.losses === null && state.heldOut !== null);
  return (
    <div className={styles.formula}>
      <Symbols />
      <Numbers />
      <p className={styles.unit}>
        {heldOut ? "nats/held-out image" : "nats/image"} · {objectiveName(objective)}
      </p>
    </div>
  );
}

function Symbols() {
  const objective = usePlayground((state) => state.experiment.objective);
  const weights = weightsOf(objective);
  const symbols = termSymbols(objective);
  return (
    <p className={styles.line}>
      <Tooltip content={definitions.total}>L</Tooltip> ={" "}
      <Term name="reconstruction" counts={weights.reconstruction > 0}>
        <Tooltip content={reconstructionDefinition(objective)}>{symbols.reconstruction}</Tooltip>
      </Term>{" "}
      <Term name="kl" counts={weights.kl > 0}>
        + <Tooltip content={definitions.lambda}>λ</Tooltip>·
        <Tooltip content={klDefinition(objective.noise)}>{symbols.kl}</Tooltip>
      </Term>
    </p>
  );
}

function Numbers() {
  const objective = usePlayground((state) => state.experiment.objective);
  const losses = usePlayground((state) => state.losses ?? state.heldOut?.losses);
  const weights = weightsOf(objective);
  return (
    <p className={styles.line}>
      <Live name="Total loss" loss={losses ? totalLoss(losses, objective) : undefined} /> ={" "}
      <Term name="reconstruction" counts={weights.reconstruction > 0}>
        <Live name="Reconstruction loss" loss={losses?.reconstruction} />
      </Term>{" "}
      <Term name="kl" counts={weights.kl > 0}>
        + {settingText(objective.lambda)} × <Live name="KL" loss={losses?.kl} />
      </Term>
    </p>
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

function Live({ name, loss }: { readonly name: string; readonly loss: number | undefined }) {
  return (
    <output aria-label={name} aria-live="off">
      {lossText(loss)}
      <span className="visually-hidden"> nats per image</span>
    </output>
  );
}
