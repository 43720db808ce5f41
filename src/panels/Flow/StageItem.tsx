import { memo, useContext } from "react";
import { Popover } from "../../widgets/Popover";
import { layerName, layerSentence, shapeText } from "../../words/layers";
import { countText } from "../../words/numbers";
import styles from "./Flow.module.css";
import { LayerCard } from "./LayerCard";
import { LayerPicture } from "./LayerPicture";
import { SeenLayersContext } from "./seenLayers";
import { type FlowLayer, type Stage, valuesOf } from "./stages";

interface StageItemProps {
  readonly stage: Stage;
  /** Height of the images, which the pictures are drawn in proportion to. */
  readonly side: number;
  readonly onNormalization: (layer: string | null) => void;
}

/** A layer and the batch norms after it: buttons that open what they give. */
export const StageItem = memo(function StageItem({ stage, ...rest }: StageItemProps) {
  const [first, ...norms] = stage;
  return (
    <li className={styles.stage} data-norms={Math.min(norms.length, 2)}>
      <LayerButton layer={first} {...rest} />
      {norms.length > 0 && (
        <div className={styles.norms}>
          {norms.map((layer) => (
            <LayerButton key={layer.name} layer={layer} isBeside {...rest} />
          ))}
        </div>
      )}
    </li>
  );
});

interface LayerButtonProps extends Omit<StageItemProps, "stage"> {
  readonly layer: FlowLayer;
  /** Whether it is a batch norm at its layer's side. */
  readonly isBeside?: boolean;
}

function LayerButton({ layer, side, isBeside = false, onNormalization }: LayerButtonProps) {
  const sentence = layerSentence(layer);
  const part = isBeside ? styles.norm : styles.layer;
  return (
    <Popover
      name={sentence}
      trigger={
        <button type="button" className={part}>
          <span className="visually-hidden">{sentence}</span>
          {!isBeside && (
            <span aria-hidden className={styles.name}>
              {layerName(layer.layer)}
            </span>
          )}
          <span aria-hidden className={styles.picture} data-size={sizeBeside(layer, side)}>
            <SmallPicture layer={layer} columns={isBeside ? 1 : 2} label={sentence} />
          </span>
          {isBeside ? (
            <span aria-hidden className={styles.widely}>
              {layerName(layer.layer)}
            </span>
          ) : (
            <span aria-hidden className={styles.shape}>
              {shapeText(layer.drawn)}
            </span>
          )}
          {!isBeside && (
            <span aria-hidden className={styles.count}>
              {countText(layer.parameters)}
            </span>
          )}
        </button>
      }
    >
      <LayerCard layer={layer} onNormalization={onNormalization} />
    </Popover>
  );
}

interface SmallPictureProps {
  readonly layer: FlowLayer;
  readonly columns: number;
  readonly label: string;
}

/** The first of what a layer gives. */
function SmallPicture(props: SmallPictureProps) {
  const values = valuesOf(props.layer, useContext(SeenLayersContext));
  return <LayerPicture values={values} maps={4} bars={64} {...props} />;
}

/** How large a layer's maps are drawn beside the images: they grow smaller towards the code, and flat ones are lines. */
function sizeBeside({ drawn }: FlowLayer, side: number): "whole" | "half" | "quarter" | "flat" {
  if (drawn.length === 1) return "flat";
  const share = drawn[0] / side;
  return share > 0.7 ? "whole" : share > 0.35 ? "half" : "quarter";
}
