import type { ImportChoices, ImportPlan, ImportPreview } from "../../../importing/plan";
import { ImageSheet } from "../../../pictures/ImageSheet";
import { Button } from "../../../widgets/Button";
import { classesText, fewText, foundText, splitText } from "../../../words/imports";
import { Choices } from "./Choices";
import type { ImportSession } from "./importSession";
import { LeftOutList } from "./LeftOutList";
import styles from "./OwnImages.module.css";

interface ImportPlanViewProps {
  readonly plan: ImportPlan;
  readonly choices: ImportChoices;
  readonly preview: ImportPreview | null;
  readonly session: ImportSession;
}

/** What a data set will be made of, and how: all of it before any image but those of the preview is decoded. */
export function ImportPlanView({ plan, choices, preview, session }: ImportPlanViewProps) {
  const few = fewText(plan);
  return (
    <section aria-label="Plan" className={styles.plan}>
      <p role="status">{`${foundText(plan)} ${classesText(plan)}`}</p>
      <p>{splitText(plan, choices)}</p>
      {few && <p className={styles.few}>{few}</p>}
      <Choices plan={plan} choices={choices} onChange={(change) => session.choose(change)} />
      {preview && preview.count > 0 && (
        <ImageSheet
          images={preview.images}
          count={preview.count}
          columns={10}
          shape={[preview.shape[0], preview.shape[1], preview.shape[2]]}
          label={`${preview.count} of the images as they will be`}
          className={styles.preview}
        />
      )}
      <LeftOutList leftOut={plan.leftOut} count={plan.leftOutCount} />
      <div className={styles.buttons}>
        <Button onClick={() => session.cancel()}>Cancel</Button>
        <Button look="primary" onClick={() => session.import()}>
          Import
        </Button>
      </div>
    </section>
  );
}
