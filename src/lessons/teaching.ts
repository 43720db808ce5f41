/** What a teacher wants to know of a lesson: what students can do after it, and what many get wrong before it. */
export interface TeachingNote {
  /** The lesson's number in the course. */
  readonly lesson: number;
  readonly goal: string;
  readonly mistake: string;
}

/** Notes on the lessons, in the order of their numbers. */
export const teachingNotes: readonly TeachingNote[] = [
  {
    lesson: 1,
    goal: "Tell what is learned without labels, and read a loss in nats per image.",
    mistake: "The model is thought to know which digit it sees.",
  },
  {
    lesson: 2,
    goal: "Follow shapes and weights through encoder and decoder.",
    mistake: "Convolutions are thought to hold most weights; the dense layer does.",
  },
  {
    lesson: 3,
    goal: "Tell a transpose from an inverse, and say why strides take the place of pooling.",
    mistake: "A transposed convolution is taken for one that undoes a convolution.",
  },
  {
    lesson: 4,
    goal: "Tell an image's point from its cloud, and what the decoder is given of either.",
    mistake: "Noise is thought to spoil the copy far more than it does.",
  },
  {
    lesson: 5,
    goal: "Say why drawing from the prior needs codes where the prior is.",
    mistake: "A small reconstruction loss is taken for the power to generate.",
  },
  {
    lesson: 6,
    goal: "Read μ and σ from a bell, its height and its bend.",
    mistake: "σ is taken for the slope of the curve.",
  },
  {
    lesson: 7,
    goal: "Say how a gradient passes a random draw.",
    mistake: "ε is thought to be trained, or 68 % of draws to lie within the ellipse of a plane.",
  },
  {
    lesson: 8,
    goal: "Say why a layer gives log σ² and not σ, and tell the lectures' sigmas apart.",
    mistake: "What the code calls sigma is taken for a standard deviation.",
  },
  {
    lesson: 9,
    goal: "Compute a divergence by hand, in both directions, in nats and bits.",
    mistake: "A divergence is taken for a distance that is the same both ways.",
  },
  {
    lesson: 10,
    goal: "Find where KL of two Gaussians is zero, and see a formula that is wrong.",
    mistake: "A formula from a slide is trusted because its loss falls.",
  },
  {
    lesson: 11,
    goal: "Say what KL does to means and widths, and that it trains no decoder.",
    mistake: "KL is thought to spread the means evenly; it draws them into the middle.",
  },
  {
    lesson: 12,
    goal: "Say what reconstruction does to means and widths, and compare σ with the spread.",
    mistake: "σ is judged alone, though its scale is free.",
  },
  {
    lesson: 13,
    goal: "Tell from two histograms which terms were minimised.",
    mistake: "Each posterior is thought to cover the prior; all of them together do.",
  },
  {
    lesson: 14,
    goal: "Trade reconstruction for bits by λ, and say what λ = 1 is for.",
    mistake: "A larger λ is thought to be better because codes look tidier.",
  },
  {
    lesson: 15,
    goal: "Find β from how a loss is summed and averaged.",
    mistake: "λ = 1 is thought to mean the same in every code.",
  },
  {
    lesson: 16,
    goal: "Say why a perfect copy costs something under cross-entropy.",
    mistake: "A loss of 100 is taken for half as bad as one of 200.",
  },
  {
    lesson: 17,
    goal: "Test whether σ says how sure an encoder is.",
    mistake: "σ is taken for doubt about the class of an image.",
  },
  {
    lesson: 18,
    goal: "Say why p(x) is hard to estimate by draws from the prior, and what the encoder is for.",
    mistake: "Intractable is taken for undefined.",
  },
  {
    lesson: 19,
    goal: "Say why a decoder that has z alone blurs, and what it costs to copy past z.",
    mistake: "A sharp reconstruction is taken for a better generative model.",
  },
  {
    lesson: 20,
    goal: "Say what batch norm takes away, gives back, and does to a held-out image.",
    mistake: "After batch norm all channels are thought to have mean 0 and deviation 1.",
  },
  {
    lesson: 21,
    goal: "Judge an interpolation by a measure, not by one pretty path.",
    mistake: "A blend of pixels is taken for a path through latent space.",
  },
  {
    lesson: 22,
    goal: "Say what an arrow between two means takes along beside its own feature.",
    mistake: "A direction that is named after a feature is thought to change that feature alone.",
  },
  {
    lesson: 23,
    goal: "Read KL as the length of a message, beside what it leaves out.",
    mistake: "The code is thought to cost as much as its floats.",
  },
  {
    lesson: 24,
    goal: "Say what a denoising autoencoder is shown and what it is held against.",
    mistake: "Any autoencoder is thought to take any noise away.",
  },
  {
    lesson: 25,
    goal: "Read an ROC area, and say what fools a loss as a score.",
    mistake: "A high loss is taken for strange, a low one for usual.",
  },
  {
    lesson: 26,
    goal: "Use a code as features, and compare it with pixels at the same number of labels.",
    mistake: "Codes are thought to be better features however few their dimensions.",
  },
  {
    lesson: 27,
    goal: "Say why a network that is told the class leaves it out of z.",
    mistake: "z is thought to hold all that can be said of an image, told or not.",
  },
  {
    lesson: 28,
    goal: "Find mistakes in code that runs without an error.",
    mistake: "A loss that falls is taken for code that is right.",
  },
];

/** A way through the course for the time that there is. */
export interface CoursePlan {
  readonly name: string;
  /** Minutes of class, discussion included, of each session. */
  readonly minutes: number;
  /** The lessons of each session, in order. */
  readonly sessions: readonly (readonly number[])[];
}

/** The course in one lesson, in a double lesson, and through a term of seven weeks. */
export const coursePlans: readonly CoursePlan[] = [
  { name: "45 minutes", minutes: 45, sessions: [[1, 4, 13, 5, 14]] },
  { name: "90 minutes", minutes: 90, sessions: [[1, 16, 4, 6, 7, 12, 11, 13, 5, 14]] },
  {
    name: "A term",
    minutes: 45,
    sessions: [
      [1, 16, 2, 3],
      [20, 4, 6, 7, 8],
      [12, 11, 13],
      [5, 21, 22, 14],
      [9, 10, 15, 28],
      [23, 19, 17, 18],
      [24, 25, 26, 27],
    ],
  },
];
