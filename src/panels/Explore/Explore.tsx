import { Suspense, startTransition, useState } from "react";
import { useStore } from "zustand";
import type { TabName } from "../../experiment/sight";
import { hasSkips } from "../../experiment/skips";
import { usePlayground, useWorkspace } from "../../state/store";
import { dataSetOf } from "../../state/view/dataSet";
import { ErrorBoundary } from "../../widgets/ErrorBoundary";
import { Panel } from "../../widgets/Panel";
import { Picker, type PickerGroup } from "../../widgets/Picker";
import { aloneText } from "../../words/images";
import { type Application, applications } from "./applications";
import styles from "./Explore.module.css";

const withoutFactors: readonly PickerGroup<Application>[] = applications.map((group) => ({
  ...group,
  choices: group.choices.filter(({ needsFactors }) => !needsFactors),
}));

/** The panel of what can be done with a trained model: one application at a time. */
export function Explore() {
  const linked = useStore(useWorkspace().page, ({ linkedTab }) => linkedTab);
  return <OpenApplication key={linked} first={linked} />;
}

function OpenApplication({ first }: { readonly first: TabName | null }) {
  const [link, setLink] = useState(first);
  const hasFactors = usePlayground((state) => dataSetOf(state).factors.length > 0);
  const skips = usePlayground(({ experiment }) => hasSkips(experiment.architecture));
  const { page } = useWorkspace();
  const groups = hasFactors ? applications : withoutFactors;
  const all = groups.flatMap(({ choices }) => choices);
  // The one that was open may be there no more.
  const open = all.find((each) => each.link === link) ?? all[0];
  if (!open) return null;
  const choose = (chosen: Application) => {
    page.setState({ tab: chosen.link });
    // What opens is made beside all else that goes on.
    startTransition(() => setLink(chosen.link));
  };
  return (
    <Panel
      title="Explore"
      className={styles.panel}
      controls={<Picker label="Application" groups={groups} chosen={open} onChoose={choose} />}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls that are filled in. */}
      <div key={open.name} role="group" aria-label={open.name} className={styles.content}>
        {skips && open.decodesCodes && <p className={styles.note}>{aloneText}</p>}
        <ErrorBoundary title={open.name}>
          <Suspense fallback={<p>{`${open.name} is on its way.`}</p>}>{open.content}</Suspense>
        </ErrorBoundary>
      </div>
    </Panel>
  );
}
