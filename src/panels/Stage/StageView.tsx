import { useEffect, useLayoutEffect, useRef } from "react";
import { useStore } from "zustand";
import { type Scene, scenes } from "../../experiment/presentation";
import { useMedia } from "../../interaction/useMedia";
import { MapMemory } from "../../latentMap/MapMemory";
import { TEXT_SCALE, TextScaleContext } from "../../pictures/textScale";
import { announce } from "../../state/announcement";
import { ModelContext, useModels, useWorkspace } from "../../state/store";
import { ErrorBoundary } from "../../widgets/ErrorBoundary";
import { StageBar } from "./StageBar";
import { StagedModel } from "./StagedModel";
import styles from "./StageView.module.css";
import { sceneWords } from "./scenes";

/** How much larger than elsewhere the stage is written, as StageView.module.css has it, and where there is room for that. */
const LARGER = 2;
const HAS_ROOM = "(min-width: 48em) and (min-height: 30em)";

/** The models that are shown, for those who sit far away: one scene at a time, large, with little else. */
export function StageView({ scene }: { readonly scene: Scene }) {
  const workspace = useWorkspace();
  const shown = useModels();
  const compares = useStore(workspace.models, ({ resting }) => resting !== null);
  const region = useRef<HTMLElement>(null);
  const isLarge = useMedia(HAS_ROOM);
  useStageType(isLarge);
  useEffect(() => region.current?.focus({ preventScroll: true }), []);
  useEffect(() => announce(workspace, placeOf(scene), "spoken"), [workspace, scene]);
  return (
    <TextScaleContext value={isLarge ? LARGER * TEXT_SCALE : TEXT_SCALE}>
      <main className={styles.main}>
        <section ref={region} tabIndex={-1} aria-label="Stage" className={styles.stage} data-scene={scene}>
          <StageBar scene={scene} />
          <div className={styles.models} data-count={shown.length}>
            {shown.map((model, index) => (
              <ModelContext key={model.id} value={model}>
                <MapMemory>
                  <ErrorBoundary title={`Model ${index + 1} on the stage`}>
                    <StagedModel scene={scene} compares={compares} />
                  </ErrorBoundary>
                </MapMemory>
              </ModelContext>
            ))}
          </div>
        </section>
      </main>
    </TextScaleContext>
  );
}

function placeOf(scene: Scene): string {
  return `${sceneWords[scene].name}: scene ${scenes.indexOf(scene) + 1} of ${scenes.length}`;
}

/** Has the whole page, with whatever opens over the stage, written in the stage's type while it is there. */
function useStageType(isLarge: boolean): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset["stage"] = isLarge ? "large" : "small";
    return () => {
      delete dataset["stage"];
    };
  }, [isLarge]);
}
