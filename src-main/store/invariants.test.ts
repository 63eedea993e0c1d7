import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../testing/real-app.ts';
import { aDraft, furnish, morning, sending } from '../testing/store/queue-fixtures.ts';
import type { StoreUnderTest } from '../testing/store/store-under-test.ts';
import { Database } from './database.ts';
import { openStores, type Stores } from './stores.ts';

let path: string;
let stores: Stores;
beforeEach(async () => {
  path = `${temporaryDirectory()}/invita.sqlite`;
  const opened = openStores({ path, realm: 'practice', newId: () => 'event-1', now: 1 });
  if (!opened.ok) throw new Error(opened.code);
  stores = opened.stores;
  await furnish(stores as unknown as StoreUnderTest);
});
afterEach(() => stores.close());

/** What no function of the store would do: somebody edits the file, or a bug of ours. */
function tamper(sql: string): void {
  const database = Database.open(path);
  database.exec('PRAGMA ignore_check_constraints = ON');
  database.exec(sql);
  database.close();
}

async function aMessageUnderWay() {
  return sending(stores as unknown as StoreUnderTest, aDraft('m1'));
}

async function findings() {
  return (await stores.checkInvariants()).findings;
}

describe('the promises of the store', () => {
  it('are kept by a message that was sent', async () => {
    const open = await aMessageUnderWay();
    await stores.attempts.confirmSent(open, 'ID-m1', 2, morning.wall);
    expect(await stores.checkInvariants()).toEqual({ checked: 1, findings: [] });
  });

  it.each([
    ['LOG_DIFFERS', "UPDATE whatsapp_message_queue SET status = 'UNCONFIRMED'"],
    ['TEXT_CHANGED', "UPDATE whatsapp_message_queue SET text_sha256 = 'x' WHERE false"],
    ['SLOT_MISSING', 'DELETE FROM send_slot'],
  ])('%s is found', async (rule, sql) => {
    await aMessageUnderWay();
    tamper(rule === 'TEXT_CHANGED' ? frozen : sql);
    expect(await findings()).toEqual([{ rule, message: 'm1' }]);
  });

  it('SENT needs the id it was sent under', async () => {
    const open = await aMessageUnderWay();
    await stores.attempts.confirmSent(open, 'ID-m1', 1, morning.wall);
    tamper("UPDATE whatsapp_message_queue SET message_id = 'other'");
    expect(await findings()).toEqual([{ rule: 'SENT_WITHOUT_PROOF', message: 'm1' }]);
  });

  it('no two messages are one and the same message of WhatsApp', async () => {
    await aMessageUnderWay();
    await stores.queue.enqueue([aDraft('m2')], morning.wall);
    tamper("UPDATE whatsapp_message_queue SET message_id = 'ID-m1' WHERE id = 'm2'");
    expect(await findings()).toEqual([{ rule: 'MESSAGE_ID_SHARED', message: 'm1' }]);
  });
});

const frozen =
  "DROP TRIGGER message_text_frozen; UPDATE whatsapp_message_queue SET text = text || ' e anche tu'";
