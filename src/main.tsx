import "./theme.css";
import "./reset.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startWorkbench } from "./apps/workbench/start";
import { Workbench } from "./apps/workbench/Workbench";
import { startTheme } from "./pictures/themeChoice";
import { createWorkspace } from "./state/workspace";

startTheme();
const workspace = createWorkspace();
startWorkbench(workspace);
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root.");
createRoot(root).render(
  <StrictMode>
    <Workbench workspace={workspace} />
  </StrictMode>,
);
