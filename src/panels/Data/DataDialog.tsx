import { Check } from "lucide-react";
import type { DataDescription } from "../../experiment/dataSets";
import { experimentOn } from "../../experiment/experiment";
import { dataSets } from "../../experiment/knownDataSets";
import { usePlayground, usePropose } from "../../state/store";
import { ReadingDialog } from "../../widgets/ReadingDialog";
import { costText, knownText, sizeText } from "../../words/dataSets";
import styles from "./DataDialog.module.css";
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

/** The data sets that there are, to be trained on in place of the one at hand. */
export function DataDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const chosen = usePlayground((state) => state.experiment.data.source);
  const propose = usePropose();
  const choose = (description: DataDescription) => {
    onClose();
    if (description.name === chosen) return;
    const { data, architecture } = experimentOn(description);
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
              chosen={description.name === chosen}
              onChoose={() => choose(description)}
            />
          </li>
        ))}
      </ul>
    </ReadingDialog>
  );
}

interface DataSetProps {
  readonly description: DataDescription;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function DataSet({ description, chosen, onChoose }: DataSetProps) {
  const { name, title, credit, licence, imageShape } = description;
  const thumbnail = thumbnails[name];
  return (
    <div className={styles.set} data-chosen={chosen}>
      <button type="button" className={styles.choice} aria-pressed={chosen} onClick={onChoose}>
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
      <p>{`${sizeText(description)}. ${knownText(description)}.`}</p>
      <p className={styles.terms}>{`${costText(description)}. ${credit}; ${licence}.`}</p>
    </div>
  );
}
