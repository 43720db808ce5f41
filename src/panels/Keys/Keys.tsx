import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { useWorkspace } from "../../state/store";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { followKeys } from "./followKeys";

const KeySheet = fetched(async () => (await import("./KeySheet")).KeySheet);

/** Hears the page's keys, and shows the sheet of them; it stays once it was fetched, so that it can close. */
export function Keys() {
  const workspace = useWorkspace();
  useEffect(() => followKeys(workspace, document), [workspace]);
  const shown = useStore(workspace.page, ({ keysShown }) => keysShown);
  const [wanted, setWanted] = useState(false);
  if (shown && !wanted) setWanted(true);
  return (
    wanted && (
      <LazyPanel title="Keys" fallback={null}>
        <KeySheet open={shown} />
      </LazyPanel>
    )
  );
}
