import { describe, expect, it } from 'vitest';
import { attribute, scanXml, unescapeXml } from './xml.ts';

function seen(xml: string): string[] {
  const found: string[] = [];
  scanXml(new TextEncoder().encode(xml), {
    open: (name) => found.push(`<${name}`),
    close: (name) => found.push(`/${name}`),
    text: (text) => found.push(text),
  });
  return found;
}

describe('scanXml', () => {
  it('names tags without their prefix, and closes the empty ones', () => {
    expect(seen('<?xml version="1.0"?><x:a><!-- no --><b/>t</x:a>')).toEqual(['<a', '<b', '/b', 't', '/a']);
  });

  it('is not misled by a bracket inside an attribute', () => {
    expect(seen('<a n="x>y">t</a>')).toEqual(['<a', 't', '/a']);
  });

  it('refuses a file that declares entities', () => {
    expect(() => seen('<!DOCTYPE lol [<!ENTITY a "b">]><a/>')).toThrow('IMPORT_DAMAGED');
  });

  it('finds an attribute by its whole name', () => {
    expect(attribute(' sr="1" r="A1" x:s=\'2\'', 'r')).toBe('A1');
    expect(attribute(' sr="1" x:s=\'2\'', 's')).toBe('2');
    expect(attribute(' sr="1"', 'r')).toBeUndefined();
  });

  it('knows the entities of XML and characters by their number, and no other', () => {
    expect(unescapeXml('&lt;&#242;&#xF2;&amp;&evil;')).toBe('<òò&&evil;');
  });

  it('takes only its own names for characters', () => {
    expect(unescapeXml('&amp;&constructor;&nbsp;')).toBe('&&constructor;&nbsp;');
  });
});
