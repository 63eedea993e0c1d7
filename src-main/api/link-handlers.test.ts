import { expect, it } from 'vitest';
import { ask, guestList, refusal } from '../testing/ask.ts';
import { startTestApp, temporaryDirectory } from '../testing/real-app.ts';

async function anApp() {
  const app = await startTestApp({ directory: temporaryDirectory(), practice: true });
  const { previewId } = await ask(app, 'guests.previewImport', { content: guestList(3) });
  await ask(app, 'guests.applyImport', { previewId });
  const { items } = await ask(app, 'guests.list', {});
  const [one, other] = items.map(({ id, name }) => ({ id, name }));
  if (one === undefined || other === undefined) throw new Error('no households');
  const linkOf = async (household: string) => (await ask(app, 'links.get', { household })).link;
  const verdict = async (link: string) => (await ask(app, 'links.verify', { link })).verdict;
  return { app, one, other, linkOf, verdict };
}

it('a link is read back to its household, until it is revoked, altered or of an older secret', async () => {
  const { app, one, other, linkOf, verdict } = await anApp();
  const link = await linkOf(one.id);
  expect(await ask(app, 'links.verify', { link: `Ciao, è qui:\n${link}\nA presto` })).toEqual({
    verdict: 'VALID',
    household: one,
    signedAt: expect.any(String),
    previousSecret: false,
  });
  expect(await verdict(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`)).toBe('BAD_SIGNATURE');
  expect(await verdict('https://example.org/')).toBe('NO_LINK');

  const revoked = await ask(app, 'links.revoke', { household: one.id });
  expect(revoked).toMatchObject({ household: one, version: 2, stillQueued: 0 });
  expect(await verdict(link)).toBe('REVOKED');
  expect(await verdict(revoked.link)).toBe('VALID');

  const before = await linkOf(other.id);
  const { previousSecretUntil } = await ask(app, 'links.rotateSecret', { graceDays: 30 });
  expect((await ask(app, 'links.status', undefined)).previousSecretUntil).toBe(previousSecretUntil);
  expect(await ask(app, 'links.verify', { link: before })).toMatchObject({
    verdict: 'VALID',
    previousSecret: true,
  });
  expect(await ask(app, 'links.verify', { link: await linkOf(other.id) })).toMatchObject({
    verdict: 'VALID',
    previousSecret: false,
  });
  expect(await refusal(app, 'links.get', { household: 'nobody' })).toBe('UNKNOWN_HOUSEHOLD');
  expect(await refusal(app, 'links.rotateSecret', { graceDays: 30, secret: 'short' })).toBe(
    'LINK_SECRET_WEAK',
  );
});

it('a revoked link that waits in the queue is told', async () => {
  const { app, one } = await anApp();
  await ask(app, 'invitations.send', { households: [one.id] });
  expect((await ask(app, 'links.revoke', { household: one.id })).stillQueued).toBe(1);
});
