/** What a label head adds to what is minimised. */
export const labelWeightDefinition =
  "α weighs the label head's cross-entropy, −log p(class | μ), beside L: training minimises L + α · CE. A quarter of every batch is labelled images. At 0 the labels do nothing.";

/** What the curve of that shows. */
export const crossEntropyDefinition =
  "Cross-entropy of the label head, −log p(class | μ) in nats per labelled image: solid of training batches, dashed of held-out images. The label head's own: L holds none of it.";

/** What is told of the accuracy of a label head. */
export const jointlyDefinition =
  "Fine-tuned jointly: encoder and label head have learned from the labels, and all the while from the images without any. Accuracy on the first 1,000 held-out images.";
