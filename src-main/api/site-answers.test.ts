import { describe, expect, it } from 'vitest';
import type { Input } from '#contract';
import type { App } from '../app.ts';
import { ask, refusal, until } from '../testing/ask.ts';
import { startTestApp, temporaryDirectory } from '../testing/real-app.ts';

async function setup() {
  const app = await startTestApp({ directory: temporaryDirectory(), practice: true });
  const { household } = await ask(app, 'guests.add', { name: 'Famiglia Rossi' });
  const { link } = await ask(app, 'links.get', { household: household.id });
  const token = link.slice(link.lastIndexOf('/') + 1);
  const answer = (more: Partial<Input<'rsvp.fromSite'>> = {}) =>
    ask(app, 'rsvp.fromSite', { token, rsvp: 'COMING', adults: 2, ...more });
  const history = () => ask(app, 'rsvp.ofHousehold', { household: household.id });
  return { app, id: household.id, token, link, answer, history };
}

describe('an answer given on the web site', () => {
  it('is recorded for the household of its link, with names, menus and note', async () => {
    const { app, id, token, answer, history } = await setup();
    const told: string[] = [];
    app.subscribe((event) => void told.push(event));
    const guests = [{ name: 'Anna Rossi', coming: true, dietary: 'celiaca' }];
    const given = await answer({ children: 1, guests, note: 'Grazie', answeredAt: '2026-01-02T10:00:00Z' });
    expect(given).toMatchObject({
      household: id,
      answer: { source: 'WEBSITE', rsvp: 'COMING', adults: 2, children: 1, guests, note: 'Grazie' },
      current: { rsvp: 'COMING', adults: 2, children: 1, at: '2026-01-02T10:00:00.000Z', conflict: false },
    });
    await until(
      () => told,
      (events) => events.includes('rsvp.changed'),
    );
    expect(await history()).toHaveLength(1);
    expect(JSON.stringify(given)).not.toContain(token);
  });

  it('is taken with the whole link too', async () => {
    const { app, id, link } = await setup();
    expect(await ask(app, 'rsvp.fromSite', { token: link, rsvp: 'MAYBE' })).toMatchObject({ household: id });
  });

  it.each([
    ['with a key', { idempotencyKey: 'site-1' }],
    ['with its time', { answeredAt: '2026-01-02T10:00:00.000Z' }],
    ['with neither', {}],
  ])('%s is recorded once, however often it is sent, and answered the same', async (_, more) => {
    const { answer, history } = await setup();
    const first = await answer(more);
    const again = await Promise.all([answer(more), answer(more), answer(more)]);
    expect(again).toEqual([first, first, first]);
    expect(await history()).toHaveLength(1);
  });

  it('sent twice at the same moment under one key is recorded once', async () => {
    const { answer, history } = await setup();
    const [one, two] = await Promise.all([answer({ idempotencyKey: 'k' }), answer({ idempotencyKey: 'k' })]);
    expect(one).toEqual(two);
    expect(await history()).toHaveLength(1);
  });

  it('may change, and change back', async () => {
    const { answer, history } = await setup();
    await answer();
    await answer({ rsvp: 'NOT_COMING' });
    expect((await answer()).current).toMatchObject({ rsvp: 'COMING', adults: 2 });
    expect(await history()).toHaveLength(3);
  });

  it('said once more after another one took its place is recorded, and stands', async () => {
    const { app, id, answer, history } = await setup();
    await answer({ rsvp: 'NOT_COMING' });
    await ask(app, 'rsvp.record', { household: id, rsvp: 'COMING', adults: 2 });
    expect((await answer({ rsvp: 'NOT_COMING' })).current).toMatchObject({ rsvp: 'NOT_COMING' });
    expect(await history()).toHaveLength(3);
  });

  it('like a delayed older one that does not stand is recorded, and stands', async () => {
    const { answer, history } = await setup();
    await answer({ rsvp: 'NOT_COMING' });
    await answer({ answeredAt: '2026-01-01T10:00:00Z' });
    expect((await answer()).current).toMatchObject({ rsvp: 'COMING', adults: 2 });
    expect(await history()).toHaveLength(3);
  });

  it('that stands is repeated, not changed, when a delayed older one came between', async () => {
    const { answer, history } = await setup();
    const first = await answer({ rsvp: 'NOT_COMING' });
    await answer({ answeredAt: '2026-01-01T10:00:00Z' });
    expect(await answer({ rsvp: 'NOT_COMING' })).toEqual(first);
    expect(await history()).toHaveLength(2);
  });

  it('is refused when its key said something else', async () => {
    const { app, token, answer, history } = await setup();
    await answer({ idempotencyKey: 'k' });
    for (const other of [
      { adults: 3 },
      { rsvp: 'NOT_COMING' },
      { note: 'x' },
      { answeredAt: '2026-01-01T00:00:00Z' },
    ]) {
      const input = { token, rsvp: 'COMING', adults: 2, idempotencyKey: 'k', ...other };
      expect(await refusal(app, 'rsvp.fromSite', input)).toBe('IDEMPOTENCY_CONFLICT');
    }
    expect(await history()).toHaveLength(1);
  });

  it('that is older than the one that stands is kept and does not stand', async () => {
    const { answer, history } = await setup();
    await answer({ answeredAt: '2026-01-02T10:00:00Z' });
    const late = await answer({ rsvp: 'NOT_COMING', answeredAt: '2026-01-01T10:00:00Z' });
    expect(late).toMatchObject({ answer: { rsvp: 'NOT_COMING' }, current: { rsvp: 'COMING', adults: 2 } });
    expect(await history()).toHaveLength(2);
  });

  it('from a clock that is ahead does not beat what is answered afterwards', async () => {
    const { answer } = await setup();
    await answer({ answeredAt: '2099-01-01T00:00:00Z' });
    await answer({ answeredAt: '2099-01-01T00:00:00Z' });
    expect((await answer({ rsvp: 'NOT_COMING' })).current).toMatchObject({ rsvp: 'NOT_COMING' });
  });
});

describe('a link that does not count', () => {
  const codes = async (app: App, token: string) => [
    await refusal(app, 'rsvp.fromSite', { token, rsvp: 'COMING' }),
    await refusal(app, 'rsvp.viewedOnSite', { token }),
  ];
  const both = (code: string) => [code, code];

  it('is refused for what it is: altered, revoked, of another event, of nobody', async () => {
    const { app, id, token, history } = await setup();
    const altered = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const wrong of ['nonsense', altered, token.replace(/^../, 'xx'), `${token}x`, token.slice(1)]) {
      expect(await codes(app, wrong)).toEqual(both('LINK_NOT_VALID'));
    }
    await ask(app, 'links.revoke', { household: id });
    expect(await codes(app, token)).toEqual(both('LINK_REVOKED'));
    expect(await history()).toEqual([]);
    const { link } = await ask(app, 'links.get', { household: id });
    await ask(app, 'guests.bulk', { ids: [id], action: { do: 'remove' } });
    expect(await codes(app, link)).toEqual(both('UNKNOWN_HOUSEHOLD'));
  });

  it('is of another event even when that one shares the secret', async () => {
    const secret = 'one secret that both events share, forty characters';
    const here = await setup();
    const there = await setup();
    for (const { app } of [here, there]) {
      await ask(app, 'configuration.update', { invitation_link_secret: secret });
    }
    const { link } = await ask(there.app, 'links.get', { household: there.id });
    expect(await codes(here.app, link)).toEqual(both('LINK_OTHER_EVENT'));
  });
});

it('a link that was opened is noted once, by the first time', async () => {
  const { app, id, token } = await setup();
  const view = (viewedAt?: string) =>
    ask(app, 'rsvp.viewedOnSite', { token, ...(viewedAt !== undefined && { viewedAt }) });
  const first = { household: id, viewedAt: '2026-01-02T10:00:00.000Z' };
  expect(await view('2026-01-02T10:00:00Z')).toEqual(first);
  expect(await view()).toEqual(first);
  expect((await ask(app, 'rsvp.counts', undefined)).viewed).toBe(1);
});

it('the answers are read in pages, in the order they came, or only those that stand', async () => {
  const { app, id, answer } = await setup();
  const log = (more: Input<'rsvp.log'> = {}) => ask(app, 'rsvp.log', more);
  expect(await log()).toEqual({ items: [], total: 0 });
  await answer({ rsvp: 'NOT_COMING', idempotencyKey: 'a' });
  await answer({ rsvp: 'COMING', idempotencyKey: 'b' });
  await ask(app, 'rsvp.record', { household: id, rsvp: 'MAYBE' });
  const page = await log({ limit: 2 });
  expect(page).toMatchObject({ total: 3, items: [{ rsvp: 'NOT_COMING' }, { rsvp: 'COMING' }] });
  const rest = await log({ limit: 2, ...(page.nextCursor !== undefined && { cursor: page.nextCursor }) });
  expect(rest.items).toMatchObject([
    { rsvp: 'MAYBE', source: 'ADMIN', stands: true, household: { id, name: 'Famiglia Rossi' } },
  ]);
  expect(rest.nextCursor).toBeUndefined();
  expect(await log({ standing: true })).toMatchObject({ total: 1, items: [{ rsvp: 'MAYBE' }] });
  expect((await log({ since: '2099-01-01T00:00:00Z' })).items).toEqual([]);
  expect((await log({ since: page.items[0]?.recordedAt ?? '' })).total).toBe(3);
});
