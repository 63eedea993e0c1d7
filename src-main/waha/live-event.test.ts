import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveEventOf } from './live-event.ts';

function frame(event: string, payload: unknown): string {
  return JSON.stringify({ id: 'evt_1', timestamp: 1, event, session: 'default', payload });
}

function incoming(changes: object = {}) {
  return {
    id: 'false_5511888887777@c.us_3AC2',
    timestamp: 1795368657,
    from: '5511888887777@c.us',
    fromMe: false,
    body: 'oi',
    hasMedia: false,
    ack: 2,
    _data: { key: { remoteJid: '5511888887777@s.whatsapp.net' }, pushName: 'Customer' },
    ...changes,
  };
}

const messageIn = (changes: object = {}) => liveEventOf(frame('message.any', incoming(changes)));

describe('an event of the stream', () => {
  it('is an ack of a message by its bare id, also under a hidden user id', () => {
    const payload = { id: 'true_135707864870540@lid_3EB0E4', from: '135707864870540@lid', ack: 2 };
    expect(liveEventOf(frame('message.ack', payload))).toEqual({
      id: 'evt_1',
      session: 'default',
      kind: 'ack',
      ack: { messageId: '3EB0E4', ack: 2, restriction: null, lid: '135707864870540@lid' },
    });
  });

  it('tells when a refusal comes from a ban on first messages', () => {
    const error = { code: '463', blocked: true, until: '2026-11-22T18:30:56.000Z' };
    const payload = { id: 'true_5511777770001@c.us_3EB0', from: '5511777770001@c.us', ack: -1, error };
    expect(liveEventOf(frame('message.ack', payload))).toMatchObject({
      ack: { ack: -1, restriction: { until: Date.UTC(2026, 10, 22, 18, 30, 56) } },
    });
  });

  it('is what a guest tapped on an event message, and nothing where the tap was taken back or was ours', () => {
    const eventResponse = { response: 'GOING', timestampMs: 1795368657123, extraGuestCount: 2 };
    const payload = {
      id: 'false_5511888887777@c.us_3AE1',
      from: '5511888887777@c.us',
      fromMe: false,
      eventResponse,
    };
    const read = (changes: object) => liveEventOf(frame('event.response', { ...payload, ...changes }));
    expect(read({})).toMatchObject({
      kind: 'eventResponse',
      response: {
        ...{ messageId: '3AE1', rsvp: 'COMING', extraGuests: 2, at: 1795368657123 },
        who: { phone: '+5511888887777', lid: null },
      },
    });
    expect(read({ eventResponse: { ...eventResponse, response: 'UNKNOWN' } })).toMatchObject({
      kind: 'other',
    });
    expect(read({ fromMe: true })).toMatchObject({ kind: 'other' });
    expect(read({ from: '12036@g.us' })).toMatchObject({ kind: 'other' });
    expect(read({ eventResponse: null })).toBeNull();
  });

  it('is a message of a person, with phone and hidden id where both are told', () => {
    expect(messageIn()).toMatchObject({
      kind: 'message',
      message: {
        id: '3AC2',
        who: { phone: '+5511888887777', lid: null },
        pushName: 'Customer',
        text: 'oi',
        at: 1795368657000,
      },
    });
    const key = { remoteJid: '135707864870540@lid', remoteJidAlt: '5511888887777@s.whatsapp.net' };
    expect(messageIn({ from: '135707864870540@lid', _data: { key } })).toMatchObject({
      message: { who: { phone: '+5511888887777', lid: '135707864870540@lid' } },
    });
    const Info = {
      Chat: '135707864870540@lid',
      Sender: '135707864870540:3@lid',
      SenderAlt: '5511888887777@s.whatsapp.net',
    };
    expect(messageIn({ from: '135707864870540@lid', _data: { Info } })).toMatchObject({
      message: { who: { phone: '+5511888887777', lid: '135707864870540@lid' } },
    });
  });

  it('names the chat, not ourselves, as the other side of what we sent', () => {
    const own = { fromMe: true, from: '393330000000@c.us', to: '5511888887777@c.us', _data: {} };
    expect(messageIn(own)).toMatchObject({ message: { fromMe: true, who: { phone: '+5511888887777' } } });
  });

  it('is nothing to keep in groups, channels and broadcasts, nor without anything in it', () => {
    const others = ['12036@g.us', 'status@broadcast', '1203@newsletter', '0@c.us', 'nonsense'];
    for (const from of others) expect(messageIn({ from, _data: {} })).toMatchObject({ kind: 'other' });
    expect(messageIn({ _data: { key: { remoteJid: '12036@g.us' } } })).toMatchObject({ kind: 'other' });
    expect(messageIn({ body: '' })).toMatchObject({ kind: 'other' });
    expect(messageIn({ body: '', hasMedia: true })).toMatchObject({
      message: { attachment: true, text: '' },
    });
    expect(messageIn({ body: null, location: { latitude: 1 } })).toMatchObject({
      message: { attachment: true },
    });
  });

  it('is an edit, or a message taken back', () => {
    expect(
      liveEventOf(frame('message.edited', { ...incoming({ body: 'no' }), editedMessageId: 'A06C' })),
    ).toMatchObject({ kind: 'edited', messageId: 'A06C', text: 'no' });
    expect(liveEventOf(frame('message.revoked', { revokedMessageId: 'A06C' }))).toMatchObject({
      kind: 'revoked',
      messageId: 'A06C',
    });
    expect(liveEventOf(frame('message.revoked', { before: incoming() }))).toMatchObject({
      messageId: '3AC2',
    });
  });

  it('is unknown under another name, and nothing in another shape', () => {
    expect(liveEventOf(frame('presence.update', {}))).toBe('unknown');
    const broken = [
      '',
      '{',
      'null',
      '[]',
      '{"event":"message.any"}',
      frame('message.ack', { ack: 2 }),
      frame('message.any', null),
    ];
    for (const text of broken) expect(liveEventOf(text)).toBeNull();
  });

  it('never throws, whatever comes', () => {
    fc.assert(fc.property(fc.json(), (text) => void liveEventOf(text)));
    const names = fc.constantFrom(
      'message.any',
      'message.ack',
      'message.edited',
      'message.revoked',
      'session.status',
    );
    fc.assert(
      fc.property(names, fc.jsonValue(), (event, payload) => void liveEventOf(frame(event, payload))),
    );
  });

  it('is cut where it is endless', () => {
    expect(messageIn({ body: 'a'.repeat(100_000) })).toMatchObject({ message: { text: 'a'.repeat(10_000) } });
  });
});
