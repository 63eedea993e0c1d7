import type { Readable } from 'node:stream';
import type Docker from 'dockerode';
import { Refusal } from '#contract/result.ts';
import { dockerTrouble, isNotFound, reasonLength } from './docker-trouble.ts';
import { type PullEvent, PullMeter, type PullProgress } from './pull-progress.ts';

export interface PullOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: PullProgress) => void;
}

export async function hasImage(docker: Docker, image: string): Promise<boolean> {
  try {
    await docker.getImage(image).inspect();
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

/** Fetches an image. What came before it was cancelled is kept by Docker: the next time goes on from there. */
export async function pullImage(
  docker: Docker,
  image: string,
  { signal, onProgress }: PullOptions,
): Promise<void> {
  const cancelled = () => new Refusal('CONTAINER_CANCELLED');
  if (signal.aborted) throw cancelled();
  try {
    const stream = (await docker.pull(image, { abortSignal: signal })) as Readable;
    const stop = () => stream.destroy();
    signal.addEventListener('abort', stop);
    try {
      await follow(stream, onProgress);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  } catch (error) {
    throw signal.aborted ? cancelled() : dockerTrouble(error, 'DOCKER_PULL_FAILED');
  }
  if (signal.aborted) throw cancelled();
}

async function follow(stream: Readable, onProgress: PullOptions['onProgress']): Promise<void> {
  const meter = new PullMeter();
  for await (const line of linesOf(stream)) {
    const event = eventOf(line);
    if (event === null) continue;
    if (event.error !== undefined) {
      throw new Refusal('DOCKER_PULL_FAILED', { reason: event.error.slice(0, reasonLength) });
    }
    meter.take(event, performance.now());
    onProgress(meter.progress());
  }
}

/** Unlike readline's, they come to an end when the stream is destroyed. */
async function* linesOf(stream: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of stream.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

function eventOf(line: string): PullEvent | null {
  try {
    return JSON.parse(line) as PullEvent;
  } catch {
    // An empty line between two.
    return null;
  }
}
