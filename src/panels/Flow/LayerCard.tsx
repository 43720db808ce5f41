import { useContext, useEffect } from "react";
import { drawnText, inkText, passageText, silentText } from "../../words/flow";
import { layerName, parameterText } from "../../words/layers";
import { channelMaps, rangeOf, silentChannels } from "./channelMaps";
import styles from "./Flow.module.css";
import { LayerPicture } from "./LayerPicture";
import { NormalizationTable } from "./NormalizationTable";
import { SeenLayersContext } from "./seenLayers";
import { type FlowLayer, valuesOf } from "./stages";

/** Maps and numbers of one layer that are drawn at most. */
const MOST_MAPS = 64;
const MAPS_IN_A_ROW = 8;
const MOST_BARS = 512;

interface LayerCardProps {
  readonly layer: FlowLayer;
  /** Asks for a batch norm's parameters while its card is there. */
  readonly onNormalization: (layer: string | null) => void;
}

/** What one layer gives, large, and what it is. */
export function LayerCard({ layer, onNormalization }: LayerCardProps) {
  const seen = useContext(SeenLayersContext);
  const { name, input, output, drawn, parameters, skipped } = layer;
  const isNorm = layer.layer.kind === "batchNormalization";
  useEffect(() => {
    if (!isNorm) return;
    onNormalization(name);
    return () => onNormalization(null);
  }, [isNorm, name, onNormalization]);
  const values = valuesOf(layer, seen);
  const title = layerName(layer.layer);
  const columns = drawn.length === 1 ? 1 : Math.min(MAPS_IN_A_ROW, Math.ceil(Math.sqrt(drawn[2])));
  return (
    <div className={styles.card}>
      <header className={styles.about}>
        <b>{title}</b>
        <span>{parameterText(parameters)}</span>
        <span className={styles.passage}>{passageText(layer.layer, input, output, skipped)}</span>
      </header>
      <div className={styles.large} data-flat={drawn.length === 1 || undefined} data-norm={isNorm || undefined}>
        <LayerPicture
          layer={layer}
          values={values}
          maps={MOST_MAPS}
          columns={columns}
          bars={MOST_BARS}
          label={drawn.length === 1 ? `Activations of ${title}` : `Feature maps of ${title}`}
        />
      </div>
      {values && <Legend layer={layer} values={values} />}
      {isNorm && <NormalizationTable layer={layer} seen={seen} />}
    </div>
  );
}

function Legend({ layer: { drawn }, values }: { readonly layer: FlowLayer; readonly values: Float32Array }) {
  const isFlat = drawn.length === 1;
  const all = isFlat ? drawn[0] : drawn[2];
  const shown = Math.min(all, isFlat ? MOST_BARS : MOST_MAPS);
  const range = isFlat ? rangeOf(values.subarray(0, MOST_BARS)) : channelMaps(values, drawn, MOST_MAPS).range;
  const silent = silentChannels(values, all);
  const words = [drawnText(shown, all, isFlat ? "number" : "map"), inkText(range)];
  return <p className={styles.legend}>{[...words, ...(silent > 0 ? [silentText(silent, all)] : [])].join("; ")}</p>;
}
