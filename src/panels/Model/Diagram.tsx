import type { Architecture } from "../../experiment/architecture";
import styles from "./Diagram.module.css";
import { type Stage, shapeText, stagesOf } from "./stages";

/** The network as a row of boxes: height by the side of an image, width by its channels. */
export function Diagram({ architecture }: { readonly architecture: Architecture }) {
  const stages = stagesOf(architecture);
  const path = stages.map(({ shape, part }) => (part === "code" ? `z of size ${shape[0]}` : shapeText(shape)));
  return (
    <div role="img" aria-label={`Shapes from image to image: ${path.join(", ")}`} className={styles.diagram}>
      {stages.map((stage, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: A stage is its place in the row.
        <Box key={index} {...stage} />
      ))}
    </div>
  );
}

function Box({ shape, part }: Stage) {
  const [upper, lower] = labelOf({ shape, part });
  return (
    <div className={styles.stage} data-part={part}>
      <div className={styles.space}>
        <div className={styles.box} style={sizeOfBox(shape)} />
      </div>
      <span>{upper}</span>
      <span>{lower}</span>
    </div>
  );
}

function labelOf({ shape, part }: Stage): [string, string] {
  if (part === "code") return ["z", String(shape[0])];
  const [side, channels] = shapeText(shape).split("·");
  return channels === undefined ? [String(side), ""] : [String(side), `×${channels}`];
}

/** Width and height in pixels; square roots and logarithms keep all of them within the row. */
function sizeOfBox(shape: Shape): { width: number; height: number } {
  if (shape.length === 1) return { width: 8, height: Math.min(34, 7 + 4 * Math.log2(1 + shape[0])) };
  return { width: 5 + 2 * Math.log2(shape[2]), height: Math.min(34, 6.4 * Math.sqrt(shape[0])) };
}

type Shape = Stage["shape"];
