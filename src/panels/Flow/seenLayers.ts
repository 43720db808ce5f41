import { createContext } from "react";
import type { SeenLayers } from "./useActivations";

/** What was last seen of all layers: whoever draws of it reads it here, so that the buttons around are not rendered with it. */
export const SeenLayersContext = createContext<SeenLayers | null>(null);
