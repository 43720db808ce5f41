import type { DataDescription } from "./dataSets";

/** Pictures of clothes, an eighth of Zalando's set: the first 750 and 125 of each class. */
export const fashionMnistDescription: DataDescription = {
  name: "fashion-mnist",
  version: "2b60fe632271b405",
  title: "Fashion-MNIST",
  origin: "fetched",
  credit: "Xiao, Rasul and Vollgraf of Zalando SE; an eighth of it",
  licence: "MIT",
  noun: { one: "article", many: "articles" },
  imageShape: [28, 28, 1],
  classNames: ["T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "boot"],
  classCounts: Array.from({ length: 10 }, (): readonly [number, number] => [750, 125]),
  factors: [],
  trainCount: 7_500,
  testCount: 1_250,
  drawing: { box: [26, 26], pen: 4, centre: "span", asAllImages: false },
  fetchedBytes: 3_830_000,
  latentDim: 2,
};

/** Drawings of Quick, Draw! whose ten classes are of six of its categories each. */
export const doodlesDescription: DataDescription = {
  name: "doodles",
  version: "a68d508f375bf78a",
  title: "Doodles",
  origin: "fetched",
  credit: "Players of Quick, Draw! by Google; centred and grouped",
  licence: "CC BY 4.0",
  noun: { one: "doodle", many: "doodles" },
  imageShape: [28, 28, 1],
  classNames: ["fruit", "faces", "wheels", "fish", "houses", "cars", "cups", "clothes", "plants", "sky"],
  classCounts: Array.from({ length: 10 }, (): readonly [number, number] => [498, 102]),
  factors: [],
  trainCount: 4_980,
  testCount: 1_020,
  drawing: { box: [26, 26], pen: 1.4, centre: "span", asAllImages: true },
  fetchedBytes: 1_420_000,
  latentDim: 10,
};

/** Microsoft's Fluent emoji, without flags, symbols and colours of skin, on white. */
export const emojiDescription: DataDescription = {
  name: "emoji",
  version: "d76cb755c134da40",
  title: "Emoji",
  origin: "fetched",
  credit: "Microsoft Corporation, Fluent Emoji",
  licence: "MIT",
  noun: { one: "emoji", many: "emoji" },
  imageShape: [32, 32, 3],
  classNames: ["smileys", "people", "nature", "food", "travel", "activities", "objects"],
  classCounts: [
    [140, 29],
    [285, 57],
    [126, 26],
    [113, 23],
    [179, 36],
    [71, 15],
    [216, 44],
  ],
  factors: [],
  trainCount: 1_130,
  testCount: 230,
  drawing: { box: [28, 28], pen: 3, centre: "span", asAllImages: false },
  fetchedBytes: 690_000,
  latentDim: 16,
};
