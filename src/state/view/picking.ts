/** What a press on the map is taken for instead of pinning: an end of the path, or a group of images for the arrow. */
export type Picking = "A" | "B" | "group A" | "group B";
