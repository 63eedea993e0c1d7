import { UnreadableError } from './table.ts';

export interface XmlReader {
  /** `attributes` is the raw text between name and bracket: read it with `attribute`. Names come without their prefix. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

/**
 * Walks through the XML of a workbook. It knows no DTD and no entities but the five of XML, so nothing can be fetched
 * or blown up by them: a file that declares any is refused.
 */
export function scanXml(bytes: Uint8Array | undefined, reader: XmlReader): void {
  if (bytes === undefined) return;
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const xml = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes);
  let at = 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    if (start === -1) return;
    if (start > at) reader.text(xml.slice(at, start));
    at = xml.charCodeAt(start + 1) === 0x21 ? skipMarkup(xml, start, reader) : readTag(xml, start, reader);
  }
}

function readTag(xml: string, start: number, reader: XmlReader): number {
  const end = endOfTag(xml, start);
  const second = xml.charCodeAt(start + 1);
  if (second === 0x3f) return end + 1;
  if (second === 0x2f) {
    reader.close(localName(xml, start + 2, end));
    return end + 1;
  }
  const empty = xml.charCodeAt(end - 1) === 0x2f;
  const last = empty ? end - 1 : end;
  let nameEnd = start + 1;
  while (nameEnd < last && xml.charCodeAt(nameEnd) > 0x20) nameEnd += 1;
  const name = localName(xml, start + 1, nameEnd);
  reader.open(name, xml.slice(nameEnd, last));
  if (empty) reader.close(name);
  return end + 1;
}

/** A bracket inside the quotes of an attribute does not end its tag. */
function endOfTag(xml: string, start: number): number {
  const end = xml.indexOf('>', start);
  if (end === -1) throw new UnreadableError('IMPORT_DAMAGED');
  // Only within the tag: most have no quotes, and the next ones may be at the end of the file.
  const inside = xml.slice(start, end).indexOf('"');
  if (inside === -1) return end;
  let open = false;
  for (let at = start + inside; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (code === 0x22) open = !open;
    else if (code === 0x3e && !open) return at;
  }
  throw new UnreadableError('IMPORT_DAMAGED');
}

function skipMarkup(xml: string, start: number, reader: XmlReader): number {
  if (xml.startsWith('<!--', start)) return after(xml, '-->', start);
  if (xml.startsWith('<![CDATA[', start)) {
    const end = after(xml, ']]>', start);
    reader.text(xml.slice(start + 9, end - 3).replaceAll('&', '&amp;'));
    return end;
  }
  throw new UnreadableError('IMPORT_DAMAGED');
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at === -1) throw new UnreadableError('IMPORT_DAMAGED');
  return at + mark.length;
}

function localName(xml: string, from: number, to: number): string {
  const name = xml.slice(from, to).trimEnd();
  return name.slice(name.indexOf(':') + 1);
}

/** The value of one attribute, whatever prefix its name has. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at !== -1; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1);
    const quote = attributes[at + name.length + 1];
    if (before > 0x20 && before !== 0x3a) continue;
    if (attributes[at + name.length] !== '=' || (quote !== '"' && quote !== "'")) continue;
    const from = at + name.length + 2;
    return unescapeXml(attributes.slice(from, attributes.indexOf(quote, from)));
  }
  return undefined;
}

const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name: string) => {
    if (name !== undefined) return NAMED.get(name) ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
