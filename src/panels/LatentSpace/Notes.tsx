import { type ManifoldRange, manifoldRanges } from "../../state/map";
import { actions, usePlayground } from "../../state/store";
import { SHARES } from "./density";
import { FAR } from "./gaps";
import styles from "./Notes.module.css";

/** Over the map, what the layers that are not self-evident tell. */
export function Notes() {
  const layers = usePlayground((state) => state.map.layers);
  const latentDim = usePlayground((state) => state.z.length);
  const onPlane = latentDim > 2 ? ", on this plane" : "";
  if (latentDim === 1) return <NotesOfALine />;
  return (
    <div className={styles.notes}>
      {layers.manifold && <ManifoldNote />}
      {layers.posteriors && <p>Ellipses: 1 σ of q(z|x), to scale</p>}
      {layers.density && <p>Lines hold {SHARES.map((share) => share * 100).join(", ")} % of q(z) in view</p>}
      {layers.gaps && (
        <p>
          <span aria-hidden className={styles.swatch} data-over-manifold={layers.manifold} />
          {`over ${FAR} σ from every posterior${onPlane}`}
        </p>
      )}
    </div>
  );
}

/** A map of one dimension stacks its images, so that fields over a plane have no place on it. */
function NotesOfALine() {
  const { manifold, density, gaps } = usePlayground((state) => state.map.layers);
  return (
    <div className={styles.notes}>
      {manifold && <ManifoldNote />}
      {(density || gaps) && <p>Density and gaps need two dimensions</p>}
    </div>
  );
}

function ManifoldNote() {
  const range = usePlayground((state) => state.map.manifold);
  return (
    <label data-control>
      Decoded over{" "}
      <select
        aria-label="Manifold over"
        value={range}
        onChange={(event) => actions.changeMap({ manifold: event.target.value as ManifoldRange })}
      >
        {manifoldRanges.map((name) => (
          <option key={name} value={name}>
            {name === "visible range" ? "what is in view" : "quantiles of the prior"}
          </option>
        ))}
      </select>
    </label>
  );
}
