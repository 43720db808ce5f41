/** One feature of an image, changed by an arrow in latent space. */
export function ModifyFeature() {
  return <p>One feature of an image, changed by an arrow in latent space.</p>;
}
