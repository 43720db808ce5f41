import "./theme.css";
import "./reset.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { startTheme } from "./panels/themeChoice";
import { startPlayground } from "./state/store";
import { dragEagerly } from "./widgets/eagerDrags";

startTheme();
dragEagerly();
startPlayground();
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root.");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
