import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Attachment } from '../../domain/attachments/attachment.ts';
import { aFile } from '../../domain/attachments/testing/files.ts';
import { aDraft, furnish } from './queue-fixtures.ts';
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

    it('is found by its bytes alone', async () => {
      const { attachments } = open();
      const file = aFile();
      await attachments.add(file, 5);
      const { bytes, ...info } = file;
      expect(await attachments.withContent(hash('sha256', bytes, 'base64'))).toEqual(info);
      expect(await attachments.withContent(hash('sha256', 'another', 'base64'))).toBeNull();
    });

    it('goes when it is old and nothing was ever sent or saved with it', async () => {
      const store = open();
      const { attachments, templates } = store;
      const [given, old, queued, fresh, again] = [
        'given-up',
        'of-a-revision',
        'queued',
        'fresh',
        'again',
      ].map((name) => aFile(`${name}.jpg`)) as [Attachment, Attachment, Attachment, Attachment, Attachment];
      for (const file of [given, old, queued, again]) await attachments.add(file, 5);
      await attachments.add(fresh, 50);
      await attachments.add(again, 50);
      await furnish(store);
      await templates.addMissing([shipped], 5);
      await templates.save(shipped.id, saved('Carissimi', old.id), 6);
      await templates.save(shipped.id, saved('Carissimi'), 7);
      await store.queue.enqueue([aDraft('m1', { attachment: queued.id })], 8);

      expect(await attachments.removeUnused(50)).toBe(1);
      const left = await Promise.all(
        [given, old, queued, fresh, again].map(async ({ id }) => (await attachments.info(id))?.filename),
      );
      expect(left).toEqual([undefined, 'of-a-revision.jpg', 'queued.jpg', 'fresh.jpg', 'again.jpg']);
      expect(await attachments.removeUnused(51)).toBe(2);
    });

    it('goes with a deleted text that no message was made from, and stays with one that was sent', async () => {
      const store = open();
      const { attachments, templates, queue } = store;
      const [unsent, earlier, sent] = ['unsent', 'earlier', 'sent'].map((name) => aFile(`${name}.jpg`)) as [
        Attachment,
        Attachment,
        Attachment,
      ];
      for (const file of [unsent, earlier, sent]) await attachments.add(file, 5);
      await furnish(store);
      const other = { ...shipped, id: 'other', family: 'other' };
      await templates.addMissing([shipped, other], 5);
      await templates.save(shipped.id, saved('Carissimi', earlier.id), 6);
      await templates.save(shipped.id, saved('Carissimi', unsent.id), 7);
      await templates.save(other.id, saved('Carissimi', sent.id), 7);
      await queue.enqueue([aDraft('m1', { template: { id: other.id, revision: 2 } })], 8);
      expect(await attachments.removeUnused(50)).toBe(0);

      for (const { id } of [shipped, other]) expect(await templates.remove(id, 9)).toBe(true);
      expect(await attachments.removeUnused(50)).toBe(2);
      expect(await attachments.info(sent.id)).toMatchObject({ filename: 'sent.jpg' });
      // Deleted it stays, though it is shipped with every start.
      await templates.addMissing([shipped], 10);
      expect(await templates.template(shipped.id)).toBeNull();
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
