import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { ChatMessage } from '../domain/inbox/chat-message.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { furnish } from '../testing/store/queue-fixtures.ts';
import type { StoreUnderTest } from '../testing/store/store-under-test.ts';
import { openTestStore } from '../testing/test-store.ts';
import { inboxHandlers } from './inbox-handlers.ts';

const stranger = '+393339999999';
const lid = '135707864870540@lid';
let store: StoreUnderTest;
let changes: string[];
let handlers: ReturnType<typeof inboxHandlers>;

beforeEach(async () => {
  store = openTestStore();
  onTestFinished(() => store.close());
  changes = [];
  const clock = new ManualClock();
  await furnish(store, ['Famiglia Rossi']);
  handlers = inboxHandlers({
    inbox: store.inbox,
    households: store.households,
    clock,
    inboxChanged: () => void changes.push('inbox'),
    queueChanged: () => void changes.push('queue'),
    readReplies: async () => void changes.push('replies'),
  });
  const message: ChatMessage = {
    id: '3A1',
    fromMe: false,
    ack: 2,
    who: { phone: stranger, lid: null },
    pushName: 'Zia',
    text: 'Veniamo in due',
    attachment: false,
    at: clock.now().wall,
  };
  const hidden = {
    ...message,
    id: '3A2',
    who: { phone: null, lid },
    pushName: null,
    text: '',
    attachment: true,
  };
  await store.inbox.record('main', [message, hidden], clock.now().wall);
});

const unknown = () => handlers['inbox.list']({ unknown: true, needsYou: false, limit: 50 });

describe('who wrote', () => {
  it('is listed with the phone, or without one while WhatsApp hides it', async () => {
    expect(await unknown()).toMatchObject({
      items: [
        { sender: lid, phone: null, name: null, household: null, last: { text: '', attachment: true } },
        { sender: stranger, phone: stranger, name: 'Zia', messages: 1, last: { text: 'Veniamo in due' } },
      ],
      total: 2,
    });
    expect(await handlers['inbox.ofSender']({ sender: lid, limit: 5 })).toMatchObject({
      items: [{ id: '3A2' }],
    });
  });

  it('belongs to a household once it is said, and its waiting messages may have become warm', async () => {
    await handlers['inbox.assign']({ sender: stranger, household: 'household-1' });
    expect((await unknown()).total).toBe(1);
    const { items } = await handlers['inbox.ofHousehold']({ id: 'household-1', limit: 5 });
    expect(items).toMatchObject([{ text: 'Veniamo in due' }]);
    expect(changes).toEqual(['replies', 'inbox', 'queue']);
  });

  it('is gone once it is said to be no guest', async () => {
    await handlers['inbox.dismiss']({ sender: stranger });
    expect((await handlers['inbox.list']({ unknown: false, needsYou: false, limit: 50 })).total).toBe(1);
    expect(changes).toEqual(['inbox']);
  });

  it('may be somebody of the list, and is assigned to nobody by that', async () => {
    const { items } = await handlers['inbox.suggest']({ sender: stranger });
    expect(items).toEqual([]);
    const late = { id: '3A3', fromMe: false, ack: 2, who: { phone: stranger, lid: null }, pushName: 'Rossi' };
    const signed = { ...late, id: '3A4', text: 'Siamo i Rossi', attachment: false, at: 2e12 };
    await store.inbox.record('main', [signed], 2e12);
    expect(await handlers['inbox.suggest']({ sender: stranger })).toEqual({
      items: [{ household: { id: 'household-1', name: 'Famiglia Rossi' }, because: 'NAME' }],
    });
    expect((await unknown()).total).toBe(2);
  });

  it('is never written to again once that is said, until it is taken back', async () => {
    expect(await handlers['inbox.stop']({ sender: stranger })).toEqual({ cancelled: 0 });
    const stopped = async () => (await unknown()).items.map((each) => each.stopped);
    expect(await stopped()).toEqual([false, true]);
    await handlers['inbox.free']({ sender: stranger });
    expect(await stopped()).toEqual([false, false]);
    await handlers['inbox.see']({ sender: stranger });
    expect((await unknown()).items.map(({ unseen }) => unseen)).toEqual([1, 0]);
    expect(changes).toEqual(['inbox', 'inbox', 'inbox']);
  });

  it('is refused where there is no such household or sender', async () => {
    const refused = [
      handlers['inbox.assign']({ sender: stranger, household: 'nobody' }),
      handlers['inbox.ofHousehold']({ id: 'nobody', limit: 5 }),
      handlers['inbox.assign']({ sender: '+39000', household: 'household-1' }),
      handlers['inbox.dismiss']({ sender: '+39000' }),
      handlers['inbox.suggest']({ sender: '+39000' }),
      handlers['inbox.stop']({ sender: '+39000' }),
      handlers['inbox.free']({ sender: '+39000' }),
    ];
    const codes = await Promise.all(
      refused.map((each) => Promise.resolve(each).catch((error: { code: string }) => error.code)),
    );
    expect(codes).toEqual(['UNKNOWN_HOUSEHOLD', 'UNKNOWN_HOUSEHOLD', ...Array(5).fill('UNKNOWN_SENDER')]);
    expect(changes).toEqual([]);
  });
});
