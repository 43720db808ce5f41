import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import type { SaveMenuProps } from "./SaveMenu";

const SaveMenu = fetched(async () => (await import("./SaveMenu")).SaveMenu);

/** The button that saves a picture, once what draws it on paper is fetched. */
export function Save(props: SaveMenuProps) {
  return (
    <LazyPanel title="Save" fallback={null}>
      <SaveMenu {...props} />
    </LazyPanel>
  );
}
