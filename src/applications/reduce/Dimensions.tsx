import { usePlayground } from "../../state/store";
import type { Seen } from "../../state/view/viewState";
import { Tooltip } from "../../widgets/Tooltip";
import { countText, decimal } from "../../words/numbers";
import { Enlargeable } from "../Enlargeable";
import { CodeMap } from "./CodeMap";
import styles from "./Dimensions.module.css";
import { ErrorChart } from "./ErrorChart";
import { dimensionsNeeded, type ModelPoint } from "./modelPoints";
import { QualityTable } from "./QualityTable";
import { useDimensions } from "./useDimensions";

/** How few numbers an image can be told by: the model beside principal component analysis. */
export function Dimensions() {
  const training = usePlayground((state) => state.training);
  const isThere = usePlayground((state) => state.engine !== null);
  const { seen, points } = useDimensions();
  return (
    <Enlargeable title="Dimensions" about="What do a few numbers keep of an image, by this model and by PCA?">
      {seen && <Kept seen={seen} points={points} />}
      <p className={styles.words}>{stateText(seen !== null, training, isThere)}</p>
    </Enlargeable>
  );
}

function stateText(isSeen: boolean, training: boolean, isThere: boolean): string {
  if (!isThere) return "There is no model to ask yet.";
  if (training)
    return isSeen ? "Measured anew when the model stands still." : "Pause the model to measure: it must stand still.";
  return isSeen ? "" : "The components of the images are being found …";
}

interface KeptProps {
  readonly seen: Seen<"dimensions">;
  readonly points: readonly ModelPoint[];
}

function Kept({ seen, points }: KeptProps) {
  const run = usePlayground((state) => state.run);
  const name = usePlayground((state) => (state.experiment.objective.noise === "zero" ? "AE" : "VAE"));
  const labels = usePlayground((state) => state.data?.testLabels ?? null);
  const { model, pca, pcaOfTwo, errors, modelMap, pcaMap } = seen;
  const rows = [[name, model] as const, ["PCA", pca] as const];
  const withTwo = pca.dimensions === pcaOfTwo.dimensions ? rows : [...rows, ["PCA", pcaOfTwo] as const];
  const modelTitle = model.dimensions <= 2 ? `${name}, μ` : `${name}, components of μ`;
  return (
    <>
      <p className={styles.words}>
        <span>{`At ${countText(model.dimensions)} numbers the ${name} leaves a `}</span>
        <Tooltip content={errorMeaning}>squared error</Tooltip>
        <span>{` of ${decimal(model.error, 1)}, PCA ${decimal(pca.error, 1)}; `}</span>
        <span>for as little PCA needs </span>
        <output aria-label="Dimensions that PCA needs" aria-live="off" translate="no">
          {neededText(errors, model.error)}
        </output>
        <span>{` numbers. Of step ${countText(seen.step)}.`}</span>
      </p>
      <div className={styles.halves}>
        <figure className={styles.figure}>
          <figcaption className={styles.words}>
            squared error by numbers: — PCA, ● this model, ○ earlier ones
          </figcaption>
          <ErrorChart errors={errors} points={points} run={run} />
        </figure>
        <div className={styles.maps}>
          <CodeMap title={modelTitle} places={modelMap} labels={labels} />
          <CodeMap title="PCA, 2 components" places={pcaMap} labels={labels} />
        </div>
      </div>
      <QualityTable rows={withTwo} />
      <p className={styles.words}>{measures}</p>
    </>
  );
}

function neededText(errors: readonly number[], error: number): string {
  const needed = dimensionsNeeded(errors, error);
  return needed === null ? `more than ${countText(errors.length - 1)}` : countText(needed);
}

const errorMeaning =
  "‖x − x̂‖² of a held-out image with x from 0 to 1, the mean over 1,000 of them; the model's is decoded at z = μ. PCA is the best that a linear code can do of it; a model that learns by BCE minimises something else, and is measured by PCA's own yardstick here.";
const measures =
  "PCA is of up to 2,000 training images. Trustworthiness (Venna and Kaski 2001): whether a code's ten nearest are near as images too, 1 at best. kNN: the share of images whose class is the commonest among their ten nearest codes; without labels there is none.";
