import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import styles from "./App.module.css";
import { Bar } from "./panels/Bar";
import { DecodeZ } from "./panels/DecodeZ";
import { Explore } from "./panels/Explore";
import { FailureBanner } from "./panels/FailureBanner";
import { LatentSpace } from "./panels/LatentSpace";
import { Loss } from "./panels/Loss";
import { Model } from "./panels/Model";
import { News } from "./panels/News";
import { Objective } from "./panels/Objective";
import { ProposalDialog } from "./panels/ProposalDialog";
import { Reconstructions } from "./panels/Reconstructions";
import { Training } from "./panels/Training";
import { PanelStack } from "./widgets/Panel";

/** The page: which panels there are, and where. */
export function App() {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider>
        <Bar />
        <main className={styles.main}>
          <PanelStack className={styles.objective}>
            <Objective />
          </PanelStack>
          <Workspace />
          <PanelStack className={styles.settings}>
            <Model />
            <Training />
          </PanelStack>
        </main>
        <FailureBanner />
        <News />
        <ProposalDialog />
      </Tooltip.Provider>
    </CSPProvider>
  );
}

function Workspace() {
  return (
    <div className={styles.workspace}>
      <div className={styles.latent}>
        <LatentSpace />
      </div>
      <div className={styles.decode}>
        <DecodeZ />
        <Explore />
      </div>
      <div className={styles.loss}>
        <Loss />
      </div>
      <div className={styles.reconstructions}>
        <Reconstructions />
      </div>
    </div>
  );
}
