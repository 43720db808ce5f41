import { useMemo, useState } from "react";
import { useSeen } from "../../interaction/useSeen";
import { usePlayground } from "../../state/store";
import { PanelSection } from "../../widgets/Panel";
import { SegmentedControl } from "../../widgets/SegmentedControl";
import { flowSubjectText, linesText, ringText } from "../../words/flow";
import { Code, ImageIn, ImageOut, Posterior } from "./Ends";
import styles from "./Flow.module.css";
import { StageItem } from "./StageItem";
import { SeenLayersContext } from "./seenLayers";
import { stagesOf } from "./stages";
import { type FlowMode, type FlowSubject, useActivations, useFlowSubject } from "./useActivations";

const modes = [
  { value: "training", name: "Training" },
  { value: "generating", name: "Generating" },
] as const;

/** The panel on the network as a whole: an image on its way through all layers to the code and back, or a code to an image. */
export function Flow() {
  const [mode, setMode] = useState<FlowMode>("training");
  const subject = useFlowSubject();
  const [isSeen, watch] = useSeen();
  return (
    <div ref={watch} className={styles.panel}>
      <PanelSection
        title="Flow"
        subtitle={<Subtitle subject={subject} mode={mode} />}
        controls={<SegmentedControl name="Flow" segments={modes} value={mode} onChange={setMode} />}
        className={styles.section}
      >
        <Network subject={subject} mode={mode} isSeen={isSeen} />
      </PanelSection>
    </div>
  );
}

function Subtitle({ subject, mode }: { readonly subject: FlowSubject | null; readonly mode: FlowMode }) {
  const way = mode === "generating" ? ringText : subject ? flowSubjectText(subject.source, subject.name) : "";
  return (
    <>
      <span>{way}</span>
      {way !== "" && <span>{` · ${linesText}`}</span>}
    </>
  );
}

interface NetworkProps {
  readonly subject: FlowSubject | null;
  readonly mode: FlowMode;
  readonly isSeen: boolean;
}

function Network({ subject, mode, isSeen }: NetworkProps) {
  const architecture = usePlayground((state) => state.experiment.architecture);
  const { encoder, headParameters, decoder } = useMemo(() => stagesOf(architecture), [architecture]);
  const [normalization, setNormalization] = useState<string | null>(null);
  const seen = useActivations(subject, mode, isSeen, normalization);
  const inspection = usePlayground((state) => state.probe?.inspection ?? null);
  const posterior = inspection ?? seen;
  const isRing = mode === "generating";
  const ring = usePlayground((state) => (isRing ? state.z : null));
  const decoded = usePlayground((state) => (isRing ? (state.views.point?.image ?? null) : null));
  // Losses of an image that nobody chose would only be two more of many.
  const showsLosses = subject !== null && subject.source !== "held-out";
  const shared = { side: architecture.imageShape[0], onNormalization: setNormalization };
  return (
    <SeenLayersContext value={seen}>
      <div className={styles.flow}>
        <ol
          aria-label={isRing ? "Encoder, not used" : "Encoder"}
          className={styles.part}
          data-idle={isRing || undefined}
        >
          <ImageIn image={subject?.image ?? null} />
          {encoder.map((stage) => (
            <StageItem key={stage[0].name} stage={stage} {...shared} />
          ))}
          <Posterior seen={posterior} parameters={headParameters} showsLoss={showsLosses} />
        </ol>
        <ol aria-label="Decoder" className={styles.part}>
          <Code z={ring ?? posterior?.mu ?? noCode} isOfRing={isRing} />
          {decoder.map((stage) => (
            <StageItem key={stage[0].name} stage={stage} {...shared} />
          ))}
          <ImageOut
            image={isRing ? decoded : (posterior?.reconstruction ?? null)}
            nats={isRing ? null : (posterior?.losses.reconstruction ?? null)}
            showsLoss={showsLosses}
          />
        </ol>
      </div>
    </SeenLayersContext>
  );
}

const noCode: readonly number[] = [];
