import {
  BrushCleaning,
  Dices,
  Focus,
  Gauge,
  Grid3x3,
  PencilLine,
  Route,
  Ruler,
  ScanSearch,
  Shrink,
  SlidersHorizontal,
  Tags,
  Target,
} from "lucide-react";
import type { ReactNode } from "react";
import { Generate } from "../../applications/generate/Generate";
import type { TabName } from "../../experiment/sight";
import { fetched } from "../../widgets/fetched";
import type { PickerChoice, PickerGroup } from "../../widgets/Picker";

// What is not seen at first is fetched beside the first load, not in it, and at once: the network may be gone later.
const Interpolate = fetched(
  async () => (await import("../../applications/interpolate/Interpolate")).Interpolate,
  "at once",
);
const Drawing = fetched(async () => (await import("../../applications/draw/Drawing")).Drawing, "at once");
const ModifyFeature = fetched(
  async () => (await import("../../applications/modify/ModifyFeature")).ModifyFeature,
  "at once",
);
const Compression = fetched(
  async () => (await import("../../applications/compress/Compression")).Compression,
  "at once",
);
const ImageLikelihood = fetched(
  async () => (await import("../../applications/likelihood/ImageLikelihood")).ImageLikelihood,
  "at once",
);
const Denoise = fetched(async () => (await import("../../applications/denoise/Denoise")).Denoise, "at once");
const Unusual = fetched(async () => (await import("../../applications/detect/Unusual")).Unusual, "at once");
const FewLabels = fetched(async () => (await import("../../applications/fewLabels/FewLabels")).FewLabels, "at once");
const Dimensions = fetched(async () => (await import("../../applications/reduce/Dimensions")).Dimensions, "at once");
const Conditional = fetched(
  async () => (await import("../../applications/condition/Conditional")).Conditional,
  "at once",
);
const Blur = fetched(async () => (await import("../../applications/blur/Blur")).Blur, "at once");
const Factors = fetched(async () => (await import("../../applications/factors/Factors")).Factors, "at once");

/** Something that a trained model can be used for. */
export interface Application extends PickerChoice {
  /** What links call it. */
  readonly link: TabName;
  readonly content: ReactNode;
  /** Whether it decodes codes alone, which skip connections have no image for. */
  readonly decodesCodes?: boolean;
  /** Whether it needs the factors by which images were drawn. */
  readonly needsFactors?: boolean;
}

/** All of them, by what one does with them. */
export const applications: readonly PickerGroup<Application>[] = [
  {
    title: "Make images",
    choices: [
      {
        name: "Generate",
        description: "Decode codes drawn at random",
        icon: Dices,
        link: "generate",
        content: <Generate />,
        decodesCodes: true,
      },
      {
        name: "Condition",
        description: "Order a class, move its style",
        icon: Target,
        link: "condition",
        content: <Conditional />,
        decodesCodes: true,
      },
      {
        name: "Interpolate",
        description: "Go from one image to another",
        icon: Route,
        link: "interpolate",
        content: <Interpolate />,
        decodesCodes: true,
      },
      {
        name: "Modify",
        description: "Add what one group has and another lacks",
        icon: SlidersHorizontal,
        link: "modify",
        content: <ModifyFeature />,
        decodesCodes: true,
      },
    ],
  },
  {
    title: "Look at one image",
    choices: [
      {
        name: "Draw",
        description: "See where your own drawing lies",
        icon: PencilLine,
        link: "draw",
        content: <Drawing />,
      },
      {
        name: "Compress",
        description: "Count the bits that an image takes",
        icon: Shrink,
        link: "compress",
        content: <Compression />,
      },
      {
        name: "Blur",
        description: "See why images are blurred",
        icon: Focus,
        link: "blur",
        content: <Blur />,
      },
      {
        name: "p(x)",
        description: "Estimate how likely an image is",
        icon: Gauge,
        link: "likelihood",
        content: <ImageLikelihood />,
      },
    ],
  },
  {
    title: "Put the model to use",
    choices: [
      {
        name: "Denoise",
        description: "Decode clean images from corrupted ones",
        icon: BrushCleaning,
        link: "denoise",
        content: <Denoise />,
      },
      {
        name: "Unusual",
        description: "Find images that do not belong",
        icon: ScanSearch,
        link: "unusual",
        content: <Unusual />,
      },
      {
        name: "Few labels",
        description: "Classify by a few labelled images",
        icon: Tags,
        link: "fewLabels",
        content: <FewLabels />,
      },
    ],
  },
  {
    title: "Measure the code",
    choices: [
      {
        name: "Dimensions",
        description: "Compare what few numbers keep with PCA",
        icon: Ruler,
        link: "dimensions",
        content: <Dimensions />,
      },
      {
        name: "Factors",
        description: "Find which number tells which factor",
        icon: Grid3x3,
        link: "factors",
        content: <Factors />,
        needsFactors: true,
      },
    ],
  },
];
