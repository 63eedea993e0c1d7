import iconv from 'iconv-lite';
import { MAX_ROWS, type Row, UnreadableError } from './table.ts';

/** How the fields of a card are called in the preview; `column-aliases.ts` knows them like any other header. */
const HEADER = ['FN', 'N given', 'N family', 'TEL cell', 'TEL home'];

interface Property {
  readonly group: string;
  readonly name: string;
  /** Types and values of parameters, in lower case; version 2.1 writes them without a name. */
  readonly parameters: readonly string[];
  readonly charset: string;
  readonly quotedPrintable: boolean;
  readonly value: string;
}

/**
 * Reads the cards of versions 2.1, 3.0 and 4.0, however many are in the file: one row for each, under a header of our
 * own. The line of a row is that of its BEGIN.
 */
export function readVcards(text: string): Row[] {
  const rows: Row[] = [{ line: 1, cells: HEADER }];
  let card: { line: number; properties: Property[] } | undefined;
  let depth = 0;
  const finish = () => {
    if (card) rows.push({ line: card.line, cells: cellsOf(card.properties) });
    if (rows.length > MAX_ROWS) throw new UnreadableError('IMPORT_TOO_MANY_ROWS', { maxRows: MAX_ROWS });
    card = undefined;
    depth = 0;
  };
  for (const { line, text: logical } of unfolded(text)) {
    const property = readProperty(logical);
    if (property === undefined) continue;
    const mark = `${property.name}:${property.value.trim().toUpperCase()}`;
    if (mark === 'BEGIN:VCARD') {
      // Inside AGENT one card holds another: what it says is about somebody else.
      depth += 1;
      if (depth === 1 || !isAgent(card?.properties)) {
        finish();
        depth = 1;
        card = { line, properties: [] };
      }
    } else if (mark === 'END:VCARD') {
      depth -= 1;
      if (depth <= 0) finish();
    } else if (depth === 1) card?.properties.push(property);
  }
  finish();
  return rows;
}

/** A card that was never ended is no reason to take the next one for a part of it. */
function isAgent(properties: readonly Property[] | undefined): boolean {
  return properties?.at(-1)?.name === 'AGENT';
}

/** Folded lines go on with a blank; lines of quoted-printable end in "=". */
function* unfolded(text: string): Generator<{ line: number; text: string }> {
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; ) {
    const line = at + 1;
    let logical = lines[at] ?? '';
    at += 1;
    const soft = /ENCODING=QUOTED-PRINTABLE|;QUOTED-PRINTABLE[;:]/i.test(logical);
    for (; at < lines.length; at += 1) {
      const next = lines[at] ?? '';
      if (soft && logical.endsWith('=')) logical = logical.slice(0, -1) + next.replace(/^[ \t]/, '');
      else if (/^[ \t]/.test(next)) logical += next.slice(1);
      else break;
    }
    yield { line, text: logical };
  }
}

function readProperty(line: string): Property | undefined {
  const [, head, value] = /^((?:[^":]|"[^"]*")+):(.*)$/s.exec(line) ?? [];
  if (head === undefined || value === undefined) return undefined;
  const [path = '', ...rest] = head.match(/(?:[^;"]|"[^"]*")+/g) ?? [];
  const dot = path.indexOf('.');
  const parameters = rest.flatMap((parameter) => {
    const [name, ...values] = parameter
      .split(/[=,]/)
      .map((part) => part.replaceAll('"', '').trim().toLowerCase());
    return parameter.includes('=')
      ? values.map((text) => (name === 'type' ? text : `${name}=${text}`))
      : [name ?? ''];
  });
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice(8) ?? 'utf-8';
  return {
    group: path.slice(0, Math.max(0, dot)),
    name: path
      .slice(dot + 1)
      .trim()
      .toUpperCase(),
    parameters,
    charset,
    quotedPrintable:
      parameters.includes('quoted-printable') || parameters.includes('encoding=quoted-printable'),
    value,
  };
}

function cellsOf(properties: readonly Property[]): string[] {
  const first = (name: string) =>
    properties.find((property) => property.name === name && property.value.trim() !== '');
  const name = first('N');
  const [family = '', given = ''] = name ? parts(decoded(name), ';').map(unescaped) : [];
  const full = first('FN') ?? (given || family ? undefined : (first('NICKNAME') ?? first('ORG')));
  const labels = new Map(
    properties
      .filter((property) => property.name === 'X-ABLABEL')
      .map((property) => [property.group, decoded(property).toLowerCase()]),
  );
  const phones = properties
    .filter((property) => property.name === 'TEL')
    .map((property) => ({
      number: phoneOf(property),
      kind: kindOf(property, labels.get(property.group) ?? ''),
    }));
  const listed = (kind: string) => phones.filter((phone) => phone.kind === kind).map(({ number }) => number);
  return [
    // A comma in it parts no surname from a name, as it does in a table.
    full ? unescaped(decoded(full)).replace(/[;,]+/g, ' ').replace(/ {2,}/g, ' ').trim() : '',
    given.trim(),
    family.trim(),
    listed('mobile').join(' ::: '),
    listed('other').join(' ::: '),
  ];
}

function kindOf({ parameters }: Property, label: string): 'mobile' | 'other' | 'none' {
  const said = [...parameters, label].join(' ');
  if (/\bcell|mobile|iphone|whatsapp|cellulare|waid=/.test(said)) return 'mobile';
  return /\b(?:fax|pager|modem|bbs)\b/.test(said) ? 'none' : 'other';
}

/** "tel:+39-333-1234567;ext=1" → its number. */
function phoneOf(property: Property): string {
  const text = unescaped(decoded(property)).trim();
  return text.replace(/^tel:/i, '').replace(/;.*$/, '').replaceAll(':::', ' ');
}

function decoded({ value, quotedPrintable, charset }: Property): string {
  if (!quotedPrintable || !value.includes('=')) return value;
  // Whatever stands in it unencoded was read with the encoding of the file, so it is text already.
  return value.replace(/(?:=[0-9A-F]{2})+/gi, (run) => {
    const bytes = Buffer.from(run.replaceAll('=', ''), 'hex');
    return iconv.decode(bytes, iconv.encodingExists(charset) ? charset : 'utf-8');
  });
}

/** Cut at a separator, save where it is escaped. */
function parts(text: string, separator: string): string[] {
  return (
    text.match(
      new RegExp(`(?:\\\\.|[^\\\\${separator}]|\\\\$)+|(?<=^|${separator})(?=${separator}|$)`, 'gs'),
    ) ?? []
  );
}

function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, (_, letter: string) => (/n/i.test(letter) ? ' ' : letter));
}
