import { inspectDrawing } from "../../state/actions/probe";
import type { State } from "../../state/state";
import { useModels, usePlayground } from "../../state/store";
import { Button } from "../../widgets/Button";
import { withArticle } from "../../words/article";
import styles from "./Drawing.module.css";
import { Findings } from "./Findings";
import { likeTheDataSet } from "./likeTheDataSet";
import { Pad } from "./Pad";
import { paperAndInkOf } from "./paperAndInk";

/** Your own image, encoded and decoded as you draw it. */
export function Drawing() {
  const data = usePlayground((state) => state.data);
  if (!data) return <p className={styles.words}>The model is on its way.</p>;
  return (
    <div className={styles.tab}>
      <Pad data={data} />
      <Encoded data={data} />
    </div>
  );
}

function Encoded({ data }: { readonly data: NonNullable<State["data"]> }) {
  const models = useModels();
  const strokes = usePlayground((state) => state.drawing);
  const probe = usePlayground((state) => state.probe);
  if (probe?.source.kind === "drawn") return <Findings image={probe.image} inspection={probe.inspection} />;
  const image = likeTheDataSet(strokes, data, paperAndInkOf(data));
  if (!image) return <Invitation noun={data.noun.one} />;
  return (
    <div className={styles.words}>
      <p>Another image is being looked at.</p>
      <Button look="quiet" onClick={() => inspectDrawing(models, image)}>
        Look at the drawing
      </Button>
    </div>
  );
}

function Invitation({ noun }: { readonly noun: string }) {
  return (
    <div className={styles.words}>
      <p>
        <span>{`Draw ${withArticle(noun)}, or anything else.`}</span> By keyboard, arrows move the pen and Space puts it
        down.
      </p>
      <p>
        It is encoded as you draw: its posterior appears on the map. What a VAE encodes badly is unlike what it learned
        from; what it encodes well may be merely simple.
      </p>
    </div>
  );
}
