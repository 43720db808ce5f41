import { type ReactNode, Suspense } from "react";
import { Generate } from "../../applications/generate/Generate";
import { usePlayground } from "../../state/store";
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
const Factors = fetched(async () => (await import("../../applications/factors/Factors")).Factors, "at once");

const tabs = [
  { title: "Generate", content: <Generate /> },
  { title: "Interpolate", content: soon(<Interpolate />) },
  { title: "Draw", content: soon(<Drawing />) },
  { title: "Modify", content: soon(<ModifyFeature />) },
  { title: "Compress", content: soon(<Compression />) },
  { title: "p(x)", content: soon(<ImageLikelihood />) },
];
const withFactors = [...tabs, { title: "Factors", content: soon(<Factors />) }];

/** The panel of what can be done with a trained model: generate, interpolate, encode a drawing, modify, compress, weigh how likely an image is, compare with known factors. */
export function Explore() {
  const hasFactors = usePlayground((state) => dataSetOf(state).factors.length > 0);
  return (
    <Panel title="Explore" className={styles.panel}>
      <Tabs name="What to explore" tabs={hasFactors ? withFactors : tabs} />
    </Panel>
  );
}

function soon(content: ReactNode): ReactNode {
  return <Suspense fallback={<p>The tab is on its way.</p>}>{content}</Suspense>;
}
