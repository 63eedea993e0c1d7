import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../testing/property-runs.ts';
import { plus, type Stamp } from '../clock.ts';
import { anyStart, type SendContext } from './message.ts';
import { type Evidence, historyDepth, judge, settleMsOf, unreadableMs } from './reconciliation.ts';
import type { StoredMessage } from './whatsapp.ts';

const dayMs = 24 * 60 * 60_000;
const startedAt: Stamp = { wall: 100 * dayMs, uptime: 50_000, boot: 'a' };
const settleMs = 120_000;
const text = 'Cara Anna,\nti aspettiamo.';
const context: SendContext = {
  wahaUrl: 'http://127.0.0.1:3000',
  number: '393330000000',
  linkGeneration: 1,
  wahaStartedAt: startedAt.wall - 100_000,
};

function stored(changes: Partial<StoredMessage> = {}): StoredMessage {
  return { id: 'OURS', fromMe: true, body: text, hasMedia: false, ack: 1, at: startedAt.wall, ...changes };
}

function evidence(changes: Partial<Evidence> = {}): Evidence {
  return {
    attempt: { token: 't', number: 1, startedAt, messageId: 'OURS', chatId: '39@c.us', context },
    text,
    attachment: null,
    queuedAt: startedAt.wall - 5 * dayMs,
    now: plus(startedAt, settleMs),
    settleMs,
    lookup: { kind: 'absent' },
    history: { kind: 'read', messages: [] },
    ownedElsewhere: new Set(),
    context,
    ...changes,
  };
}

function inHistory(...messages: StoredMessage[]): Partial<Evidence> {
  return { history: { kind: 'read', messages } };
}

const withoutId = { attempt: { ...evidence().attempt, messageId: null } };

describe('a message found', () => {
  it('by its id has arrived, at any time and in any world', () => {
    const lookup = { kind: 'found', message: stored() } as const;
    const found = { kind: 'found', message: stored() };
    expect(judge(evidence({ lookup }))).toEqual(found);
    expect(judge(evidence({ lookup, now: startedAt, context: null }))).toEqual(found);
    expect(judge(evidence({ lookup, history: { kind: 'unreadable' } }))).toEqual(found);
  });

  it('by its text has arrived, whatever id it got and however WAHA writes the ends of lines', () => {
    const other = stored({ id: 'OTHER', body: ' Cara Anna,\r\nti aspettiamo.\n' });
    expect(judge(evidence(inHistory(other)))).toEqual({ kind: 'found', message: other });
  });

  it('is not the guest saying the same, nor another text, nor one that another row owns', () => {
    const others = [stored({ fromMe: false }), stored({ body: 'Ciao' }), stored({ id: 'THEIRS' })];
    expect(judge(evidence({ ...inHistory(...others), ownedElsewhere: new Set(['THEIRS']) }))).toEqual({
      kind: 'absent',
    });
  });

  it('is not an earlier attempt that WhatsApp has refused', () => {
    const refused = stored({ id: 'EARLIER', ack: -1 });
    expect(judge(evidence(inHistory(refused)))).toEqual({ kind: 'absent' });
    const both = inHistory(refused, stored({ id: 'OTHER' }));
    expect(judge(evidence(both))).toMatchObject({ kind: 'found', message: { id: 'OTHER' } });
  });

  it('may be a refused one where no id tells it from an earlier one: nothing is sent on a guess', () => {
    const refused = stored({ id: 'EARLIER', ack: -1 });
    expect(judge(evidence({ ...withoutId, ...inHistory(refused) }))).toEqual({
      kind: 'found',
      message: refused,
    });
  });
});

describe('a message that a restored store only supposes', () => {
  const { attempt, queuedAt } = evidence();
  const supposed = {
    attempt: { ...attempt, messageId: null, context: { ...context, wahaStartedAt: anyStart } },
    now: plus(startedAt, settleMs + unreadableMs),
  };
  const asAPersonIsAsked = { kind: 'unconfirmed', because: 'UNREADABLE' };

  it('may have left under another text: any word of ours since it was queued leaves it to a person', () => {
    const other = stored({ id: 'UNKNOWN', body: 'Cara Anna, cambia l’ora.', at: queuedAt + 1 });
    expect(judge(evidence({ ...supposed, ...inHistory(other) }))).toEqual(asAPersonIsAsked);
    expect(judge(evidence({ ...supposed, ...inHistory({ ...other, at: null }) }))).toEqual(asAPersonIsAsked);
  });

  it('is proven absent by what is older, refused, of another message, or the guest’s', () => {
    const others = [
      stored({ id: 'OLDER', body: 'Ciao', at: queuedAt - dayMs - 1 }),
      stored({ id: 'REFUSED', body: 'Ciao', ack: -1 }),
      stored({ id: 'THEIRS', body: 'Ciao' }),
      stored({ id: 'GUEST', body: 'Ciao', fromMe: false }),
    ];
    const ownedElsewhere = new Set(['THEIRS']);
    expect(judge(evidence({ ...supposed, ...inHistory(...others), ownedElsewhere }))).toEqual({
      kind: 'absent',
    });
  });

  it('may lie behind a history that does not reach back to when it was queued', () => {
    const guest = (at: number) => stored({ fromMe: false, body: 'Ciao', at });
    const since = Array.from({ length: historyDepth }, (_, n) => guest(queuedAt + n));
    expect(judge(evidence({ ...supposed, ...inHistory(...since) }))).toEqual(asAPersonIsAsked);
    const before = [...since.slice(1), guest(queuedAt - dayMs - 1)];
    expect(judge(evidence({ ...supposed, ...inHistory(...before) }))).toEqual({ kind: 'absent' });
  });
});

describe('a refused copy in the chat', () => {
  it('says nothing of a later try that can still arrive', () => {
    const refused = stored({ id: 'EARLIER', ack: -1 });
    const early = {
      ...withoutId,
      ...inHistory(refused),
      now: withoutId.attempt.startedAt,
    };
    expect(judge(evidence(early))).toEqual({ kind: 'wait' });
  });
});

describe('a message not found', () => {
  it('is proven absent after the settle delay in an unchanged, readable world', () => {
    expect(judge(evidence())).toEqual({ kind: 'absent' });
    expect(judge(evidence({ ...withoutId, lookup: { kind: 'unreadable' } }))).toEqual({ kind: 'absent' });
  });

  it('waits within the settle delay, and while WAHA cannot be asked or is not connected', () => {
    const wait = { kind: 'wait' };
    expect(judge(evidence({ now: plus(startedAt, settleMs - 1) }))).toEqual(wait);
    expect(judge(evidence({ context: null }))).toEqual(wait);
  });

  it('waits five minutes for a history that cannot be read, then asks a person', () => {
    for (const obscured of [
      { history: { kind: 'unreadable' } },
      { lookup: { kind: 'unreadable' } },
    ] as const) {
      const patience = plus(startedAt, settleMs + unreadableMs - 1);
      expect(judge(evidence({ ...obscured, now: patience }))).toEqual({ kind: 'wait' });
      expect(judge(evidence({ ...obscured, now: plus(patience, 1) }))).toEqual({
        kind: 'unconfirmed',
        because: 'UNREADABLE',
      });
    }
  });

  it('is not proven absent by as many messages as were asked for, unless they reach back before it', () => {
    const later = Array.from({ length: historyDepth }, (_, n) =>
      stored({ id: `GUEST${n}`, fromMe: false, body: 'Ciao', at: startedAt.wall + n }),
    );
    const now = plus(startedAt, settleMs + unreadableMs);
    const unconfirmed = { kind: 'unconfirmed', because: 'UNREADABLE' };
    expect(judge(evidence({ ...inHistory(...later), now }))).toEqual(unconfirmed);
    const untold = later.map((message) => ({ ...message, at: null }));
    expect(judge(evidence({ ...inHistory(...untold), now }))).toEqual(unconfirmed);
    const reaching = [...later.slice(1), stored({ fromMe: false, at: startedAt.wall - dayMs - 1 })];
    expect(judge(evidence({ ...inHistory(...reaching), now }))).toEqual({ kind: 'absent' });
  });

  it.each([
    ['WAHA was moved', { wahaUrl: 'http://127.0.0.1:3001' }],
    ['another number is linked', { number: '393331111111' }],
    ['the session was linked anew', { linkGeneration: 2 }],
    ['WAHA started anew', { wahaStartedAt: 900_001 }],
    ['WAHA does not say when it started', { wahaStartedAt: null }],
  ])('cannot be told when %s', (_, change) => {
    const verdict = judge(evidence({ context: { ...context, ...change } }));
    expect(verdict).toEqual({ kind: 'unconfirmed', because: 'CONTEXT_CHANGED' });
  });

  it('cannot be told when WAHA never said when it started', () => {
    const silent = { ...context, wahaStartedAt: null };
    const attempt = { ...evidence().attempt, context: silent };
    expect(judge(evidence({ attempt, context: silent }))).toMatchObject({ because: 'CONTEXT_CHANGED' });
  });
});

describe('a file', () => {
  const sent = { ...withoutId, attachment: 'file' };
  const photo = stored({ id: 'PHOTO', body: '', hasMedia: true });

  it('is known by its caption', () => {
    const captioned = stored({ id: 'PHOTO', hasMedia: true });
    expect(judge(evidence({ ...sent, ...inHistory(captioned) }))).toEqual({
      kind: 'found',
      message: captioned,
    });
  });

  it('cannot be told absent beside one without its caption', () => {
    expect(judge(evidence({ ...sent, ...inHistory(photo) }))).toEqual({ kind: 'wait' });
    const late = { now: plus(startedAt, settleMs + unreadableMs) };
    expect(judge(evidence({ ...sent, ...inHistory(photo), ...late }))).toEqual({
      kind: 'unconfirmed',
      because: 'UNREADABLE',
    });
  });

  it('is absent beside the guest’s own photo, one of another row, and one that WhatsApp refused', () => {
    const others = inHistory({ ...photo, fromMe: false }, { ...photo, id: 'THEIRS' }, { ...photo, ack: -1 });
    const owned = { ownedElsewhere: new Set(['THEIRS']) };
    expect(judge(evidence({ ...sent, ...others, ...owned }))).toEqual({ kind: 'absent' });
  });

  it('takes three times as long to settle', () => {
    expect(settleMsOf(null, settleMs)).toBe(settleMs);
    expect(settleMsOf('file', settleMs)).toBe(3 * settleMs);
  });
});

describe('proven absence', () => {
  const contexts = fc.oneof(
    fc.constant(null),
    { arbitrary: fc.constant(context), weight: 4 },
    fc.record({
      wahaUrl: fc.constantFrom(context.wahaUrl, 'http://other'),
      number: fc.constantFrom(context.number, '1'),
      linkGeneration: fc.constantFrom(1, 2),
      wahaStartedAt: fc.constantFrom(context.wahaStartedAt, 5, null),
    }),
  );
  const messages = fc.array(
    fc.record({
      id: fc.constantFrom('OURS', 'A', 'B'),
      fromMe: fc.boolean(),
      body: fc.constantFrom(text, 'other'),
      hasMedia: fc.boolean(),
      ack: fc.integer({ min: -1, max: 4 }),
      at: fc.constantFrom(null, 0, startedAt.wall),
    }),
  );
  const anything: fc.Arbitrary<Evidence> = fc.record({
    attempt: fc.record({
      token: fc.constant('t'),
      number: fc.constant(1),
      startedAt: fc.constant(startedAt),
      messageId: fc.constantFrom('OURS', null),
      chatId: fc.constant('39@c.us'),
      context: fc.constantFrom(context, { ...context, wahaStartedAt: anyStart }),
    }),
    text: fc.constant(text),
    attachment: fc.constantFrom(null, 'file'),
    queuedAt: fc.constantFrom(0, startedAt.wall),
    now: fc.record({
      wall: fc.integer({ min: 0, max: startedAt.wall + 5_000_000 }),
      uptime: fc.integer({ min: 0, max: 500_000 }),
      boot: fc.constantFrom('a', 'b'),
    }),
    settleMs: fc.constant(settleMs),
    lookup: fc.oneof(
      fc.constant({ kind: 'absent' as const }),
      fc.constant({ kind: 'unreadable' as const }),
      fc.constant({ kind: 'found' as const, message: stored() }),
    ),
    history: fc.oneof(
      fc.constant({ kind: 'unreadable' as const }),
      messages.map((each) => ({ kind: 'read' as const, messages: each })),
    ),
    ownedElsewhere: fc.subarray(['A', 'B']).map((ids) => new Set(ids)),
    context: contexts,
  });

  it('is never claimed too early, in a changed world, with an unreadable history or over a possible sighting', () => {
    let absent = 0;
    fc.assert(
      fc.property(anything, (each) => {
        if (judge(each).kind !== 'absent') return;
        absent += 1;
        const { now, history } = each;
        const passed =
          now.boot === 'a' ? now.uptime - startedAt.uptime : Math.max(now.wall - startedAt.wall, now.uptime);
        expect(passed).toBeGreaterThanOrEqual(settleMs);
        const supposed = each.attempt.context.wahaStartedAt === anyStart;
        const { wahaStartedAt = null } = each.context ?? {};
        expect(wahaStartedAt).not.toBeNull();
        expect({ ...each.context, ...(supposed && { wahaStartedAt: context.wahaStartedAt }) }).toEqual(
          context,
        );
        expect(history.kind).toBe('read');
        if (each.attempt.messageId !== null) expect(each.lookup.kind).toBe('absent');
        const sightings = history.kind === 'read' ? history.messages : [];
        for (const seen of sightings) {
          const since = seen.at === null || seen.at >= each.queuedAt - dayMs;
          const alike =
            seen.body === text || (each.attachment !== null && seen.hasMedia) || (supposed && since);
          const ours = seen.fromMe && alike && seen.ack >= 0;
          expect(ours && !each.ownedElsewhere.has(seen.id)).toBe(false);
        }
      }),
      { numRuns: Math.max(5_000, propertyRuns(5_000)) },
    );
    // Or the property would say nothing.
    expect(absent).toBeGreaterThan(50);
  });
});
