import { describe, expect, it } from 'vitest';
import type { App } from '../app.ts';
import { ask, refusal } from '../testing/ask.ts';
import { startTestApp, temporaryDirectory } from '../testing/real-app.ts';

/** Unlinked, so that what is queued waits. */
async function practiceApp(): Promise<App> {
  return startTestApp({ directory: temporaryDirectory(), practice: true });
}

const rossi = {
  guests: [
    { firstName: 'Anna', lastName: 'Rossi' },
    { firstName: 'Bruno', lastName: 'Rossi' },
  ],
  phones: ['333 123 4567', '+39 347 000 0131'],
};

describe('editing the guest list', () => {
  it('takes phones as people write them and names a household after its people', async () => {
    const app = await practiceApp();
    const { household, change } = await ask(app, 'guests.add', {
      ...rossi,
      phones: ['333 123 4567', '', '+39 333 1234567'],
      side: ' sposa ',
      tags: ['vegani', 'amici', 'vegani'],
    });
    expect(household).toMatchObject({
      name: 'Anna & Bruno Rossi',
      phones: ['+393331234567'],
      side: 'sposa',
      tags: ['amici', 'vegani'],
      invitation: null,
    });
    await ask(app, 'guests.undo', { change: change ?? '' });
    expect((await ask(app, 'guests.list', {})).total).toBe(0);
    expect(await refusal(app, 'guests.undo', { change })).toBe('CHANGE_GONE');
  });

  it('refuses in words what cannot be, each field with its own', async () => {
    const app = await practiceApp();
    const { household } = await ask(app, 'guests.add', rossi);
    const refused = (changes: object) => refusal(app, 'guests.update', { id: household.id, changes });
    expect(await refusal(app, 'guests.add', {})).toBe('HOUSEHOLD_NEEDS_NAME');
    expect(await refused({ phones: ['333 123 4567', '12'] })).toBe('INVALID_PHONE');
    expect(await refused({ email: 'anna' })).toBe('EMAIL_INVALID');
    expect(await refused({ tags: ['-'] })).toBe('TAG_INVALID');
    expect(await refused({ side: '' })).toBe('SIDE_INVALID');
    expect(await refused({ adults: 1.5 })).toBe('PEOPLE_COUNT_INVALID');
    expect(await refused({ nonsense: 1 })).toBe('INVALID_INPUT');
    const bad = await app.dispatch('guests.add', { ...rossi, phones: ['', 'abc'] });
    expect(bad).toMatchObject({ ok: false, error: { details: { path: 'phones.1' } } });
  });

  it('tells when another household has the same phone', async () => {
    const app = await practiceApp();
    await ask(app, 'guests.add', rossi);
    const second = await ask(app, 'guests.add', { name: 'Neri', phones: ['+39 347 000 0131'] });
    expect(second.samePhone).toEqual([{ phone: '+393470000131', household: 'Anna & Bruno Rossi' }]);
    const { id } = second.household;
    expect((await ask(app, 'guests.update', { id, changes: { notes: 'zia' } })).samePhone).toHaveLength(1);
  });

  it('finds by side, tag and state, and everybody at once', async () => {
    const app = await practiceApp();
    const { household } = await ask(app, 'guests.add', { ...rossi, side: 'sposa', tags: ['amici'] });
    await ask(app, 'guests.add', { name: 'Neri' });
    const names = async (question: object) =>
      (await ask(app, 'guests.list', question)).items.map(({ name }) => name);
    expect(await names({ side: 'sposa', tag: 'amici', invitation: 'NEVER' })).toEqual([household.name]);
    expect(await names({ side: '-' })).toEqual(['Neri']);
    expect(await names({ only: 'NO_PHONE' })).toEqual(['Neri']);
    expect(await names({ offset: 1 })).toEqual(['Neri']);
    expect((await ask(app, 'guests.ids', {})).ids).toHaveLength(2);
    expect(await ask(app, 'guests.facets', undefined)).toMatchObject({
      sides: [{ value: 'sposa', households: 1 }],
    });
    await ask(app, 'guests.saveFilter', { name: 'Sposa', filter: { side: 'sposa' } });
    const [saved] = await ask(app, 'guests.savedFilters', undefined);
    expect(saved).toMatchObject({ name: 'Sposa', filter: { side: 'sposa' } });
    expect(await ask(app, 'guests.removeFilter', { id: saved?.id ?? '' })).toEqual([]);
  });

  it('says that a waiting invitation is frozen, and freezes it anew when asked to', async () => {
    const app = await practiceApp();
    const { household } = await ask(app, 'guests.add', rossi);
    const { id } = household;
    await ask(app, 'invitations.send', { households: [id] });
    expect((await ask(app, 'guests.get', { id })).queued).toMatchObject({ outdated: false });

    await ask(app, 'guests.update', {
      id,
      changes: { phones: ['347 000 0199'], guests: rossi.guests.slice(0, 1) },
    });
    const old = await ask(app, 'guests.get', { id });
    expect(old.queued).toMatchObject({ outdated: true, phones: ['+393331234567', '+393470000131'] });

    await ask(app, 'guests.rewriteQueued', { id });
    expect((await ask(app, 'guests.get', { id })).queued).toMatchObject({
      id: old.queued?.id,
      outdated: false,
      phones: ['+393470000199'],
    });
    const message = await ask(app, 'queue.get', { id: old.queued?.id ?? '' });
    expect(message.text).toContain('Anna');
    expect(message.text).not.toContain('Bruno');

    await ask(app, 'guests.bulk', { ids: [id], action: { do: 'cancelQueued' } });
    expect(await refusal(app, 'guests.rewriteQueued', { id })).toBe('INVITATION_NOT_WAITING');
  });

  it('splits and merges with one invitation for each', async () => {
    const app = await practiceApp();
    const { household } = await ask(app, 'guests.add', rossi);
    const split = { id: household.id, people: [1], phones: ['+393470000131'] };
    const { households } = await ask(app, 'guests.split', split);
    expect(households).toHaveLength(2);
    expect(await ask(app, 'guests.get', { id: households[1] ?? '' })).toMatchObject({
      name: 'Bruno Rossi',
      phones: ['+393470000131'],
    });
    expect(await refusal(app, 'guests.split', { ...split, people: [0] })).toBe('SPLIT_EVERYBODY');
    expect(await refusal(app, 'guests.split', { ...split, people: [5] })).toBe('SPLIT_NOBODY');

    await ask(app, 'invitations.send', { households: 'all-not-invited' });
    expect(await ask(app, 'guests.merge', { ids: households })).toMatchObject({ cancelled: 1 });
    expect((await ask(app, 'queue.list', { status: 'PENDING' })).total).toBe(1);
    const story = await ask(app, 'guests.timeline', { id: household.id });
    expect(story.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['ADDED', 'SPLIT', 'QUEUED', 'MERGED']),
    );
  });
});
