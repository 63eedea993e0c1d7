import { expect, it } from 'vitest';
import { isTrustedSender } from './trusted-sender.ts';

it('listens to the top frame of our page and to nobody else', () => {
  const top = { url: 'app://invita/#/queue', parent: null };
  expect(isTrustedSender({ senderFrame: top })).toBe(true);
  expect(isTrustedSender({ senderFrame: { url: 'app://invita/', parent: top } })).toBe(false);
  expect(isTrustedSender({ senderFrame: { url: 'https://evil.example/', parent: null } })).toBe(false);
  expect(isTrustedSender({ senderFrame: { url: '', parent: null } })).toBe(false);
  expect(isTrustedSender({ senderFrame: null })).toBe(false);
});
