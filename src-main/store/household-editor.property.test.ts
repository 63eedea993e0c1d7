import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EditResult } from '../domain/guests/editing/household-editor.ts';
import { propertyRuns } from '../testing/property-runs.ts';
import {
  aDraft,
  attemptOf,
  morning,
  context as sendContext,
  start,
} from '../testing/store/queue-fixtures.ts';
import type { StoreUnderTest } from '../testing/store/store-under-test.ts';
import { openTestStore } from '../testing/test-store.ts';

type Step =
  | { readonly do: 'add'; readonly people: number; readonly phones: readonly number[] }
  | { readonly do: 'merge'; readonly which: readonly number[] }
  | {
      readonly do: 'split';
      readonly which: number;
      readonly people: readonly number[];
      readonly phones: number;
    }
  | { readonly do: 'remove' | 'optOut' | 'optIn'; readonly which: number }
  | { readonly do: 'undo'; readonly back: number }
  | { readonly do: 'inviteAll' | 'rewriteAll' | 'retryAll' }
  | { readonly do: 'send' | 'sendUnsure' | 'sendRefused'; readonly times: number };

const some = fc.nat({ max: 5 });
const phone = fc.nat({ max: 11 });
const weighted = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary });
const step: fc.Arbitrary<Step> = fc.oneof(
  weighted(
    1,
    fc.record({
      do: fc.constant('add' as const),
      people: fc.integer({ min: 1, max: 3 }),
      phones: fc.array(phone, { maxLength: 2 }),
    }),
  ),
  weighted(
    3,
    fc.record({ do: fc.constant('merge' as const), which: fc.array(some, { minLength: 2, maxLength: 3 }) }),
  ),
  weighted(
    4,
    fc.record({
      do: fc.constant('split' as const),
      which: some,
      people: fc.constantFrom([0], [1], [0, 1]),
      phones: fc.nat({ max: 2 }),
    }),
  ),
  weighted(1, fc.record({ do: fc.constantFrom('remove' as const, 'optOut', 'optIn'), which: some })),
  weighted(3, fc.record({ do: fc.constant('undo' as const), back: fc.nat({ max: 2 }) })),
  weighted(4, fc.constant({ do: 'inviteAll' })),
  weighted(2, fc.constantFrom<Step>({ do: 'retryAll' }, { do: 'rewriteAll' })),
  weighted(
    4,
    fc.record({
      do: fc.constantFrom('send' as const, 'send', 'sendUnsure', 'sendRefused'),
      times: fc.integer({ min: 1, max: 4 }),
    }),
  ),
);

/** The guest list as people have it: who is on it, whatever household they are in. */
class Organiser {
  readonly store: StoreUnderTest = openTestStore();
  /** Everybody who should be on the list now. */
  guests = new Set<string>();
  readonly #changes: {
    readonly id: string;
    readonly before: ReadonlySet<string>;
    readonly after: ReadonlySet<string>;
  }[] = [];
  #ids = 0;
  readonly #context = { now: morning.wall, newId: () => this.id('id') };

  id(prefix: string): string {
    this.#ids += 1;
    return `${prefix}-${this.#ids}`;
  }

  async begin(): Promise<void> {
    const { wahaUrl } = sendContext;
    await this.store.sessions.create(
      { type: 'main', label: '', wahaUrl, wahaSession: 'default' },
      morning.wall,
    );
    for (const phones of [[0, 1], [2, 3], [4]]) await this.act({ do: 'add', people: 3, phones });
  }

  async act(step: Step): Promise<void> {
    const all = await this.store.households.all();
    const nth = (index: number) => all[index % Math.max(all.length, 1)];
    const editor = this.store.householdEditor;
    switch (step.do) {
      case 'add': {
        const guests = Array.from({ length: step.people }, () => ({
          firstName: this.id('guest'),
          lastName: '',
        }));
        const phones = [...new Set(step.phones)].map((n) => ({
          e164: `+39333000000${n}`,
          kind: 'mobile' as const,
        }));
        const result = await editor.add({ name: this.id('house'), phones, guests }, this.#context);
        return this.#note(result, (list) => {
          for (const { firstName } of guests) list.add(firstName);
        });
      }
      case 'merge':
        return this.#note(
          await editor.merge(
            step.which.map((n) => nth(n)?.id ?? ''),
            undefined,
            this.#context,
          ),
        );
      case 'split': {
        const household = nth(step.which);
        const phones = household?.phones.slice(step.phones) ?? [];
        const order = { name: this.id('house'), people: step.people, phones };
        return this.#note(await editor.split(household?.id ?? '', order, this.#context));
      }
      case 'remove': {
        const household = nth(step.which);
        const result = await editor.bulk([household?.id ?? ''], { do: 'remove' }, this.#context);
        return this.#note(result, (list) => {
          for (const { firstName } of household?.guests ?? []) list.delete(firstName);
        });
      }
      case 'optOut':
      case 'optIn':
        return this.#note(await editor.bulk([nth(step.which)?.id ?? ''], { do: step.do }, this.#context));
      case 'undo':
        return this.#undo(step.back);
      case 'inviteAll':
        return this.#inviteAll();
      case 'rewriteAll':
        return this.#rewriteAll();
      case 'retryAll': {
        const { items } = await this.store.reader.page({
          order: 'queued',
          limit: 100,
          statuses: ['CANCELLED', 'FAILED'],
        });
        await this.store.queue.retry(
          items.map(({ id }) => id),
          morning.wall,
        );
        return;
      }
      default:
        for (let left = step.times; left > 0; left -= 1) await this.#send(step.do);
        return;
    }
  }

  #note(result: EditResult, change: (list: Set<string>) => void = () => {}): void {
    if (!result.ok || result.change === null) return;
    const before = this.guests;
    this.guests = new Set(before);
    change(this.guests);
    this.#changes.push({ id: result.change, before, after: this.guests });
  }

  async #undo(back: number): Promise<void> {
    const change = this.#changes.at(-1 - back);
    if (change === undefined) return;
    const result = await this.store.householdEditor.undo(change.id, this.#context);
    if (!result.ok) return;
    const came = [...change.after].filter((guest) => !change.before.has(guest));
    const went = [...change.before].filter((guest) => !change.after.has(guest));
    this.guests = new Set([...this.guests].filter((guest) => !came.includes(guest)).concat(went));
  }

  async #inviteAll(): Promise<void> {
    for (const { id, name, guests, phones, invitation, optedOut } of await this.store.households.all()) {
      if (invitation !== null || optedOut || phones.length === 0) continue;
      const text = guests.map(({ firstName }) => firstName).join(' ') || name;
      const draft = { kind: 'INVITATION', householdId: id, recipient: name, phones, text } as const;
      await this.store.queue.enqueue([aDraft(this.id('message'), draft)], morning.wall);
    }
  }

  /** As the panel does where the list was changed after the invitation was queued. */
  async #rewriteAll(): Promise<void> {
    for (const { id, name, guests, phones } of await this.store.households.all()) {
      const queued = await this.store.householdEditor.queuedInvitation(id);
      if (queued === null || phones.length === 0) continue;
      const text = guests.map(({ firstName }) => firstName).join(' ') || name;
      const template = { id: 't', revision: 1 };
      const anew = { id: queued.id, type: 'main', recipient: name, phones, text, template };
      await this.store.householdEditor.rewriteQueued(anew, morning.wall);
    }
  }

  async #send(how: 'send' | 'sendUnsure' | 'sendRefused'): Promise<void> {
    const token = this.id('claim');
    const candidates = [{ type: 'main', errand: 'COLD' as const }];
    const claim = await this.store.claims.claimNext({ candidates, token, now: morning.wall });
    if (claim === null) return;
    const chatId = `chat-of-${claim.phones[0]}`;
    const started = await start(this.store, claim, {
      chatId,
      budget: { rateLimit: 1000, newChatCap: null, warmUp: false },
    });
    if (!started.started) return;
    const open = (await this.store.attempts.openAttempts()).find(({ id }) => id === claim.id);
    if (open === undefined) throw new Error('a started attempt is not open');
    const settlement =
      how === 'send'
        ? ({ to: 'SENT', messageId: `ID-${claim.id}`, at: morning } as const)
        : ({ to: 'PENDING', reason: 'BACKOFF', notBefore: 0, usesAttempt: true } as const);
    if (how === 'sendUnsure') await this.store.attempts.markUnconfirmed(open, 'UNREADABLE', morning.wall);
    else await this.store.attempts.settle(attemptOf(open), settlement, morning);
  }
}

async function expectNobodyLost({ store, guests }: Organiser): Promise<void> {
  const listed = (await store.households.all()).flatMap((household) =>
    household.guests.map(({ firstName }) => firstName),
  );
  expect(listed.toSorted()).toEqual([...guests].sort());
}

/** What may have arrived: at most one in a chat, and at most one that names a guest. */
async function expectNobodyInvitedTwice({ store }: Organiser): Promise<void> {
  const statuses = ['SENDING', 'SENT', 'DELIVERED', 'READ', 'UNCONFIRMED'] as const;
  const { items } = await store.reader.page({ order: 'queued', limit: 200, statuses });
  const chats = items.map(({ chatId }) => chatId);
  expect(new Set(chats).size).toBe(chats.length);
  const named = items.flatMap(({ text }) => text.split(' '));
  expect(new Set(named).size).toBe(named.length);
}

it('whatever is merged, split, removed, opted out and undone: nobody is lost, nobody is invited twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 20 }), async (steps) => {
      const organiser = new Organiser();
      await organiser.begin();
      try {
        for (const each of steps) {
          await organiser.act(each);
          await expectNobodyLost(organiser);
          await expectNobodyInvitedTwice(organiser);
        }
      } finally {
        organiser.store.close();
      }
    }),
    { numRuns: propertyRuns(60, 2_000) },
  );
});
