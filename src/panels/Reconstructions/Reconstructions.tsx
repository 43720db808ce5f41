import { sizeOf } from "../../experiment/architecture";
import { ReconstructionStrip } from "../../pictures/ReconstructionStrip";
import { Save } from "../../pictures/saving/Save";
import { usePlayground } from "../../state/store";
import { imageShapeOf } from "../../state/view/dataSet";
import { Panel } from "../../widgets/Panel";
import { Tooltip } from "../../widgets/Tooltip";
import { countText, lossText } from "../../words/numbers";
import { codeLengthDefinition, codeLengthText, klName } from "../../words/terms";
import { useNames } from "../../words/wording";
import { DiagnosisNote } from "./diagnosis/Diagnosis";
import styles from "./Reconstructions.module.css";

/** The panel on what survives the code: held-out images above what the decoder makes of their means. */
export function Reconstructions() {
  return (
    <Panel
      title="Reconstructions"
      subtitle="x̂ is decoded from the mean μ"
      controls={<Save of="reconstructions" />}
      className={styles.panel}
    >
      <div className={styles.content}>
        <ReconstructionStrip />
        <Numbers />
        <DiagnosisNote />
      </div>
    </Panel>
  );
}

function Numbers() {
  const heldOut = usePlayground((state) => state.heldOut);
  const pixels = usePlayground((state) => sizeOf(imageShapeOf(state)));
  const latentDim = usePlayground((state) => state.experiment.architecture.latentDim);
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const names = useNames();
  const isLate = usePlayground((state) => state.heldOut !== null && state.heldOut.step !== state.step);
  const lag = heldOut && isLate ? `, step ${countText(heldOut.step)}` : "";
  const kl = heldOut?.losses.kl;
  return (
    <dl className={styles.numbers}>
      <Quantity
        tone="reconstruction"
        value={lossText(heldOut?.losses.reconstruction)}
        name={noise === "zero" ? `held-out ${names("reconstruction")}${lag}` : <At code={`z ~ q${lag}`} />}
        unit="nats"
      />
      <Quantity tone="kl" value={lossText(kl)} name={`held-out ${names(klName(noise))}`} unit="nats" />
      <Quantity
        value={codeLengthText(kl, noise)}
        unit="bits"
        name={
          <Tooltip content={codeLengthDefinition} more="code length">
            {noise === "zero" ? `${names("code length")} (no noise)` : names("code length")}
          </Tooltip>
        }
      />
      {noise !== "zero" && <AtMean />}
      <Quantity spare value={`${pixels} → ${latentDim}`} name="dimensions" />
    </dl>
  );
}

/**
 * The loss of what the strip shows, which is decoded without noise. It is reckoned seldom: while a model trains it would
 * stand beside a newer loss as if it were the greater one.
 */
function AtMean() {
  const atMean = usePlayground((state) => state.atMean);
  const step = usePlayground((state) => state.heldOut?.step);
  const isTraining = usePlayground((state) => state.training);
  if (isTraining) return null;
  const lag = atMean && atMean.step !== step ? `, step ${countText(atMean.step)}` : "";
  return (
    <Quantity
      tone="reconstruction"
      value={lossText(atMean?.reconstruction)}
      name={<At code={`μ${lag}`} />}
      unit="nats"
    />
  );
}

/** Of which images a reconstruction is, and at which code: its colour says what it is, and whoever hears it is told. */
function At({ code }: { readonly code: string }) {
  return (
    <span>
      <span className="visually-hidden">reconstruction, </span>
      <span>
        held-out, <span className={styles.code}>{`at ${code}`}</span>
      </span>
    </span>
  );
}

interface QuantityProps {
  readonly tone?: "reconstruction" | "kl";
  readonly value: string;
  readonly unit?: string;
  readonly name: React.ReactNode;
  /** Whether it may be left out where there is no room. */
  readonly spare?: boolean;
}

function Quantity({ tone, value, unit, name, spare }: QuantityProps) {
  return (
    <div className={styles.quantity} data-tone={tone} data-spare={spare}>
      <dd>
        <span translate="no">{value}</span>
        {unit && <small>{` ${unit}`}</small>}
      </dd>
      <dt>{name}</dt>
    </div>
  );
}
