import { type CSSProperties, type MouseEvent, useMemo } from "react";
import { classCounts } from "../../model/latent/means";
import { classColour } from "../../pictures/classColours";
import { useTheme } from "../../pictures/theme";
import { changeMap } from "../../state/actions/map";
import { useModels, usePlayground } from "../../state/store";
import { colouringOf } from "../../state/view/dataSet";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { countText } from "../../words/numbers";
import styles from "./Legend.module.css";

const ColourBar = fetched(async () => (await import("./ColourBar")).ColourBar, "at once");

/** Lengths in rem of a class's place without its name, of a letter of the name, and of the widest place. */
const NARROWEST = 2.5;
const LETTER = 0.4375;
const WIDEST = 8.75;

/** What the points' colours tell: the classes, each of which can be hidden, or a quantity from least to greatest. */
export function MapLegend() {
  const colouring = usePlayground(colouringOf);
  return (
    <div className={styles.legend} data-block>
      {colouring === "class" ? (
        <Classes />
      ) : (
        <LazyPanel title="Scale of the colours" fallback={null}>
          <ColourBar colouring={colouring} />
        </LazyPanel>
      )}
    </div>
  );
}

function Classes() {
  const models = useModels();
  const data = usePlayground((state) => state.data);
  const count = usePlayground((state) => state.views.survey?.count ?? 0);
  const hidden = usePlayground((state) => state.map.hiddenClasses);
  const counts = useMemo(
    () => (data?.testLabels ? classCounts(data.testLabels, count, data.classNames.length) : []),
    [data, count],
  );
  if (!data) return null;
  if (!data.testLabels) return <p className={styles.without}>These images have no classes.</p>;
  const all = data.classNames.map((_, label) => label);
  return (
    <fieldset className={styles.classes} style={columnsFor(data.classNames)} aria-label="Classes on the map">
      {data.classNames.map((name, label) => (
        <ClassToggle
          key={name}
          name={name}
          label={label}
          count={counts[label] ?? 0}
          shown={!hidden.includes(label)}
          onToggle={() => changeMap(models, { hiddenClasses: toggled(hidden, label) })}
          onIsolate={() => changeMap(models, { hiddenClasses: all.filter((other) => other !== label) })}
        />
      ))}
      <button
        type="button"
        className={styles.all}
        aria-label="Show all classes"
        disabled={hidden.length === 0}
        onClick={() => changeMap(models, { hiddenClasses: [] })}
      >
        all
      </button>
    </fieldset>
  );
}

/** Wider columns where a class has a long name. */
function columnsFor(names: readonly string[]): CSSProperties {
  const longest = names.reduce((most, { length }) => Math.max(most, length), 0);
  if (longest <= 2) return {};
  const width = Math.min(WIDEST, NARROWEST + LETTER * longest);
  return { gridTemplateColumns: `repeat(auto-fit, minmax(${width}rem, 1fr))` };
}

function toggled(hidden: readonly number[], label: number): number[] {
  return hidden.includes(label) ? hidden.filter((other) => other !== label) : [...hidden, label];
}

interface ClassToggleProps {
  readonly name: string;
  readonly label: number;
  readonly count: number;
  readonly shown: boolean;
  readonly onToggle: () => void;
  readonly onIsolate: () => void;
}

/** Hides or shows a class; with Alt, or pressed twice, shows it alone. */
function ClassToggle({ name, label, count, shown, onToggle, onIsolate }: ClassToggleProps) {
  const theme = useTheme();
  const onClick = (event: MouseEvent) => (event.altKey || event.detail === 2 ? onIsolate() : onToggle());
  return (
    <button
      type="button"
      aria-pressed={shown}
      aria-label={`${name}, ${countText(count)} images`}
      title={`${countText(count)} images. Click to hide or show, double-click or Alt-click to show alone`}
      className={styles.entry}
      data-in-picture
      onClick={onClick}
    >
      <span
        aria-hidden
        className={styles.dot}
        style={{ background: classColour(label, theme) }}
        data-on-paper={classColour(label, "light")}
      />
      <b>{name}</b>
      <span className={styles.count}>{count}</span>
    </button>
  );
}
