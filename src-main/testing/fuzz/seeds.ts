import { readdirSync, readFileSync } from 'node:fs';
import vectors from '../../domain/links/django-vectors.json' with { type: 'json' };
import transcripts from '../../practice/transcripts.json' with { type: 'json' };

const corpus = new URL('../../domain/guests/import/corpus/', import.meta.url);
const largest = 200_000;

/** The guest lists of the corpus; the bomb is left out, it is large and refused at the first look. */
export function guestLists(): Uint8Array[] {
  return readdirSync(corpus)
    .filter((file) => file !== 'expected.json')
    .map((file) => readFileSync(new URL(file, corpus)))
    .filter((bytes) => bytes.length < largest);
}

/** Tokens that Django signed, with the secret that opens them. */
export const signedTokens = vectors.accepted.map(({ token, secret }) => ({ token, secret }));

interface Recorded {
  readonly status: number;
  readonly expect: { readonly body?: unknown; readonly shape?: string };
}

const values: Readonly<Record<string, string>> = {
  string: '"true_393331234567@c.us_3EB0A1B2C3"',
  number: '1764000000',
  boolean: 'true',
};

/** What a real WAHA answered: its bodies as they were, its shapes with a value in each place. */
export const wahaBodies: readonly unknown[] = (transcripts.exchanges as readonly Recorded[]).flatMap(
  ({ expect: { body, shape } }) =>
    body !== undefined ? [body] : shape === undefined ? [] : [sampleOf(shape)],
);

/** A shape of the transcripts, such as `{id:string}` or the name of one, as a value. */
function sampleOf(shape: string): unknown {
  const shapes: Readonly<Record<string, string>> = transcripts.shapes;
  const inList = /^\[(\w+)\]$/.exec(shape)?.[1];
  if (inList !== undefined && shapes[inList] !== undefined) return [sampleOf(shapes[inList])];
  const json = (shapes[shape] ?? shape)
    .replaceAll(/(?<=[{,])([^{}[\]:,]+):/g, '"$1":')
    .replaceAll(/(?<=[:[,])(string|number|boolean)(?=[,}\]])/g, (_, type) => values[type] ?? 'null');
  return JSON.parse(json);
}

const stored = {
  ...{
    id: 'true_393331234567@c.us_3EB0A1',
    timestamp: 1_764_000_000,
    from: '393331234567@c.us',
    fromMe: true,
  },
  ...{ body: 'Ciao', hasMedia: false, ack: 2, ackName: 'DEVICE' },
};
const incoming = { ...stored, id: 'false_393331234567@c.us_3AC2', fromMe: false };

/** Answers and events of which the transcripts hold the shape alone, with the ids that the engines give. */
export const bodiesWithIds: readonly unknown[] = [
  { key: { remoteJid: '393331234567@s.whatsapp.net', fromMe: true, id: '3EB0A1' }, status: 'PENDING' },
  { id: { fromMe: true, remote: '393331234567@c.us', id: '3EB0A1', _serialized: stored.id } },
  ...[stored, [stored, incoming], incoming],
  { _data: { Info: { ID: '3EB0A1' } } },
  { numberExists: true, chatId: '1357@lid', pn: '393331234567@c.us' },
  { lid: '1357@lid', pn: '393331234567@c.us' },
  { ...incoming, ack: 3, ackName: 'READ' },
  { before: incoming, after: incoming, revokedMessageId: '3AC2', editedMessageId: '3AC2' },
  { message: 'Message not found', statusCode: 404 },
  { name: 'main', status: 'WORKING', me: { id: '393331234567@c.us', pushName: 'Giulia' } },
];
