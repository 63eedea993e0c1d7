import { describe, expect, it } from 'vitest';
import type { LogEntry } from '#contract/queue.ts';
import { createFormat } from '../../lib/format.ts';
import { createI18n } from '../../locales/i18n.ts';
import { storyLine, storyText } from './story-words.ts';

const i18n = createI18n('it');
const format = createFormat({
  language: 'it',
  timeZone: 'Europe/Rome',
  now: () => Date.parse('2027-03-09T13:29:19Z'),
});
const words = { t: i18n.getFixedT(null, 'queue'), format };

function entry(name: string, details: LogEntry['details'] = {}, at = '2027-03-09T12:36:18.000Z'): LogEntry {
  return { at, name, details };
}

function told(name: string, details: LogEntry['details'] = {}): string {
  const { title, detail } = storyLine(entry(name, details), words);
  return detail === '' ? title : `${title} | ${detail}`;
}

describe('the story of a message', () => {
  it.each([
    ['QUEUED', { kind: 'INVITATION' }, 'Messo in coda | testo e destinatario fissati'],
    ['CLAIM_RELEASED', { claims: 1 }, 'Ripreso dopo un’interruzione | niente era partito'],
    [
      'SKIPPED',
      { reason: 'RATE_LIMIT', until: '2027-03-09T13:36:00.000Z' },
      'Saltato: limite orario | riprende alle 14:36',
    ],
    ['SKIPPED', { reason: 'PAUSED', until: null }, 'Saltato: in pausa'],
    [
      'POSTPONED',
      { reason: 'BACKOFF', until: '2027-03-10T08:00:00.000Z' },
      'Rimandato: nuovo tentativo | riprende domani alle 9:00',
    ],
    ['CHAT_FOUND', {}, 'Chat trovata | il numero è su WhatsApp'],
    ['PHONE_SKIPPED', { phone: 1 }, 'Il numero 1 non è su WhatsApp | si prova il prossimo'],
    [
      'SEND_STARTED',
      { attempt: 1, messageId: '3EB0AAAAAAAAAAAA7D42' },
      'Invio iniziato | tentativo 1 · identificativo 3EB0…7D42',
    ],
    ['SEND_STARTED', { attempt: 2, messageId: null }, 'Invio iniziato | tentativo 2'],
    ['SENT', { messageId: 'x' }, 'Inviato | WhatsApp lo ha preso in carico'],
    ['OUTCOME_UNKNOWN', { cause: 'TIMEOUT' }, 'Nessuna risposta in tempo | forse partito, forse no'],
    ['OUTCOME_UNKNOWN', { cause: 'NEW_ONE' }, 'Nessuna risposta chiara | forse partito, forse no'],
    ['FOUND_IN_CHAT', { messageId: 'x' }, 'Trovato nella chat | era partito'],
    ['PROVEN_ABSENT', { attempt: 1 }, 'Non è nella chat | non era partito: si riprova'],
    ['UNCONFIRMED', { because: 'UNREADABLE' }, 'Non confermato | la cronologia della chat non si legge'],
    ['DELIVERED', {}, 'Consegnato'],
    ['READ', {}, 'Letto'],
    ['ACK_ERROR', { restricted: false }, 'Rifiutato da WhatsApp'],
    ['ACK_ERROR', { restricted: true }, 'Rifiutato da WhatsApp | nuove chat ferme: aspetta e riprova'],
    ['FAILED', { reason: 'NOT_ON_WHATSAPP' }, 'Fallito: non su WhatsApp'],
    ['CANCELLED', {}, 'Annullato'],
    ['REQUEUED', { from: 'UNCONFIRMED' }, 'Rimesso in coda | era non confermato'],
    ['MARKED_SENT', {}, 'Segnato inviato | da te, dopo aver guardato'],
  ] as const)('tells %s %j in words', (name, details, expected) => {
    expect(told(name, details)).toBe(expected);
  });

  it('shows what it has no words for as it is', () => {
    expect(told('MOON_PHASE_CHECKED', { phase: 'full' })).toBe('MOON_PHASE_CHECKED');
    expect(told('SKIPPED', { reason: 'NEW_REASON', until: null })).toBe('Saltato: nEW_REASON');
    expect(told('toString')).toBe('toString');
  });

  it('is copied with its times to the second, the day where it is another one', () => {
    const lines = [
      entry('QUEUED', {}, '2027-03-08T10:28:40.000Z'),
      entry('READ'),
      entry('SENT', {}, '2027-02-01T08:05:09.000Z'),
    ];
    expect(
      storyText(
        lines.map((one) => storyLine(one, words)),
        words,
      ),
    ).toBe(
      [
        'lun 11:28:40  Messo in coda (testo e destinatario fissati)',
        '13:36:18  Letto',
        '1 febbraio 09:05:09  Inviato (WhatsApp lo ha preso in carico)',
      ].join('\n'),
    );
  });
});
