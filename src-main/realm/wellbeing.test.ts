import { expect, it } from 'vitest';
import { storeNotices } from './wellbeing.ts';

it('a store that takes nothing more is told to the admin; one that is only busy is not', () => {
  expect(storeNotices('DISK_FULL')).toEqual(['DISK_FULL']);
  expect(storeNotices('READ_ONLY')).toEqual(['READ_ONLY']);
  expect([...storeNotices('OK'), ...storeNotices('STORE_BUSY'), ...storeNotices('UNREADABLE')]).toEqual([]);
});
