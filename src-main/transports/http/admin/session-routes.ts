import { page } from '#contract/common.ts';
import { practiceMethods } from '#contract/practice.ts';
import {
  newSession,
  type SessionView,
  sessionMethods,
  sessionRemoval,
  sessionUpdate,
  sessionView,
} from '#contract/sessions.ts';
import type { TokenScope } from '#contract/tokens.ts';
import { type AdminRoute, route } from './route.ts';

/** The WhatsApp accounts that send. */
export const sessionRoutes: readonly AdminRoute[] = [
  route('get', '/api/admin/whatsapp/', 'sessions.list', 'Sessions with their status', {
    answer: page(sessionView).omit({ nextCursor: true }),
    async serve({ scope }, dispatch) {
      const result = await dispatch('sessions.list', undefined);
      if (!result.ok) return result;
      const items = (result.data as SessionView[]).map((session) => visible(session, scope));
      return { ok: true, data: { items, total: items.length } };
    },
  }),
  route(
    'patch',
    '/api/admin/whatsapp/{type}/',
    'sessions.update',
    'Change label, WAHA address, session or key',
    {
      body: sessionUpdate,
      input: ({ params, body }) => ({ ...params, changes: body }),
    },
  ),
  route('post', '/api/admin/whatsapp/', 'sessions.create', 'Add a session', { body: newSession }),
  route(
    'post',
    '/api/admin/whatsapp/{type}/remove/',
    'sessions.remove',
    'Remove a session; its messages are moved to another one or cancelled',
    { body: sessionRemoval },
  ),
  route('get', '/api/admin/whatsapp/{type}/status/', 'sessions.get', 'Status, QR and account as known now', {
    async serve({ params, scope }, dispatch) {
      const result = await dispatch('sessions.get', params);
      return result.ok ? { ok: true, data: visible(result.data as SessionView, scope) } : result;
    },
  }),
  route('post', '/api/admin/whatsapp/{type}/refresh/', 'sessions.refresh', 'Connect, or ask for a new QR'),
  route('post', '/api/admin/whatsapp/{type}/logout/', 'sessions.logout', 'Unlink the phone'),
  route('post', '/api/admin/whatsapp/{type}/check/', 'sessions.check', 'Ask WAHA now'),
  route(
    'post',
    '/api/admin/whatsapp/{type}/code/',
    'sessions.requestCode',
    'A code to type instead of a scan',
    {
      body: sessionMethods['sessions.requestCode'].input.omit({ type: true }),
    },
  ),
  route(
    'post',
    '/api/admin/whatsapp/{type}/passkey/',
    'sessions.confirmPasskey',
    'The code of the passkey is the same on the phone',
  ),
  route('post', '/api/admin/whatsapp/{type}/resume/', 'sessions.resume', 'End the pause of one session'),
  route('get', '/api/admin/clock/', 'overview.clock', 'What the clock of the realm shows, and its speed'),
  route('get', '/api/admin/practice/phone/', 'practice.phone', 'The pretend phone (practice mode only)', {
    // What it received holds personal links.
    allows: [],
  }),
  route(
    'post',
    '/api/admin/practice/speed/',
    'practice.setSpeed',
    'How fast practice runs (practice mode only)',
    {
      body: practiceMethods['practice.setSpeed'].input,
    },
  ),
  route('post', '/api/admin/practice/{type}/scan/', 'practice.scan', 'Scan a QR (practice mode only)'),
];

/** What links a phone is for those who may link one. */
function visible(session: SessionView, scope: TokenScope): SessionView {
  return scope === 'admin' ? session : { ...session, qr: null, pairing: null, passkey: null };
}
