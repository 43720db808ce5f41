import { type ReactNode, Suspense } from "react";
import { useStore } from "zustand";
import { Generate } from "../../applications/generate/Generate";
import type { TabName } from "../../experiment/sight";
import { usePlayground, useWorkspace } from "../../state/store";
import { dataSetOf } from "../../state/view/dataSet";
import { fetched } from "../../widgets/fetched";
import { Panel } from "../../widgets/Panel";
import { Tabs } from "../../widgets/Tabs";
import styles from "./Explore.module.css";

// What is not seen at first is fetched beside the first load, not in it, and at once: the network may be gone later.
const Interpolate = fetched(
  async () => (await import("../../applications/interpolate/Interpolate")).Interpolate,
  "at once",
);
const Drawing = fetched(async () => (await import("../../applications/draw/Drawing")).Drawing, "at once");
const ModifyFeature = fetched(
  async () => (await import("../../applications/modify/ModifyFeature")).ModifyFeature,
  "at once",
);
const Compression = fetched(
  async () => (await import("../../applications/compress/Compression")).Compression,
  "at once",
);
const ImageLikelihood = fetched(
  async () => (await import("../../applications/likelihood/ImageLikelihood")).ImageLikelihood,
  "at once",
);
const Denoise = fetched(async () => (await import("../../applications/denoise/Denoise")).Denoise, "at once");
const Unusual = fetched(async () => (await import("../../applications/detect/Unusual")).Unusual, "at once");
const FewLabels = fetched(async () => (await import("../../applications/fewLabels/FewLabels")).FewLabels, "at once");
const Dimensions = fetched(async () => (await import("../../applications/reduce/Dimensions")).Dimensions, "at once");
const Factors = fetched(async () => (await import("../../applications/factors/Factors")).Factors, "at once");

interface ExploreTab {
  readonly title: string;
  /** What links call it. */
  readonly link: TabName;
  readonly content: ReactNode;
}

const tabs: readonly ExploreTab[] = [
  { title: "Generate", link: "generate", content: <Generate /> },
  { title: "Interpolate", link: "interpolate", content: soon(<Interpolate />) },
  { title: "Draw", link: "draw", content: soon(<Drawing />) },
  { title: "Modify", link: "modify", content: soon(<ModifyFeature />) },
  { title: "Compress", link: "compress", content: soon(<Compression />) },
  { title: "p(x)", link: "likelihood", content: soon(<ImageLikelihood />) },
  { title: "Denoise", link: "denoise", content: soon(<Denoise />) },
  { title: "Unusual", link: "unusual", content: soon(<Unusual />) },
  { title: "Few labels", link: "fewLabels", content: soon(<FewLabels />) },
  { title: "Dimensions", link: "dimensions", content: soon(<Dimensions />) },
];
const withFactors: readonly ExploreTab[] = [...tabs, { title: "Factors", link: "factors", content: soon(<Factors />) }];

/** The panel of what can be done with a trained model, a tab for each application. */
export function Explore() {
  const hasFactors = usePlayground((state) => dataSetOf(state).factors.length > 0);
  const { page } = useWorkspace();
  const linked = useStore(page, ({ linkedTab }) => linkedTab);
  const shown = hasFactors ? withFactors : tabs;
  return (
    <Panel title="Explore" className={styles.panel}>
      <Tabs
        key={linked}
        name="What to explore"
        tabs={shown}
        first={shown.find(({ link }) => link === linked)?.title}
        onOpen={(title) => page.setState({ tab: shown.find((each) => each.title === title)?.link ?? null })}
      />
    </Panel>
  );
}

function soon(content: ReactNode): ReactNode {
  return <Suspense fallback={<p>The tab is on its way.</p>}>{content}</Suspense>;
}
