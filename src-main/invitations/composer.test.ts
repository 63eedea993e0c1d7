import { describe, expect, it } from 'vitest';
import { configurationDefaults } from '#contract/configuration.ts';
import { Refusal } from '#contract/result.ts';
import { type HouseholdRecord, noDetails } from '../domain/guests/household-store.ts';
import { verify } from '../domain/links/verify.ts';
import type { RenderedTemplate } from '../domain/templates/render-template.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { openTestStore } from '../testing/test-store.ts';
import { createComposer } from './composer.ts';

const secret = 'the web site signs with this, and so do we: 8f3a';
const rossi: HouseholdRecord = {
  id: 'household-1',
  name: 'Famiglia Rossi',
  phones: ['+393331234567'],
  guests: [
    { firstName: 'Mario', lastName: 'Rossi' },
    { firstName: 'Anna', lastName: 'Neri' },
  ],
  ...noDetails,
  linkVersion: 3,
  optedOut: false,
  rsvp: null,
  answer: null,
  viewedAt: null,
  createdAt: 0,
  invitation: null,
};

function aComposer(changes: Partial<typeof configurationDefaults> = {}, current = async () => secret) {
  const clock = new ManualClock();
  const linkSecret = { current, replace: async () => {}, isSet: () => true };
  const configuration = () => ({ ...configurationDefaults, event_name: 'Nozze', ...changes });
  return {
    clock,
    composer: createComposer({ linkSecret, events: openTestStore().events, configuration, clock }),
  };
}

function textOf(rendered: RenderedTemplate): string {
  if (!rendered.ok) throw new Error(rendered.code);
  return rendered.text;
}

describe('the composer', () => {
  it('fills in the household, the event and a link that proves itself', async () => {
    const { composer, clock } = aComposer({ link_base_url: 'https://nozze.example/i/{token}' });
    const compose = await composer.compose('{{ nomi }}, {{ evento }}!\n{{ link }}');
    const [greeting, link = ''] = textOf(compose(rossi)).split('\n');
    expect(greeting).toBe('Mario e Anna, Nozze!');
    const token = link.replace('https://nozze.example/i/', '');
    expect(verify(token, [secret])).toMatchObject({
      ok: true,
      payload: { event: 'event-1', household: 'household-1', version: 3 },
      signedAt: Math.floor(clock.now().wall / 1000),
    });
  });

  it('gives each household its own link', async () => {
    const { composer } = aComposer();
    const compose = await composer.compose('{{ link }}');
    const links = ['a', 'b', 'c'].map((id) => textOf(compose({ ...rossi, id })));
    expect(new Set(links).size).toBe(3);
  });

  it('has no link for a phone that belongs to no household', async () => {
    const { composer } = aComposer();
    const compose = await composer.compose('Prova per {{ evento }}');
    expect(textOf(compose(null))).toBe('Prova per Nozze');
    const withLink = (await composer.compose('{{ link }}'))(null);
    expect(withLink.ok ? withLink.text : withLink.code).not.toContain('http');
  });

  it('lets a program add its own values, also over ours', async () => {
    const { composer } = aComposer();
    const compose = await composer.compose('{{ famiglia }}, tavolo {{ tavolo }}');
    expect(textOf(compose(rossi, { tavolo: 7, famiglia: 'Cari tutti' }))).toBe('Cari tutti, tavolo 7');
    expect(compose(rossi)).toMatchObject({ ok: false, code: 'TEMPLATE_UNKNOWN_PLACEHOLDER' });
  });

  it('refuses a template nobody can use, before it is used', async () => {
    const { composer } = aComposer();
    await expect(composer.compose('{{ nomi')).rejects.toThrow(Refusal);
  });

  it('knows no link where the event has no web site, and needs no secret for it', async () => {
    const { composer } = aComposer({ event_has_site: false }, () => Promise.reject(new Error('asked')));
    const compose = await composer.compose('{{ nomi }}!{% if link %} Qui: {{ link }}{% endif %}');
    expect(textOf(compose(rossi))).toBe('Mario e Anna!');
    const bare = await composer.compose('{{ nomi }}: {{ link }}');
    expect(bare(rossi)).toMatchObject({ ok: false, code: 'TEMPLATE_LINK_WITHOUT_SITE' });
    expect(textOf(bare(rossi, { link: 'https://a.example/' }))).toBe('Mario e Anna: https://a.example/');
  });

  it('makes no text while the link secret is missing', async () => {
    const missing = () => Promise.reject(new Refusal('LINK_SECRET_MISSING'));
    const { composer } = aComposer({}, missing);
    await expect(composer.compose('{{ nomi }}')).rejects.toThrow(
      expect.objectContaining({ code: 'LINK_SECRET_MISSING' }),
    );
  });
});
