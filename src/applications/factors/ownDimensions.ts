/**
 * The link of an experiment in which x, y, scale and hue each come to have a dimension of their own: what `npm run factors`
 * told of it stands in bench/RESULTS.md.
 */
export const ownDimensions: string = `#${[
  "data=shapes-in-colour",
  "classes=1",
  "vary=0,1,2,4",
  "latent=10",
  "encoder=conv8s2r.bn.conv16s2r.bn.conv32s2r.bn.flat.dense64r.bn",
  "decoder=dense64r.bn.dense512r.bn.to4x4x32.convT16s2r.bn.convT16s2r.bn.convT8s2r.bn.convT3s1",
  "lambda=4",
  "batch=32",
  "rate=0.002",
].join("&")}`;
