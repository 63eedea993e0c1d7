import { describe, expect, it } from 'vitest';
import { allNeeds, needsYou } from './needs-you.ts';

const byStatus = { PENDING: 5, SENDING: 0, SENT: 2, DELIVERED: 1, READ: 0, CANCELLED: 0 };
const counts = (unconfirmed: number, failed: number) => ({
  total: 8 + unconfirmed + failed,
  byStatus: { ...byStatus, UNCONFIRMED: unconfirmed, FAILED: failed },
  byFailure: { NOT_ON_WHATSAPP: failed },
});
type Parts = Parameters<typeof needsYou>[0];
const phone = (changes: object) =>
  ({
    ...{ status: 'CONNECTED', problem: null, paused: null, events: { deaf: false } },
    ...changes,
  }) as Parts['sessions'][number];
const campaign = (stuck: string | null) => ({ stuck }) as Parts['campaigns'][number];

const calm: Parts = {
  ...{ counts: counts(0, 0), sessions: [phone({})], campaigns: [campaign(null)] },
  ...{ notices: [], conversations: 0, backup: null },
};

describe('what needs a person', () => {
  it('is nothing while all goes well', () => {
    expect(allNeeds(needsYou(calm))).toBe(0);
  });

  it('is counted by its kind: decisions, not messages held by them', () => {
    const needs = needsYou({
      ...{ counts: counts(2, 3), campaigns: [campaign('REFUSED'), campaign(null)] },
      sessions: [phone({}), phone({ status: 'UNREACHABLE' }), phone({ events: { deaf: true } })],
      ...{ notices: ['DISK_FULL'], conversations: 4, backup: 'BACKUP_FOLDER_GONE' },
    });
    expect(needs).toEqual({
      notices: 1,
      phones: 2,
      held: 1,
      unconfirmed: 2,
      failed: 3,
      conversations: 4,
      backups: 1,
    });
    expect(allNeeds(needs)).toBe(14);
  });

  it('is no failure of somebody who was forgotten since', () => {
    expect(needsYou({ ...calm, counts: { ...counts(0, 3), byFailure: {} } }).failed).toBe(0);
  });

  it('is no phone that the person stopped, that starts, or that was never linked before anything was sent', () => {
    const phones = (session: object, sent: boolean) => {
      const fresh = { ...counts(0, 0), total: 5 };
      return needsYou({ ...calm, counts: sent ? counts(0, 0) : fresh, sessions: [phone(session)] }).phones;
    };
    expect(phones({ paused: { reason: 'ADMIN', at: '' } }, true)).toBe(0);
    expect(phones({ status: 'STARTING' }, true)).toBe(0);
    expect(phones({ status: 'WAITING_QR' }, false)).toBe(0);
    expect(phones({ status: 'WAITING_QR' }, true)).toBe(1);
    expect(phones({ paused: { reason: 'WRONG_KEY', at: '' } }, false)).toBe(1);
    expect(phones({ problem: 'WAHA_WRONG_KEY' }, false)).toBe(1);
  });
});
