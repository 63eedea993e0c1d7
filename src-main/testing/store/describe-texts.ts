import { describe, expect, it } from 'vitest';
import { aFile } from '../../domain/attachments/testing/files.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const shipped = {
  id: 'invitation-it',
  kind: 'INVITATION',
  language: 'it',
  family: 'invitation',
  name: 'Invito',
  body: 'Cari {{ name }}',
  attachment: null,
} as const;
const saved = (body: string, attachment: string | null = null) => ({ body, attachment });

export function describeTexts(open: () => StoreUnderTest): void {
  describe('templates', () => {
    it('are added where missing and never over what somebody has written', async () => {
      const { templates } = open();
      await templates.addMissing([shipped], 5);
      await templates.save('invitation-it', saved('Carissimi'), 6);
      await templates.addMissing([shipped, { ...shipped, id: 'invitation-en', language: 'en' }], 7);
      expect((await templates.templates()).map(({ id, body }) => [id, body])).toEqual([
        ['invitation-it', 'Carissimi'],
        ['invitation-en', 'Cari {{ name }}'],
      ]);
    });

    it('get a new revision with a new body, and nothing with the same one', async () => {
      const { templates } = open();
      await templates.addMissing([shipped], 5);
      expect(await templates.save('invitation-it', saved('Carissimi'), 6)).toBe(true);
      expect(await templates.save('invitation-it', saved('Carissimi'), 7)).toBe(true);
      expect(await templates.template('invitation-it')).toEqual({
        ...shipped,
        body: 'Carissimi',
        revision: 2,
        updatedAt: 6,
      });
    });

    it('cannot be saved or read when there is none', async () => {
      const { templates } = open();
      expect(await templates.save('nobody', saved('x'), 1)).toBe(false);
      expect(await templates.template('nobody')).toBeNull();
    });
  });

  describe('the history of a text', () => {
    it('keeps every revision with its file, newest first', async () => {
      const { templates, attachments } = open();
      const file = aFile();
      await attachments.add(file, 5);
      await templates.addMissing([shipped], 5);
      await templates.save('invitation-it', saved('Carissimi'), 6);
      await templates.save('invitation-it', saved('Carissimi', file.id), 7);
      expect(await templates.revisions('invitation-it')).toEqual([
        { revision: 3, body: 'Carissimi', attachment: file.id, savedAt: 7 },
        { revision: 2, body: 'Carissimi', attachment: null, savedAt: 6 },
        { revision: 1, body: 'Cari {{ name }}', attachment: null, savedAt: 5 },
      ]);
    });

    it('outlives the text, which does not come back with the next start', async () => {
      const { templates } = open();
      await templates.addMissing([shipped], 5);
      expect(await templates.remove('invitation-it', 6)).toBe(true);
      expect(await templates.remove('invitation-it', 7)).toBe(false);
      await templates.addMissing([shipped], 8);
      expect(await templates.templates()).toEqual([]);
      expect(await templates.template('invitation-it')).toBeNull();
      expect(await templates.rename('invitation-it', 'Altro')).toBe(false);
      expect(await templates.save('invitation-it', saved('x'), 9)).toBe(false);
      expect(await templates.revisions('invitation-it')).toHaveLength(1);
    });
  });

  describe('a text of one’s own', () => {
    it('is created once, and renamed without a new revision', async () => {
      const { templates } = open();
      expect(await templates.create({ ...shipped, id: 'mine' }, 5)).toBe(true);
      expect(await templates.create({ ...shipped, id: 'mine', name: 'Doppio' }, 6)).toBe(false);
      expect(await templates.rename('mine', 'Amici di Londra')).toBe(true);
      expect(await templates.template('mine')).toMatchObject({ name: 'Amici di Londra', revision: 1 });
      expect(await templates.revisions('mine')).toHaveLength(1);
    });
  });

  describe('a file', () => {
    it('is kept once and read as it was', async () => {
      const { attachments } = open();
      const file = aFile();
      await attachments.add(file, 5);
      await attachments.add(file, 6);
      const { bytes, ...info } = file;
      expect(await attachments.info(file.id)).toEqual(info);
      const read = await attachments.read(file.id);
      expect({ ...read, bytes: Buffer.from(read?.bytes ?? []) }).toEqual({
        ...info,
        bytes: Buffer.from(bytes),
      });
      expect(await attachments.read('0'.repeat(64))).toBeNull();
    });

    it('that is no longer what was stored is none', async () => {
      const store = open();
      const file = aFile();
      await store.attachments.add(file, 5);
      store.damageFile(file.id);
      expect(await store.attachments.read(file.id)).toBeNull();
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
