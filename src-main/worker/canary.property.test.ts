import fc from 'fast-check';
import { expect, it } from 'vitest';
import { propertyLimitMs, propertyRuns } from '../testing/property-runs.ts';
import { aDraft } from '../testing/store/queue-fixtures.ts';
import { aRig, type Rig } from './testing/rig.ts';

const minute = 60_000;

const act = fc.oneof(
  fc.record({ do: fc.constantFrom('work' as const), ms: fc.integer({ min: 1, max: 90 * minute }) }),
  fc.record({ do: fc.constantFrom('restart' as const) }),
  fc.record({ do: fc.constantFrom('ack' as const), which: fc.nat(5), ack: fc.constantFrom(-1, 1, 2, 3) }),
  fc.record({
    do: fc.constantFrom('setWall' as const),
    ms: fc.integer({ min: -100_000_000, max: 100_000_000 }),
  }),
  fc.record({ do: fc.constantFrom('cancel' as const, 'retry' as const), which: fc.nat(12) }),
);

type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** Who got something, in the order of arrival. */
const arrived = (rig: Rig) => rig.whatsapp.deliveries.map(({ text }) => text);

/** Whether more than half of the canaries that left have come to somebody's phone, none was refused. */
async function mayFollow(rig: Rig, canaries: readonly string[]): Promise<boolean> {
  const all = await Promise.all(canaries.map((id) => rig.message(id)));
  const telling = all.filter(({ status }) => status !== 'CANCELLED');
  const come = telling.filter(({ status }) => status === 'DELIVERED' || status === 'READ').length;
  return telling.every(({ status }) => status !== 'FAILED') && come * 2 > telling.length;
}

it(
  'lets nothing of a campaign out before its canaries have arrived, and nothing else wait for them',
  async () => {
    const cases = fc.record({
      canaries: fc.integer({ min: 1, max: 4 }),
      acts: fc.array(act, { maxLength: 25 }),
    });
    await fc.assert(
      fc.asyncProperty(cases, async (given) => {
        const rig = await aRig({ rateLimit: 1000 });
        const first = Array.from({ length: given.canaries }, (_, index) => `first${index}`);
        const rest = ['rest0', 'rest1', 'rest2'];
        const others = ['other0', 'other1'];
        const campaign = (canary: boolean) => ({ campaign: { id: 'c', canary } });
        const drafts = [
          ...first.map((id) => aDraft(id, campaign(true))),
          ...rest.map((id) => aDraft(id, campaign(false))),
          ...others.map((id) => aDraft(id)),
        ].map((draft, index) => ({ ...draft, text: draft.id, phones: [`+39333000${1000 + index}`] }));
        await rig.store.queue.enqueue(drafts, rig.wall);
        let open = false;
        rig.whatsapp.onSend = async ({ text }) => {
          // Checked as it leaves: what happens to a canary later takes nothing back.
          if (text.startsWith('rest') && !open) {
            open = await mayFollow(rig, first);
            expect(open, `${text} left before its canaries arrived`).toBe(true);
          }
        };
        for (const each of given.acts)
          await perform(
            rig,
            each,
            drafts.map(({ id }) => id),
          );
        await rig.restart();
        await rig.work(2 * minute);
        const statuses = await Promise.all(others.map(async (id) => (await rig.message(id)).status));
        expect(statuses).not.toContain('PENDING');
        expect(new Set(arrived(rig)).size).toBe(arrived(rig).length);
        // Whatever became of the campaign, a person can always let it go on, and then it does.
        await rig.store.campaigns.openTap('c', rig.wall);
        open = true;
        await rig.work(2 * minute);
        const left = await Promise.all(rest.map(async (id) => (await rig.message(id)).status));
        expect(left).not.toContain('PENDING');
        rig.store.close();
      }),
      { numRuns: propertyRuns(30, 2_000) },
    );
  },
  propertyLimitMs,
);

function takeBack({ whatsapp: { deliveries } }: Rig, messageId: string): void {
  const at = deliveries.findIndex(({ id }) => id === messageId);
  if (at !== -1) deliveries.splice(at, 1);
}

async function perform(rig: Rig, given: Act, ids: readonly string[]): Promise<void> {
  switch (given.do) {
    case 'work':
      await rig.drain();
      await rig.pass(given.ms);
      await rig.drain();
      return;
    case 'restart':
      return rig.restart();
    case 'setWall':
      rig.clock.setWall(rig.wall + given.ms);
      return;
    case 'ack': {
      const id = ids[given.which % ids.length] ?? '';
      const { messageId } = await rig.message(id);
      if (messageId === null) return;
      await rig.store.attempts.applyAck(messageId, given.ack, false, rig.clock.now());
      // What WhatsApp itself calls failed came to nobody: sending it again is no second one.
      if ((await rig.message(id)).status === 'FAILED') takeBack(rig, messageId);
      return;
    }
    default: {
      const id = ids[given.which % ids.length] ?? '';
      await rig.store.queue[given.do]([id], rig.wall);
    }
  }
}
