import { lazy, type ReactNode, Suspense } from "react";
import { Generate } from "../../applications/generate/Generate";
import { Panel } from "../../widgets/Panel";
import { Tabs } from "../../widgets/Tabs";
import styles from "./Explore.module.css";

// What is not seen at first is fetched beside the first load, not in it, and at once: the network may be gone later.
const interpolate = import("../../applications/interpolate/Interpolate");
const draw = import("../../applications/draw/Draw");
const modify = import("../../applications/modify/ModifyFeature");
const compress = import("../../applications/compress/Compression");

const Interpolate = lazy(async () => ({ default: (await interpolate).Interpolate }));
const Draw = lazy(async () => ({ default: (await draw).Draw }));
const ModifyFeature = lazy(async () => ({ default: (await modify).ModifyFeature }));
const Compression = lazy(async () => ({ default: (await compress).Compression }));

const tabs = [
  { title: "Generate", content: <Generate /> },
  { title: "Interpolate", content: soon(<Interpolate />) },
  { title: "Draw", content: soon(<Draw />) },
  { title: "Modify", content: soon(<ModifyFeature />) },
  { title: "Compress", content: soon(<Compression />) },
];

/** The panel of what can be done with a trained model: generate, interpolate, encode a drawing, modify, compress. */
export function Explore() {
  return (
    <Panel title="Explore" className={styles.panel}>
      <Tabs name="What to explore" tabs={tabs} />
    </Panel>
  );
}

function soon(content: ReactNode): ReactNode {
  return <Suspense fallback={<p>The tab is on its way.</p>}>{content}</Suspense>;
}
