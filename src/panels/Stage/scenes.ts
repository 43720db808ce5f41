import type { Scene } from "../../experiment/presentation";

/** What a scene is called on its button, and what is on it. */
export const sceneWords: Readonly<Record<Scene, { readonly name: string; readonly label: string }>> = {
  all: { name: "All: map, decoded image and curves", label: "All" },
  map: { name: "Map alone", label: "Map" },
  decode: { name: "Image and map", label: "Image" },
  curves: { name: "Curves alone", label: "Curves" },
};
