import { Refusal } from '#contract/result.ts';
import { findJsonDoubt } from './json-doubts.ts';

/** The body of a request, read no further than `maxBytes`: a longer one is refused as BODY_TOO_LARGE. */
export async function readBody(request: Request, maxBytes: number): Promise<Buffer> {
  const tooLarge = () => new Refusal('BODY_TOO_LARGE', { limit: inWords(maxBytes) });
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body ?? []) {
    size += piece.byteLength;
    if (size > maxBytes) throw tooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces, size);
}

/** The JSON value in a body; anything else, and what is not UTF-8, is refused as INVALID_JSON. */
export function parseJson(bytes: Uint8Array): unknown {
  return parse(textOf(bytes));
}

/** The same for what others write: a value that can be read in two ways is refused as INVALID_INPUT. */
export function parseForeignJson(bytes: Uint8Array): unknown {
  const text = textOf(bytes);
  const value = parse(text);
  const doubt = findJsonDoubt(text);
  if (doubt !== null) throw new Refusal('INVALID_INPUT', { issues: [doubt] });
  return value;
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('INVALID_JSON');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('INVALID_JSON');
  }
}

function inWords(bytes: number): string {
  const kilobytes = Math.floor(bytes / 1024);
  return kilobytes < 1024 ? `${kilobytes} KB` : `${Math.floor(kilobytes / 1024)} MB`;
}
