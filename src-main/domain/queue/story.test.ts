import { expect, it } from 'vitest';
import { type MessageStatus, transitions } from './message.ts';
import { readStory, turns } from './story.ts';

const story = (...names: string[]) => readStory(names.map((name) => ({ name, details: {} })));

it('leads from queued to read', () => {
  expect(story('QUEUED', 'SKIPPED', 'CHAT_FOUND', 'SEND_STARTED', 'SENT', 'DELIVERED', 'READ')).toEqual({
    ok: true,
    status: 'READ',
  });
});

it('says which entry cannot have come next', () => {
  expect(story('QUEUED', 'SEND_STARTED', 'SEND_STARTED')).toEqual({ ok: false, entry: 'SEND_STARTED' });
  expect(story('QUEUED', 'SEND_STARTED', 'UNCONFIRMED', 'PROVEN_ABSENT')).toEqual({
    ok: false,
    entry: 'PROVEN_ABSENT',
  });
  expect(story('SENT')).toEqual({ ok: false, entry: null });
});

it('waits again after a refusal under a ban, and is over without one', () => {
  const sent = ['QUEUED', 'SEND_STARTED', 'SENT'].map((name) => ({ name, details: {} }));
  const refused = (restricted: boolean) => [...sent, { name: 'ACK_ERROR', details: { restricted } }];
  expect(readStory(refused(true))).toEqual({ ok: true, status: 'PENDING' });
  expect(readStory(refused(false))).toEqual({ ok: true, status: 'FAILED' });
});

it('knows no turn that the life of a message does not', () => {
  for (const { from, to } of Object.values(turns)) {
    for (const status of from) {
      const legal: readonly MessageStatus[] = transitions[status];
      expect(legal).toContain(to ?? status);
    }
  }
});
