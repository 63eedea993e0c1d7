import { describe, expect, it } from 'vitest';
import type { StoreUnderTest } from './store-under-test.ts';

const shipped = {
  id: 'invitation-it',
  kind: 'INVITATION',
  language: 'it',
  name: 'Invito',
  body: 'Cari {{ name }}',
} as const;

export function describeTexts(open: () => StoreUnderTest): void {
  describe('templates', () => {
    it('are added where missing and never over what somebody has written', async () => {
      const { templates } = open();
      await templates.addMissing([shipped], 5);
      await templates.save('invitation-it', 'Carissimi', 6);
      await templates.addMissing([shipped, { ...shipped, id: 'invitation-en', language: 'en' }], 7);
      expect((await templates.templates()).map(({ id, body }) => [id, body])).toEqual([
        ['invitation-it', 'Carissimi'],
        ['invitation-en', 'Cari {{ name }}'],
      ]);
    });

    it('get a new revision with a new body, and nothing with the same one', async () => {
      const { templates } = open();
      await templates.addMissing([shipped], 5);
      expect(await templates.save('invitation-it', 'Carissimi', 6)).toBe(true);
      expect(await templates.save('invitation-it', 'Carissimi', 7)).toBe(true);
      expect(await templates.template('invitation-it')).toEqual({
        ...shipped,
        body: 'Carissimi',
        revision: 2,
        updatedAt: 6,
      });
    });

    it('cannot be saved or read when there is none', async () => {
      const { templates } = open();
      expect(await templates.save('nobody', 'x', 1)).toBe(false);
      expect(await templates.template('nobody')).toBeNull();
    });
  });

  describe('the event', () => {
    it('has an id from its first day and remembers which secret signs its links', async () => {
      const { events } = open();
      expect(await events.event()).toMatchObject({ id: 'event-1', secretCheck: null });
      await events.setSecretCheck('check');
      expect(await events.event()).toMatchObject({ id: 'event-1', secretCheck: 'check' });
    });
  });
}
