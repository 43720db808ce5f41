import { useState } from "react";
import { type ListedLibrary, listingOf } from "../../elsewhere/listing";
import type { Experiment } from "../../experiment/experiment";
import { SegmentedControl } from "../../widgets/SegmentedControl";
import styles from "./Code.module.css";

const libraries = [
  { value: "keras", name: "Keras" },
  { value: "pytorch", name: "PyTorch" },
] as const;

/** The code of an experiment as other libraries run it, the lines that its settings stand in marked. */
export function ExperimentListing({ experiment }: { readonly experiment: Experiment }) {
  const [library, setLibrary] = useState<ListedLibrary>("keras");
  const lines = listingOf(library, experiment);
  const own = lines.slice(lines.findIndex(({ isSetting }) => isSetting));
  const name = `Code of this model for ${library === "keras" ? "Keras" : "PyTorch"}`;
  return (
    <div className={styles.listing}>
      <div className={styles.library}>
        <SegmentedControl name="Library" segments={libraries} value={library} onChange={setLibrary} />
        <p className={styles.why}>From its settings on; marked lines follow those of the page.</p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls has to be reached by keyboard. */}
      <section aria-label={name} tabIndex={0} className={styles.scroller}>
        <pre className={styles.code} translate="no">
          {own.map(({ text, isSetting }, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: A line is its place.
            <span key={line} className={styles.line} data-mark={isSetting ? "setting" : undefined}>
              <code>{text === "" ? " " : text}</code>
            </span>
          ))}
        </pre>
      </section>
    </div>
  );
}
