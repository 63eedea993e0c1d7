import { describe, expect, it } from 'vitest';
import type { App } from './app.ts';
import { ask, guestList, refusal } from './testing/ask.ts';
import { startTestApp, temporaryDirectory } from './testing/real-app.ts';

/** An event with one household, not linked: what is queued stays where it is. */
async function anEvent(): Promise<App> {
  const app = await startTestApp({ directory: temporaryDirectory(), practice: true });
  const { previewId } = await ask(app, 'guests.previewImport', { content: guestList(1) });
  await ask(app, 'guests.applyImport', { previewId });
  return app;
}

async function invite(app: App) {
  await ask(app, 'invitations.send', { households: 'all-not-invited' });
  const { items } = await ask(app, 'queue.list', { group: 'waiting' });
  const [item] = items;
  if (item === undefined) throw new Error('nothing was queued');
  return item;
}

describe('one queued message', () => {
  it('waits for its time to think again, and is stopped in it', async () => {
    const app = await anEvent();
    await ask(app, 'configuration.update', { undo_seconds: 60 });
    const item = await invite(app);
    expect(item.waitingReason).toBe('SCHEDULED');
    const left = Date.parse(item.notBefore ?? '') - Date.now();
    expect(left).toBeGreaterThan(40_000);
    expect(left).toBeLessThanOrEqual(60_000);
    expect((await ask(app, 'queue.cancel', { ids: [item.id] })).done).toEqual([item.id]);
  });

  it('may leave at once where no such time is set', async () => {
    const item = await invite(await anEvent());
    expect(item.notBefore).toBeUndefined();
  });

  it('gets another text, kept as it will be sent', async () => {
    const app = await anEvent();
    const { id } = await invite(app);
    expect((await ask(app, 'queue.edit', { id, text: 'Cari tutti,\r\nvi aspettiamo ' })).text).toBe(
      'Cari tutti,\nvi aspettiamo',
    );
    expect(await refusal(app, 'queue.edit', { id, text: ' \n ' })).toBe('TEXT_EMPTY');
    expect(await refusal(app, 'queue.edit', { id: 'none', text: 'x' })).toBe('UNKNOWN_MESSAGE');
    const { log } = await ask(app, 'queue.get', { id });
    expect(log.map(({ name }) => name)).toContain('EDITED');
    expect(JSON.stringify(log)).not.toContain('aspettiamo');
  });

  it('is followed by one with the same text, with its file, not with the usual one', async () => {
    const app = await anEvent();
    const own = { kind: 'INVITATION', language: 'it', name: 'Nonni', copyOf: 'invitation-it' } as const;
    const { id: template } = await ask(app, 'invitations.createTemplate', own);
    const body = 'Cari nonni, vi aspettiamo!\n{{link}}';
    await ask(app, 'invitations.saveTemplate', { id: template, body });
    await ask(app, 'invitations.send', { households: 'all-not-invited', template });
    const [first] = (await ask(app, 'queue.list', {})).items;
    await ask(app, 'queue.cancel', { ids: [first?.id ?? ''] });
    const { id } = await ask(app, 'queue.inviteAgain', { id: first?.id ?? '' });
    expect((await ask(app, 'queue.get', { id })).text).toContain('Cari nonni, vi aspettiamo!');
  });

  it('is followed by no other invitation and looked for by nobody while it waits', async () => {
    const app = await anEvent();
    const { id } = await invite(app);
    expect(await refusal(app, 'queue.inviteAgain', { id })).toBe('INVITATION_NOT_OVER');
    const { refused } = await ask(app, 'queue.look', { ids: [id] });
    expect(refused).toEqual([{ id, code: 'NOT_UNCONFIRMED' }]);
  });
});
