import { describe, expect, it } from 'vitest';
import type { QueueItem } from '#contract/queue.ts';
import { createFormat } from '../../lib/format.ts';
import { createI18n } from '../../locales/i18n.ts';
import { aQueueItem } from '../../testing/builders.ts';
import { momentOf, nameOf, reasonOf, timeOf } from './message-words.ts';

const now = Date.parse('2027-03-09T13:29:19Z');
const format = createFormat({ language: 'it', timeZone: 'Europe/Rome', now: () => now });
const words = { t: createI18n('it').getFixedT(null, 'queue'), format };

function reason(changes: Partial<QueueItem>): string {
  const told = reasonOf(aQueueItem(changes), words, now);
  return [told.reason, told.until].filter((part) => part !== '').join(', ');
}

describe('the reason of a row', () => {
  it('says why a message waits and until when', () => {
    expect(reason({ notBefore: '2027-03-09T13:32:00.000Z' })).toBe('Limite orario, riprende alle 14:32');
    expect(reason({ waitingReason: 'SCHEDULED', notBefore: '2027-03-09T17:00:00.000Z' })).toBe(
      'Programmato, parte alle 18:00',
    );
    expect(reason({ waitingReason: 'PAUSED' })).toBe('In pausa');
  });

  it('says what became of it', () => {
    expect(reason({ status: 'FAILED', failureReason: 'NOT_ON_WHATSAPP' })).toBe('Nessun account');
    expect(reason({ status: 'UNCONFIRMED' })).toBe('Esito sconosciuto');
    expect(reason({ status: 'READ', readAt: '2027-03-09T12:52:00.000Z' })).toBe('letto alle 13:52');
  });

  it('wonders about the phone only when it has been silent for long', () => {
    expect(reason({ status: 'SENT', sentAt: '2027-03-09T12:39:00.000Z' })).toBe('Telefono spento?');
    expect(reason({ status: 'SENT', sentAt: '2027-03-09T13:20:00.000Z' })).toBe('');
  });
});

describe('the time of a row', () => {
  const at = '2027-03-09T13:32:00.000Z';

  it('is expected while it waits and real once it left', () => {
    expect(timeOf(aQueueItem({ expectedAt: at }))).toEqual({ at, expected: true });
    expect(timeOf(aQueueItem({ status: 'READ', sentAt: at }))).toEqual({ at, expected: false });
  });

  it('is the chosen one of a scheduled message that no forecast covers', () => {
    expect(timeOf(aQueueItem({ waitingReason: 'SCHEDULED', notBefore: at }))).toEqual({
      at,
      expected: false,
    });
    expect(timeOf(aQueueItem({ waitingReason: 'RATE_LIMIT', notBefore: at }))).toBeNull();
  });

  it('has its day apart', () => {
    expect(momentOf(at, format)).toEqual({ day: '', clock: '14:32' });
    expect(momentOf('2027-03-08T17:29:00.000Z', format)).toEqual({ day: 'lun', clock: '18:29' });
    expect(momentOf('2027-06-12T10:00:00.000Z', format)).toEqual({ day: '12 giugno', clock: '' });
  });
});

describe('the name of a row', () => {
  it('is the household, or what the message is', () => {
    expect(nameOf(aQueueItem(), words.t)).toBe('Famiglia Lombardi');
    expect(nameOf(aQueueItem({ household: null, kind: 'TEST' }), words.t)).toBe('Messaggio di prova');
  });
});
