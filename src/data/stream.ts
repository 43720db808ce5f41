/** A stream that ended before its end; `cause` says what its source knows. */
export class BrokenStream extends Error {
  override readonly name = "BrokenStream";
}

/**
 * Hands each chunk of a stream to `onChunk`, in order; where that throws, the stream is cancelled and the error passed on.
 * It reads with a reader because Safari does not iterate over streams.
 * @throws BrokenStream where the stream itself fails
 */
export async function readStream<Chunk>(stream: ReadableStream<Chunk>, onChunk: (chunk: Chunk) => void): Promise<void> {
  const reader = stream.getReader();
  const next = () =>
    reader.read().catch((cause) => {
      throw new BrokenStream("The stream ended before its end.", { cause });
    });
  for (let read = await next(); !read.done; read = await next()) {
    try {
      onChunk(read.value);
    } catch (error) {
      void reader.cancel(error).catch(() => undefined);
      throw error;
    }
  }
}
