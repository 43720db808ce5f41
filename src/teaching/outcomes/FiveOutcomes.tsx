import { useState } from "react";
import { crossEntropyOf, divergenceOf, entropyOf, type Probabilities, withShare } from "../../model/outcomes";
import { Button } from "../../widgets/Button";
import { SegmentedControl } from "../../widgets/SegmentedControl";
import { outcomeHints } from "../../words/teaching";
import { Figures } from "../plot/Figures";
import { amountIn, type InformationUnit } from "./amount";
import { DivergenceTable } from "./DivergenceTable";
import styles from "./FiveOutcomes.module.css";
import { LengthBars } from "./LengthBars";
import { ProbabilityBars } from "./ProbabilityBars";

interface Pair {
  readonly p: Probabilities;
  readonly q: Probabilities;
}

const lecture: Pair = { p: [0, 0, 0.2, 0.8, 0], q: [0.1, 0.1, 0.3, 0.4, 0.1] };
const certain: Probabilities = [0, 0, 0, 1, 0];
const units = [
  { value: "nats", name: "nats" },
  { value: "bits", name: "bits" },
] as const;

/** Two distributions over five outcomes with a handle at every bar, and what a code made for one costs where the other is true. */
export function FiveOutcomes() {
  const [{ p, q }, setPair] = useState(lecture);
  const [unit, setUnit] = useState<InformationUnit>("nats");
  return (
    <div className={styles.outcomes}>
      <div className={styles.choices}>
        <Button look="quiet" onClick={() => setPair(lecture)}>
          The lecture’s example
        </Button>
        <Button look="quiet" onClick={() => setPair({ p: certain, q })}>
          One outcome certain
        </Button>
        <Button look="quiet" onClick={() => setPair({ p, q: p })}>
          Q like P
        </Button>
        <Button look="quiet" onClick={() => setPair({ p: q, q: p })}>
          Swap P and Q
        </Button>
        <div className={styles.unit}>
          <SegmentedControl name="Unit of information" segments={units} value={unit} onChange={setUnit} />
        </div>
      </div>
      <div className={styles.plots}>
        <ProbabilityBars
          name="P"
          title="P, what is true"
          shares={p}
          tone="reconstruction"
          onChange={(outcome, share) => setPair({ p: withShare(p, outcome, share), q })}
        />
        <ProbabilityBars
          name="Q"
          title="Q, what the code is made for"
          shares={q}
          tone="kl"
          onChange={(outcome, share) => setPair({ p, q: withShare(q, outcome, share) })}
        />
      </div>
      <DivergenceTable p={p} q={q} unit={unit} />
      <LengthBars p={p} q={q} unit={unit} />
      <Numbers p={p} q={q} unit={unit} />
    </div>
  );
}

function Numbers({ p, q, unit }: Pair & { readonly unit: InformationUnit }) {
  const text = (nats: number) => amountIn(unit, nats);
  return (
    <Figures
      figures={[
        { name: "Entropy H(P)", hint: outcomeHints.entropy, text: text(entropyOf(p)), tone: "reconstruction" },
        { name: "D(P ‖ Q)", hint: outcomeHints.divergence, text: text(divergenceOf(p, q)), tone: "kl" },
        { name: "Cross-entropy H(P, Q)", hint: outcomeHints.cross, text: text(crossEntropyOf(p, q)) },
        { name: "D(Q ‖ P)", hint: outcomeHints.swapped, text: text(divergenceOf(q, p)) },
      ]}
    />
  );
}
