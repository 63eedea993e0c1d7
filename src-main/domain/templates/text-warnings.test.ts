import { describe, expect, it } from 'vitest';
import { shippedTemplates } from './shipped-templates.ts';
import { holesOf, textWarnings } from './text-warnings.ts';

const link = 'https://a.example/invito/eyJlIjoiNGIx:1ye9eC:jfSJUHQFJfHxMRnaKCLgNKbAJLDyH06VD_QimG8AS7I';
const used = ['nomi', 'link'];
const warnings = (text: string, placeholders: readonly string[] = used) =>
  textWarnings(text, link, placeholders);

describe('before a text is sent', () => {
  it('nothing is said of one that is fine', () => {
    expect(warnings(`Ciao Anna, ti aspettiamo il 12 giugno.\n${link}\nRispondi *SÌ* o *NO*`)).toEqual([]);
  });

  it.each([
    ['LONG', `${'parole '.repeat(100)}\n${link}`],
    ['LINKS', `${link}\nwww.altro.example`],
    ['HTTP', 'http://a.example/invito'],
    ['SHORTENER', 'https://bit.ly/3xYz'],
    ['CAPITALS', `VIENI ALLA NOSTRA FESTA DI NOZZE\n${link}`],
    ['STRAY_FIELD', 'Ciao [nmoe]'],
    ['STRAY_FIELD', 'Ciao {nome}'],
    ['STRAY_FIELD', 'Ciao %nome%'],
    ['STRAY_FIELD', 'Ciao <<Nome>>'],
    ['STRAY_FIELD', 'Ciao «First_Name»'],
  ])('%s is said of %j', (warning, text) => {
    expect(warnings(text)).toEqual([warning]);
  });

  it('the personal link counts neither as long nor as loud, nor twice', () => {
    expect(warnings(`Ciao\n${link}\nancora:\n${link}`)).toEqual([]);
  });

  it('a site on this computer may be plain, a short word may be loud', () => {
    expect(warnings('http://127.0.0.1:8000/x SÌ')).toEqual([]);
  });

  it('a text without names is the same for all where nobody gets a link', () => {
    expect(textWarnings('Ciao a tutti', null, ['link'])).toEqual(['SAME_FOR_ALL']);
    expect(textWarnings('Ciao Anna', null, used)).toEqual([]);
  });

  it('a text that addresses nobody is told, and one that is the same for all even more', () => {
    expect(warnings(link, ['link'])).toEqual(['NO_NAME']);
    expect(warnings('Ciao a tutti', ['evento'])).toEqual(['SAME_FOR_ALL']);
  });

  it('is quick with a long text made to be slow', () => {
    // What takes the square of its length would not come to an end.
    warnings(`${'['.repeat(400_000)}${'a'.repeat(400_000)}${'%'.repeat(90_000)}`);
  });
});

describe('what leaves a hole where it is missing', () => {
  it.each([
    ['Ciao {{ nomi }}', ['nomi']],
    ["{{ evento | default: 'la festa' }}", []],
    ['{% if evento %} per {{ evento }}{% endif %}', []],
    ['{{ nomi }} {% if data %}il {{ data }}{% endif %} a {{ evento }}', ['nomi', 'evento']],
    ["{{ 'tu' | plurale: 'voi' }}", []],
    ['{{ nomi', []],
  ])('in %j is %j', (body, holes) => {
    expect(holesOf(body)).toEqual(holes);
  });

  it('in the shipped texts is at most a name or the link, which nobody lacks', () => {
    for (const { body } of shippedTemplates) {
      for (const hole of holesOf(body)) expect(['nomi', 'names', 'link']).toContain(hole);
    }
  });
});
