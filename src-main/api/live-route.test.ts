import { describe, expect, it, onTestFinished } from 'vitest';
import { promptMs, routeAnswer } from '../domain/inbox/answer-route.ts';
import type { KnownSession } from '../sessions/session-service.ts';
import { furnish, morning } from '../testing/store/queue-fixtures.ts';
import { openTestStore } from '../testing/test-store.ts';
import { throughLiveSession } from './live-route.ts';

const now = morning.wall;
const phone = '+393331234567';

/** The household wrote to `main`, which was removed since; `sposa` is left. How an answer leaves. */
async function routeThrough(numbers: { readonly main: string; readonly sposa: string }, remove = true) {
  const store = openTestStore();
  onTestFinished(() => store.close());
  const [household = ''] = await furnish(store, ['Rossi']);
  await store.sessions.create({ type: 'sposa', label: '', wahaUrl: 'u', wahaSession: 's' }, now);
  for (const type of ['main', 'sposa'] as const)
    await store.sessions.noteLinked(type, { number: numbers[type], pushName: null, device: 'd' }, false, now);
  const who = { who: { phone, lid: null }, pushName: null, fromMe: false, ack: 2 };
  await store.inbox.record(
    'main',
    [{ ...who, id: '3A1', text: 'A che ora?', attachment: false, at: now }],
    now,
  );
  if (remove) await store.sessions.remove('main', { kind: 'MOVE', to: 'sposa' }, now);
  const answered = await store.inbox.toAnswer(household, '3A1');
  const routed = routeAnswer({ optedOut: false, phones: [phone] }, answered ?? undefined, now);
  if (!routed.ok) throw new Error(routed.code);
  const all = (await store.sessions.sessions()).map((record) => ({ record }) as KnownSession);
  const sessions = {
    all: async () => all,
    known: (type: string) => Promise.reject(new Error(type)),
  };
  return throughLiveSession({ side: null }, routed.route, answered?.number ?? null, sessions);
}

const urgent = { phones: [phone], lane: 'WARM', urgentUntil: now + promptMs } as const;

describe('an answer', () => {
  it('goes out through the session that heard the question', async () => {
    expect(await routeThrough({ main: '1', sposa: '2' }, false)).toEqual({ ...urgent, type: 'main' });
  });

  it('begins a chat, in its turn, where that session was removed and another number goes on', async () => {
    expect(await routeThrough({ main: '1', sposa: '2' })).toEqual({
      type: 'sposa',
      phones: [phone],
      lane: 'COLD',
      urgentUntil: null,
    });
  });

  it('goes on at once where the same number goes on in another session', async () => {
    expect(await routeThrough({ main: '1', sposa: '1' })).toEqual({ ...urgent, type: 'sposa' });
  });
});
