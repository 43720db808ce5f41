import { Check } from "lucide-react";
import { type DataDescription, descriptionOf, isOwn, type KnownChoice, keyOf } from "../../experiment/dataSets";
import { editionOf } from "../../experiment/editions";
import { experimentOn } from "../../experiment/experiment";
import { dataSets } from "../../experiment/knownDataSets";
import { usePlayground, usePropose } from "../../state/store";
import { Fold } from "../../widgets/Fold";
import { ReadingDialog } from "../../widgets/ReadingDialog";
import { costText, knownText, latentText, sizeText } from "../../words/dataTexts";
import styles from "./DataDialog.module.css";
import { DataOptions } from "./DataOptions";
import type { Dropped } from "./own/dropped";
import { OwnImages } from "./own/OwnImages";
import doodles from "./thumbnails/doodles.png";
import emoji from "./thumbnails/emoji.png";
import faces from "./thumbnails/faces.png";
import fashionMnist from "./thumbnails/fashion-mnist.png";
import mnist from "./thumbnails/mnist.png";
import shapes from "./thumbnails/shapes.png";
import colouredShapes from "./thumbnails/shapes-in-colour.png";

const thumbnails: Readonly<Record<string, string>> = {
  mnist,
  "fashion-mnist": fashionMnist,
  doodles,
  emoji,
  shapes,
  "shapes-in-colour": colouredShapes,
  faces,
};

interface DataDialogProps {
  readonly open: boolean;
  /** Files that were dropped on the page; null where none were. */
  readonly dropped: readonly Dropped[] | null;
  readonly onClose: () => void;
}

/** The data sets that there are, to be trained on in place of the one at hand. */
export function DataDialog({ open, dropped, onClose }: DataDialogProps) {
  const chosen = usePlayground((state) => state.experiment.data);
  const propose = usePropose();
  const choose = (choice: KnownChoice) => {
    onClose();
    const description = descriptionOf(choice);
    if (!description || keyOf(choice) === keyOf(chosen)) return;
    const { data, architecture } = experimentOn(description, choice);
    propose({ data, architecture });
  };
  return (
    <ReadingDialog open={open} title="Data" onClose={onClose}>
      <p>
        What the model learns from. Another set needs new weights, and the network is the one proposed for its images. A
        run that is left for it can be brought back by Undo. Nothing leaves this machine.
      </p>
      <ul className={styles.sets}>
        {dataSets.map((description) => (
          <li key={description.name}>
            <DataSet
              description={description}
              chosen={!isOwn(chosen) && description.name === chosen.source ? chosen : null}
              onChoose={choose}
            />
          </li>
        ))}
      </ul>
      <OwnImages dropped={dropped} onUse={onClose} />
    </ReadingDialog>
  );
}

interface DataSetProps {
  readonly description: DataDescription;
  /** What is chosen of it; null where another one is. */
  readonly chosen: KnownChoice | null;
  readonly onChoose: (choice: KnownChoice) => void;
}

function DataSet({ description, chosen, onChoose }: DataSetProps) {
  const { name, title, credit, licence, imageShape } = description;
  const usual = editionOf(description, { source: name });
  const thumbnail = thumbnails[name];
  return (
    <div className={styles.set} data-chosen={chosen !== null}>
      <button
        type="button"
        className={styles.choice}
        aria-pressed={chosen !== null}
        onClick={() => onChoose({ source: name })}
      >
        <span>{title}</span>
        {chosen && <Check aria-hidden size={16} />}
      </button>
      {thumbnail && (
        <img
          className={styles.images}
          data-grey={imageShape[2] === 1}
          src={thumbnail}
          alt={`Twelve of its images: ${title}`}
        />
      )}
      <p>{`${sizeText(usual)}. ${knownText(usual)}. ${latentText(usual)}.`}</p>
      <p className={styles.terms}>{`${costText(description)}. ${credit}; ${licence}.`}</p>
      <div className={styles.above}>
        <Fold
          title={`Options of ${title}`}
          summary={chosen && keyOf(chosen) !== keyOf({ source: name }) ? "as chosen" : ""}
        >
          <DataOptions description={description} chosen={chosen} onChoose={onChoose} />
        </Fold>
      </div>
    </div>
  );
}
