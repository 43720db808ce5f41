import { type Architecture, decoderInputOf, inferShapes, type Layer, type Shape, type Shapes } from "./architecture";

/** What the encoder's layer `from` gives is read beside what the decoder's layer `to` reads, on its channels. */
export interface SkipConnection {
  /** Places among the layers of either part, from 0. */
  readonly from: number;
  readonly to: number;
  /** Of what is read besides. */
  readonly shape: readonly [height: number, width: number, channels: number];
}

/**
 * The skip connections that the layers of a network allow, as in a U-Net (Ronneberger, Fischer and Brox 2015): for each
 * size of image in the encoder the last that a convolution or its batch norm gives, to the decoder's first convolution
 * that reads an image of that size.
 * @throws ArchitectureError where layers do not fit together
 */
export function possibleSkips({ encoder, decoder, ...rest }: Architecture): readonly SkipConnection[] {
  const shapes = inferShapes({ encoder, decoder, ...rest });
  const lastOfSize = new Map<string, Omit<SkipConnection, "to">>();
  for (const [from, layer] of encoder.entries()) {
    const shape = shapes.encoder[from];
    if (shape?.length === 3 && (isConvolution(layer) || layer.kind === "batchNormalization")) {
      lastOfSize.set(sizeText(shape), { from, shape });
    }
  }
  const skips: SkipConnection[] = [];
  for (const [to, layer] of decoder.entries()) {
    const read = sizeText(shapes.decoder[to - 1] ?? []);
    const skip = lastOfSize.get(read);
    if (!skip || !isConvolution(layer)) continue;
    skips.push({ ...skip, to });
    lastOfSize.delete(read);
  }
  return skips;
}

/**
 * The skip connections that a network has.
 * @throws ArchitectureError where layers do not fit together
 */
export function skipsOf(architecture: Architecture): readonly SkipConnection[] {
  return architecture.skipConnections ? possibleSkips(architecture) : [];
}

/** Whether anything leads from encoder to decoder past z. */
export function hasSkips(architecture: Architecture): boolean {
  return skipsOf(architecture).length > 0;
}

/** The same network with skip connections, or with none. */
export function withSkips(architecture: Architecture, on: boolean): Architecture {
  const { skipConnections: _, ...without } = architecture;
  return on ? { ...without, skipConnections: true } : without;
}

/**
 * The shape of what every layer reads.
 * @throws ArchitectureError where layers do not fit together
 */
export function inputsOf(architecture: Architecture): Shapes {
  const shapes = inferShapes(architecture);
  const decoder = [decoderInputOf(architecture), ...shapes.decoder.slice(0, -1)];
  for (const { to, shape } of skipsOf(architecture)) {
    const [height = 1, width = 1, channels = 1] = decoder[to] ?? [];
    decoder[to] = [height, width, channels + shape[2]];
  }
  return { encoder: [architecture.imageShape, ...shapes.encoder.slice(0, -1)], decoder };
}

function isConvolution({ kind }: Layer): boolean {
  return kind === "conv2d" || kind === "conv2dTranspose";
}

/** Height and width of an image. */
function sizeText(shape: Shape | readonly []): string {
  return shape.length === 3 ? `${shape[0]}x${shape[1]}` : "";
}
