/** A work that the lectures cite or build on, and the lessons that its idea is in. */
export interface ReadingEntry {
  readonly authors: string;
  readonly title: string;
  readonly where: string;
  readonly address: string;
  readonly lessons: readonly number[];
}

/** The works, the founding ones first. */
export const readingList: readonly ReadingEntry[] = [
  {
    authors: "Diederik P. Kingma, Max Welling",
    title: "Auto-Encoding Variational Bayes",
    where: "ICLR 2014",
    address: "https://arxiv.org/abs/1312.6114",
    lessons: [4, 7, 13, 18],
  },
  {
    authors: "Danilo Jimenez Rezende, Shakir Mohamed, Daan Wierstra",
    title: "Stochastic Backpropagation and Approximate Inference in Deep Generative Models",
    where: "ICML 2014",
    address: "https://arxiv.org/abs/1401.4082",
    lessons: [7, 18],
  },
  {
    authors: "Andrea Asperti, Matteo Trentin",
    title: "Balancing Reconstruction Error and Kullback-Leibler Divergence in Variational Autoencoders",
    where: "2020",
    address: "https://arxiv.org/abs/2002.07514",
    lessons: [14, 15],
  },
  {
    authors: "Vincent Dumoulin, Francesco Visin",
    title: "A Guide to Convolution Arithmetic for Deep Learning",
    where: "2018",
    address: "https://arxiv.org/abs/1603.07285",
    lessons: [2, 3],
  },
  {
    authors: "Olaf Ronneberger, Philipp Fischer, Thomas Brox",
    title: "U-Net: Convolutional Networks for Biomedical Image Segmentation",
    where: "MICCAI 2015",
    address: "https://arxiv.org/abs/1505.04597",
    lessons: [19],
  },
  {
    authors: "Ziwei Liu and others",
    title: "Large-Scale CelebFaces Attributes (CelebA) Dataset",
    where: "2015",
    address: "http://mmlab.ie.cuhk.edu.hk/projects/CelebA.html",
    lessons: [19],
  },
  {
    authors: "Jack Klys, Jake Snell, Richard Zemel",
    title: "Learning Latent Subspaces in Variational Autoencoders",
    where: "NeurIPS 2018",
    address: "https://proceedings.neurips.cc/paper_files/paper/2018/file/73e5080f0f3804cb9cf470a8ce895dac-Paper.pdf",
    lessons: [27],
  },
  {
    authors: "DeepLearning.AI",
    title: "VAE on MNIST, a lab of which lecture 001 has its code",
    where: "Colab",
    address:
      "https://colab.research.google.com/github/https-deeplearning-ai/tensorflow-3-public/blob/main/Course%204%20-%20Generative%20Deep%20Learning/W3/ungraded_labs/C4_W3_Lab_1_VAE_MNIST.ipynb",
    lessons: [2, 7, 28],
  },
  {
    authors: "Wikipedia",
    title: "Kullback–Leibler divergence",
    where: "an encyclopedia",
    address: "https://en.wikipedia.org/wiki/Kullback%E2%80%93Leibler_divergence",
    lessons: [9, 10],
  },
  {
    authors: "TensorFlow",
    title: "Convolutional Variational Autoencoder, a tutorial",
    where: "Colab",
    address:
      "https://colab.research.google.com/github/tensorflow/docs/blob/master/site/en/tutorials/generative/cvae.ipynb",
    lessons: [20, 28],
  },
  {
    authors: "AntixK",
    title: "PyTorch-VAE, variants of the model as code",
    where: "GitHub",
    address: "https://github.com/AntixK/PyTorch-VAE",
    lessons: [14, 27],
  },
];
