import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxTextLength, prepareTemplate, renderTemplate } from './render-template.ts';

const variables = {
  nomi: 'Anna e Marco',
  persone: 2,
  people: 2,
  evento: null,
  link: 'https://example.org/i/abc',
};

function textOf(body: string, given: Parameters<typeof renderTemplate>[1] = variables): string {
  const result = renderTemplate(body, given);
  return result.ok ? result.text : result.code;
}

describe('the text of a message', () => {
  it('has its placeholders filled in', () => {
    expect(textOf('Ciao {{ nomi }}, siete in {{persone}}.')).toBe('Ciao Anna e Marco, siete in 2.');
  });

  it('agrees with the number of people, in both languages', () => {
    const body = "{{ 'averti' | plurale: 'avervi' }}, {{ 'a seat' | plural: 'seats' }}";
    expect(textOf(body, { persone: 2, people: 2 })).toBe('avervi, seats');
    expect(textOf(body, { persone: 1, people: 1 })).toBe('averti, a seat');
    expect(textOf(body, {})).toBe('averti, a seat');
  });

  it('leaves out what is not known', () => {
    expect(textOf('Ciao{% if evento %} a {{ evento }}{% endif %}!')).toBe('Ciao!');
    expect(textOf("{{ evento | default: 'la festa' }}")).toBe('la festa');
  });

  it('has LF line breaks, no white space around it and nothing invisible to a phone', () => {
    expect(textOf('\r\n  Ciao\r\n\r{{ nomi }} \n\n', { nomi: 'A\0n\x1bna\r\n\ud83d' })).toBe(
      'Ciao\n\nAnna\n\ufffd',
    );
  });

  it('ends the line of the personal link', () => {
    expect(textOf('Qui: {{ link }}, a presto')).toBe('Qui: https://example.org/i/abc\na presto');
  });

  it('is the same from a template prepared once', () => {
    const prepared = prepareTemplate('Ciao {{ nomi }}');
    expect(prepared.ok && [prepared.render({ nomi: 'Anna' }), prepared.render({ nomi: 'Luca' })]).toEqual([
      { ok: true, text: 'Ciao Anna' },
      { ok: true, text: 'Ciao Luca' },
    ]);
  });
});

describe('a value', () => {
  it.each([
    '{{ link }}',
    '{% if link %}x{% endif %}',
    '{{',
    '%}',
    '{{ "a" | upcase }}',
    '{% raw %}',
    '<b>&amp;</b>',
  ])('that looks like a template stays as it is: %s', (name) => {
    expect(textOf('Ciao {{ nomi }}!', { ...variables, nomi: name })).toBe(`Ciao ${name}!`);
    expect(textOf("{{ '' | append: nomi }}", { ...variables, nomi: name })).toBe(name);
  });

  it('stays as it is, whatever it is', () => {
    const visible = fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Cc}/u.test(text));
    fc.assert(
      fc.property(visible, visible, (nomi, evento) => {
        expect(textOf('«{{ nomi }}»{{ evento }}.', { nomi, evento })).toBe(`«${nomi}»${evento}.`);
      }),
    );
  });
});

describe('a template that cannot be sent', () => {
  it.each([
    ['has a misspelled name', 'Ciao {{ nmi }} {{ nomi }} {{ nmi }}', ['nmi']],
    ['asks for a part of a value', '{{ nomi.size }}', ['nomi.size']],
    ['asks for what every object has', '{{ constructor }}{{ __proto__ }}', ['constructor', '__proto__']],
    ['has a misspelled name in a condition', '{% if plurl %}a{% endif %}b', ['plurl']],
    ['has one as the argument of a filter', '{{ nomi | append: cognome }}', ['cognome']],
  ])('%s', (_name, body, placeholders) => {
    expect(renderTemplate(body, variables)).toEqual({
      ok: false,
      code: 'TEMPLATE_UNKNOWN_PLACEHOLDER',
      detail: { placeholders },
    });
  });

  it.each([
    ['does not close a placeholder', 'Ciao\n{{ nomi', 2],
    ['does not close a condition', '{% if nomi %}', 1],
    ['lacks the form for several people', "{{ 'averti' | plurale }}", 1],
    ['uses a filter that does not exist', '\n\n{{ nomi | shout }}', 3],
    ['asks for the time', "{{ 'now' | date: '%Y' }}", 1],
    ['asks for chance', '{{ nomi | sample }}', 1],
    ['reads a file', "{% include '/etc/passwd' %}", 1],
    ['reads a file in another way', "{% render '/etc/passwd' %}", 1],
    ['uses a file as its frame', "{% layout '/etc/passwd' %}", 1],
    ['loops', '{% for i in (1..1000000000) %}x{% endfor %}', 1],
    ['keeps values', "{% assign nomi = 'x' %}", 1],
  ])('%s', (_name, body, line) => {
    expect(renderTemplate(body, variables)).toMatchObject({ code: 'TEMPLATE_SYNTAX', detail: { line } });
  });

  it.each(['', ' \r\n\t', '\u200b\ufeff', '\0', '{{ evento }}', '{% comment %}x{% endcomment %}'])(
    'shows nothing: %j',
    (body) => {
      expect(textOf(body)).toBe('TEMPLATE_EMPTY');
    },
  );

  it('is longer than a message may be, before or after it is filled in', () => {
    expect(textOf('x'.repeat(maxTextLength))).toHaveLength(maxTextLength);
    expect(renderTemplate('x'.repeat(maxTextLength + 1), {})).toEqual({
      ok: false,
      code: 'TEMPLATE_TOO_LONG',
      detail: { length: 4097, limit: 4096 },
    });
    expect(textOf('{{ nomi }}{{ nomi }}', { nomi: 'x'.repeat(2100) })).toBe('TEMPLATE_TOO_LONG');
    expect(textOf(' '.repeat(20_001))).toBe('TEMPLATE_TOO_LONG');
  });

  it.each([
    ['makes a huge list', '{{ (1..1000000000) }}'],
    ['grows a value over and over', `{{ nomi ${"| replace: 'a', 'aaaaaaaaaa'".repeat(20)} }}`],
    ['appends a value to itself', `{{ nomi ${'| append: nomi | prepend: nomi'.repeat(600)} }}`],
    ['doubles a value', `{{ nomi ${"| replace: 'a', 'aa'".repeat(60)} }}`],
    ['nests without end', '{% if nomi %}'.repeat(1500)],
    ['chooses in a huge list', '{% case nomi %}{% when (1..100000000) %}x{% endcase %}'],
  ])('asks for too much: %s', (_name, body) => {
    expect(textOf(body, { nomi: 'a' })).toBe('TEMPLATE_LIMIT');
  });

  it('is refused with a code, never with an exception, whatever was typed', () => {
    const pieces = fc.constantFrom(
      ...[
        '{{',
        '}}',
        '{%',
        '%}',
        '{%-',
        '-}}',
        ' if ',
        ' endif ',
        ' case ',
        ' when ',
        ' raw ',
        ' else ',
        ' # ',
        ' nomi ',
      ],
      ...[
        '|',
        ':',
        ' plurale: ',
        ' append: ',
        "'",
        '"',
        '.',
        '[',
        ']',
        '(1..',
        ')',
        ',',
        '\n',
        '==',
        ' or ',
        ' nil ',
        '\\',
      ],
    );
    const typed = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 30 });
    fc.assert(
      fc.property(typed, (parts) => {
        const result = renderTemplate(parts.join(''), variables);
        if (result.ok) expect(result.text).toBe(result.text.trim());
        else expect(result.code).toMatch(/^TEMPLATE_/);
      }),
      { numRuns: 2_000 },
    );
  });
});
