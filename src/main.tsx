import "./theme.css";
import "./reset.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { onRecoverableError } from "./apps/workbench/onRecoverableError";
import { startWorkbench } from "./apps/workbench/start";
import { Workbench } from "./apps/workbench/Workbench";
import { startTheme } from "./pictures/themeChoice";
import { seekIsolation } from "./site/isolation";
import { createWorkspace } from "./state/workspace";

startTheme();
// Not awaited: the build tears a module that waits at its top level into many small files.
if (crossOriginIsolated) begin();
else void seekIsolation().then((reloading) => reloading || begin());

function begin(): void {
  const workspace = createWorkspace();
  startWorkbench(workspace);
  const root = document.getElementById("root");
  if (!root) throw new Error("index.html has no element with the id root.");
  createRoot(root, { onRecoverableError }).render(
    <StrictMode>
      <Workbench workspace={workspace} />
    </StrictMode>,
  );
}
