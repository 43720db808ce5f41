import { useStore } from "zustand";
import type { HideablePart } from "../../experiment/presentation";
import { STACKED_SCREEN } from "../../interaction/screens";
import { useMedia } from "../../interaction/useMedia";
import { LatentSpace } from "../../panels/LatentSpace/LatentSpace";
import { usePlayground, useWorkspace } from "../../state/store";
import { ErrorBoundary } from "../../widgets/ErrorBoundary";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { Panel } from "../../widgets/Panel";
import styles from "./Playground.module.css";
import { areHidden, rightParts, settingParts } from "./parts";
import { SettingsColumn } from "./SettingsColumn";
import { SharedPlace } from "./SharedPlace";

const Flow = fetched(async () => (await import("../../panels/Flow/Flow")).Flow);
const Loss = fetched(async () => (await import("../../panels/Loss/Loss")).Loss);
const DecodeZ = fetched(async () => (await import("../../panels/DecodeZ/DecodeZ")).DecodeZ);

/** Latent dimensions whose sliders fit below the decoded image beside all else. */
const FEW_DIMENSIONS = 2;

/**
 * The panels of one model, in the order in which they are read: settings first, or last where all is one column. What a link
 * leaves out makes room for the others.
 */
export function Playground() {
  const isStacked = useMedia(STACKED_SCREEN);
  const hasMany = usePlayground((state) => state.z.length > FEW_DIMENSIONS);
  const hidden = useStore(useWorkspace().page, (page) => page.hidden);
  const shown = (isStacked ? stacked : sideBySide).filter((panel) => !areHidden(partsOf[panel], hidden));
  const columns = { settings: settingParts, right: rightParts, shared: partsOf.shared } as const;
  const without = [...hidden, ...Object.entries(columns).flatMap(([name, of]) => (areHidden(of, hidden) ? name : []))];
  return (
    <main className={styles.main} data-many={hasMany || undefined} data-without={without.join(" ") || undefined}>
      {shown.map((panel) => panels[panel])}
    </main>
  );
}

const sideBySide = ["settings", "flow", "latent", "loss", "decode", "shared"] as const;
const stacked = ["latent", "decode", "settings", "loss", "flow", "shared"] as const;

/** Which parts a panel is, or holds. */
const partsOf: Readonly<Record<keyof typeof panels, readonly HideablePart[]>> = {
  settings: settingParts,
  flow: ["flow"],
  latent: [],
  loss: ["loss"],
  decode: ["decode"],
  shared: ["explore", "reconstructions"],
};

const panels = {
  settings: <SettingsColumn key="settings" className={styles.settings} />,
  flow: (
    <div key="flow" data-part="flow" className={styles.flow}>
      <LazyPanel title="Flow" fallback={<Panel title="Flow">{null}</Panel>}>
        <Flow />
      </LazyPanel>
    </div>
  ),
  latent: (
    <div key="latent" id="map" data-part="map" className={styles.latent}>
      <ErrorBoundary title="Latent space">
        <LatentSpace />
      </ErrorBoundary>
    </div>
  ),
  loss: (
    <div key="loss" id="curves" data-part="loss" className={styles.loss}>
      <LazyPanel title="Loss" fallback={<Panel title="Loss">{null}</Panel>}>
        <Loss />
      </LazyPanel>
    </div>
  ),
  decode: (
    <div key="decode" data-part="decode" className={styles.decode}>
      <LazyPanel title="Decode z" fallback={<Panel title="Decode z">{null}</Panel>}>
        <DecodeZ />
      </LazyPanel>
    </div>
  ),
  shared: <SharedPlace key="shared" />,
} as const;
