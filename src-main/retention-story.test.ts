import { describe, expect, it } from 'vitest';
import { ask, guestList, refusal, until } from './testing/ask.ts';
import { Story } from './testing/story.ts';

const confirm = 'DELETE_ALL_PERSONAL_DATA' as const;

describe('everything that is deleted after the event', () => {
  it('leaves numbers, sends nothing, and who is invited anew gets one invitation as anybody does', async () => {
    const story = await Story.begin({ households: 3 });
    await story.link();
    await story.invite();
    await story.everybodyOnce(3);
    const { app } = story;
    await until(
      () => story.statuses(),
      (all) => all.every((status) => status !== 'SENDING'),
    );
    const view = await ask(app, 'retention.deleteAll', { confirm });
    expect(view).toMatchObject({
      households: 0,
      any: false,
      last: { counts: { households: 3, messages: 3 } },
    });

    expect((await ask(app, 'guests.list', { limit: 10 })).total).toBe(0);
    expect((await story.messages()).map(({ household }) => household)).toEqual([null, null, null]);
    expect(await ask(app, 'reports.summary', undefined)).toMatchObject({
      deletedAt: view.last?.at,
      funnel: { listed: 3, sent: 3 },
    });
    expect(await refusal(app, 'retention.postpone', undefined)).toBe('NOTHING_TO_POSTPONE');
    expect(await refusal(app, 'retention.deleteAll', {})).toBe('INVALID_INPUT');

    const { previewId } = await ask(app, 'guests.previewImport', { content: guestList(2) });
    await ask(app, 'guests.applyImport', { previewId });
    await story.invite();
    await until(
      () => story.arrived().length,
      (arrived) => arrived >= 5,
    );
    expect(new Set(story.arrived()).size).toBe(3);
    expect((await ask(app, 'reports.summary', undefined)).deletedAt).toBeNull();
    story.expectDiscreetLog();
  });
});

it('one person of a household is forgotten by the name that was seen, and the household after the last', async () => {
  const { app } = await Story.begin({ households: 1, wahaLater: true });
  const couple = [
    { firstName: 'Zeno', lastName: 'Quarti' },
    { firstName: 'Iole', lastName: 'Quarti' },
  ];
  const phones = ['+39 347 555 0101'];
  const { household } = await ask(app, 'guests.add', { guests: couple, phones });
  const zeno = { id: household.id, index: 0, firstName: 'Zeno', lastName: 'Quarti' };
  expect(await refusal(app, 'guests.forgetGuest', { ...zeno, index: 1 })).toBe('UNKNOWN_GUEST');
  expect(await ask(app, 'guests.forgetGuest', zeno)).toEqual({ household: false, cancelled: 0 });
  const left = await ask(app, 'guests.get', { id: household.id });
  expect([left.name, left.guests.length]).toEqual(['Iole Quarti', 2]);
  expect((await ask(app, 'guests.list', { q: 'zeno', limit: 5 })).total).toBe(0);
  expect(await refusal(app, 'guests.forgetGuest', zeno)).toBe('UNKNOWN_GUEST');
  const iole = { id: household.id, index: 1, firstName: 'Iole', lastName: 'Quarti' };
  expect(await ask(app, 'guests.forgetGuest', iole)).toEqual({ household: true, cancelled: 0 });
  expect(await refusal(app, 'guests.get', { id: household.id })).toBe('UNKNOWN_HOUSEHOLD');
});
