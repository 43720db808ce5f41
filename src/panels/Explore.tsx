import { Panel } from "../widgets/Panel";
import { Tabs } from "../widgets/Tabs";
import { Compression } from "./Explore/Compression";
import { DrawDigit } from "./Explore/DrawDigit";
import { Generate } from "./Explore/Generate";
import { Interpolate } from "./Explore/Interpolate";
import { ModifyFeature } from "./Explore/ModifyFeature";
import styles from "./Explore.module.css";

const tabs = [
  { title: "Generate", content: <Generate /> },
  { title: "Interpolate", content: <Interpolate /> },
  { title: "Draw", content: <DrawDigit /> },
  { title: "Modify", content: <ModifyFeature /> },
  { title: "Compress", content: <Compression /> },
];

/** The panel of what can be done with a trained model: generate, interpolate, encode a drawing, modify, compress. */
export function Explore() {
  return (
    <Panel title="Explore" className={styles.panel}>
      <Tabs name="What to explore" tabs={tabs} />
    </Panel>
  );
}
