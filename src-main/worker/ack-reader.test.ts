import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAckReader } from './ack-reader.ts';
import { aRig, type Rig } from './testing/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await aRig({ rateLimit: 1000 });
});
afterEach(() => rig.store.close());

const lookUps = () => rig.whatsapp.calls.filter((call) => call === 'findMessage').length;

it('asks for nothing more once it is to stop, however many messages are left', async () => {
  await rig.enqueue(3);
  await rig.drain();
  const ending = new AbortController();
  const { attempts, sessions, clock } = rig.collaborators();
  const endsAtFirst: typeof attempts = {
    ...attempts,
    noteAckChecked(id, now) {
      ending.abort();
      return attempts.noteAckChecked(id, now);
    },
  };
  const reader = createAckReader({
    attempts: endsAtFirst,
    sessions,
    clock,
    heard: () => false,
    onChange: () => {},
  });
  await reader.run(ending.signal, () => {});
  expect(lookUps()).toBe(1);
});

it('reads on for a connected session, however many messages of a disconnected one wait to be asked for', async () => {
  await rig.addSession('sposa', '393331111111');
  await rig.enqueue(12);
  await rig.enqueue(1, { type: 'sposa' }, 's');
  await rig.drain();
  const { attempts, sessions, clock } = rig.collaborators();
  const mainIsGone: typeof sessions = {
    ...sessions,
    sending: async () =>
      (await sessions.sending()).map((session) => ({
        ...session,
        connected: session.record.type !== 'main',
      })),
  };
  const reader = createAckReader({
    attempts,
    sessions: mainIsGone,
    clock,
    heard: () => false,
    onChange: () => {},
  });
  for (let round = 0; round < 3; round += 1) {
    await reader.readOnce(new AbortController().signal);
    await rig.pass(5_000);
  }
  expect(lookUps()).toBe(1);
});
