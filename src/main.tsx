import "./theme.css";
import "./reset.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { startTheme } from "./panels/themeChoice";
import { favourPage, startPlayground } from "./state/store";
import { onUnrest } from "./widgets/calm";
import { dragEagerly } from "./widgets/eagerDrags";

/** How often the workers are told that the user's hands go on moving, in ms. */
const TOLD_EVERY_MS = 100;

startTheme();
dragEagerly();
onUnrest(favourPage, TOLD_EVERY_MS);
startPlayground();
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root.");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
