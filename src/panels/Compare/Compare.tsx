import { useMemo, useState } from "react";
import { SweepButton } from "../../applications/sweep/SweepButton";
import { MOST_COMPARED } from "../../experiment/ranges";
import { MapMemory } from "../../latentMap/MapMemory";
import { SharedAxes } from "../../latentMap/numbers/SharedAxes";
import { priorCodes } from "../../model/latent/samples";
import { Save } from "../../pictures/saving/Save";
import { changeMap } from "../../state/actions/map";
import { addModel, endComparison } from "../../state/comparison";
import { ModelContext, useModels, usePlayground, useWorkspace } from "../../state/store";
import { refusalOfMore } from "../../state/together";
import { useSheet } from "../../state/view/useSheet";
import { Button } from "../../widgets/Button";
import { ErrorBoundary } from "../../widgets/ErrorBoundary";
import { ToggleChip } from "../../widgets/ToggleChip";
import { matchText } from "../../words/comparison";
import { failureWords } from "../../words/failures";
import { plainAutoencoder } from "../../words/objectiveNames";
import styles from "./Compare.module.css";
import { ComparedModel } from "./ComparedModel";
import { PlanMenu } from "./PlanMenu";
import { useSharedScale } from "./useSharedScale";

/** Samples from the prior that every model decodes. */
const SAMPLES = 20;
const SAMPLE_SEED = 1;

/** Models side by side that train in step from the same weights, batches and ε, each with its own objective. */
export function Compare() {
  const workspace = useWorkspace();
  const shown = useModels();
  const [sharesScale, setSharesScale] = useState(true);
  const inTheWay = useWhatIsInTheWay();
  const noteRange = useSharedScale(shown.length, sharesScale);
  useSamples();
  return (
    <div className={styles.compare}>
      <header className={styles.header}>
        <h2 className={styles.title}>Compare</h2>
        <p className={styles.words}>
          <span>{matchText(shown.map((model) => model.store.getState().experiment))}</span>
          <span> Change any of them live.</span>
        </p>
        <ToggleChip
          pressed={sharesScale}
          onChange={setSharesScale}
          hint="All maps, and all histograms of one kind, to one scale, so that they can be compared; or each to its own."
        >
          Shared scale
        </ToggleChip>
        <ForcesChip />
        <PlanMenu />
        <Button
          look="quiet"
          disabled={shown.length >= MOST_COMPARED || inTheWay !== undefined}
          title={inTheWay}
          onClick={() => addModel(workspace, plainAutoencoder)}
        >
          Add a model
        </Button>
        <SweepButton />
        <Save of="comparison" />
        <Button look="quiet" onClick={() => endComparison(workspace)}>
          End comparison
        </Button>
      </header>
      <SharedAxes shares={sharesScale}>
        <div className={styles.columns} data-count={shown.length} data-picture="comparison">
          {shown.map((model, index) => (
            <ModelContext key={model.id} value={model}>
              <MapMemory>
                <ErrorBoundary title={`Model ${index + 1} of the comparison`}>
                  <ComparedModel removable={shown.length > 2} onRange={(range) => noteRange(index, range)} />
                </ErrorBoundary>
              </MapMemory>
            </ModelContext>
          ))}
        </div>
      </SharedAxes>
    </div>
  );
}

/** What is in the way of one more model, in words; undefined where nothing is. */
function useWhatIsInTheWay(): string | undefined {
  const workspace = useWorkspace();
  // What a model takes is known once its engine is.
  usePlayground((state) => state.engine);
  const refusal = refusalOfMore(workspace, 1);
  return refusal ? failureWords(refusal).what : undefined;
}

/** Shows on every map how the terms pull, and under it how they stand against each other. */
function ForcesChip() {
  const models = useModels();
  const layers = usePlayground((state) => state.map.layers);
  return (
    <ToggleChip
      pressed={layers.forces}
      onChange={(forces) => changeMap(models, { layers: { ...layers, forces } })}
      hint="How each term pulls at μ and σ, on the maps and as a balance over many images."
    >
      Forces
    </ToggleChip>
  );
}

/** Keeps the same samples from the prior decoded by every model. */
function useSamples(): void {
  const latentDim = usePlayground((state) => state.z.length);
  useSheet(
    "samples",
    useMemo(() => priorCodes(SAMPLES, latentDim, SAMPLE_SEED), [latentDim]),
  );
}
