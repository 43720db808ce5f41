import "./theme.css";
import "./reset.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Workbench } from "./apps/workbench/Workbench";
import { movePointersImmediately } from "./interaction/immediatePointerMoves";
import { onInput } from "./interaction/input";
import { startTheme } from "./pictures/themeChoice";
import { favourPage, startPlayground } from "./state/store";

/** How often the workers are told that the user's hands go on moving, in ms. */
const TOLD_EVERY_MS = 100;

startTheme();
movePointersImmediately();
onInput(favourPage, TOLD_EVERY_MS);
startPlayground();
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root.");
createRoot(root).render(
  <StrictMode>
    <Workbench />
  </StrictMode>,
);
