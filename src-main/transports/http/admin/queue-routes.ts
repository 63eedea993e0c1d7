import { methods, type Output } from '#contract';
import { type ErrorCode, errorStatus } from '#contract/error-codes.ts';
import { enqueueInput, queueFilter } from '#contract/queue.ts';
import { Refusal, type Result } from '#contract/result.ts';
import type { Dispatch } from '../../../api/dispatch.ts';
import { type AdminRequest, type AdminRoute, route } from './route.ts';
import { messageAnswer, messageFor, sentAnswer, sentFor } from './scope-views.ts';

// 100,000 household ids and room to spare.
const maxAudienceBytes = 8 * 1024 * 1024;

/** What is queued, and how it gets there. */
export const queueRoutes: readonly AdminRoute[] = [
  route('get', '/api/admin/whatsapp/queue/', 'queue.list', 'Messages of the queue', { query: queueFilter }),
  route('post', '/api/admin/whatsapp/queue/pause/', 'queue.pause', 'Send nothing until resumed'),
  route('post', '/api/admin/whatsapp/queue/resume/', 'queue.resume', 'Send again'),
  route(
    'get',
    '/api/admin/whatsapp/queue/{id}/',
    'queue.get',
    'A message; for `enqueue` only what became of it',
    {
      // Whoever queued a message may ask what became of it.
      allows: ['read', 'enqueue'],
      answer: messageAnswer,
      async serve({ params: { id }, scope }, dispatch) {
        const result = await dispatch('queue.get', { id });
        return result.ok ? { ok: true, data: messageFor(scope, result.data as Output<'queue.get'>) } : result;
      },
    },
  ),
  actOnOne('cancel', 'queue.cancel', 'Take a message out that has not left'),
  actOnOne('undo-cancel', 'queue.undoCancel', 'Put back a message that was cancelled and never tried'),
  actOnOne('retry', 'queue.retry', 'Queue a failed, cancelled or unconfirmed message again'),
  actOnOne('look', 'queue.look', 'Look for an unconfirmed message on WhatsApp now'),
  route(
    'patch',
    '/api/admin/whatsapp/queue/{id}/',
    'queue.edit',
    'Another text for a message that has not left',
    {
      body: methods['queue.edit'].input.omit({ id: true }),
    },
  ),
  route(
    'post',
    '/api/admin/whatsapp/queue/{id}/invite-again/',
    'queue.inviteAgain',
    'Queue another invitation after one that is over',
    { status: 202, allows: ['enqueue'] },
  ),
  actOnOne('mark-sent', 'queue.markSent', 'Say of an unconfirmed message that it arrived'),
  route('post', '/api/admin/whatsapp/invitations/', 'invitations.send', 'Queue invitations, all or nothing', {
    body: methods['invitations.send'].input,
    maxBodyBytes: maxAudienceBytes,
    allows: ['enqueue'],
    answer: sentAnswer,
    serve: sendInvitations,
  }),
  route(
    'get',
    '/api/admin/whatsapp/invitations/campaigns/',
    'campaigns.list',
    'Invitations that wait for the first ones to arrive',
  ),
  route(
    'get',
    '/api/admin/automation/',
    'automation.list',
    'Rules by which messages are queued by themselves, with their next and last runs',
  ),
  actOnTap('open', 'campaigns.openTap', 'Let the waiting invitations go'),
  actOnTap('close', 'campaigns.closeTap', 'Hold back the invitations that have not left'),
  actOnTap('cancel', 'campaigns.cancelHeld', 'Cancel the waiting invitations'),
  route('post', '/api/admin/whatsapp/{type}/messages/', 'queue.enqueue', 'Queue one message', {
    body: enqueueInput.omit({ type: true }),
    status: 202,
    allows: ['enqueue'],
  }),
  route('post', '/api/admin/whatsapp/{type}/test/', 'queue.test', 'Queue a test message before the others', {
    body: methods['queue.test'].input.omit({ type: true }),
    status: 202,
    allows: ['enqueue'],
  }),
];

async function sendInvitations({ body, scope }: AdminRequest, dispatch: Dispatch): Promise<Result<unknown>> {
  const { households } = body;
  const byId = Array.isArray(households);
  // Asked often enough, a filter tells who is on the list and what is known of them.
  if (scope === 'enqueue' && typeof households === 'object' && !byId) {
    throw new Refusal('SCOPE_NOT_ENOUGH', { scope, needed: ['admin'] });
  }
  const result = await dispatch('invitations.send', body);
  if (!result.ok) return result;
  return { ok: true, data: sentFor(scope, result.data as Output<'invitations.send'>, byId) };
}

type TapMethod = 'campaigns.openTap' | 'campaigns.closeTap' | 'campaigns.cancelHeld';

function actOnTap(action: string, method: TapMethod, summary: string): AdminRoute {
  return route('post', `/api/admin/whatsapp/invitations/campaigns/{id}/${action}/`, method, summary);
}

type BulkMethod = 'queue.cancel' | 'queue.undoCancel' | 'queue.retry' | 'queue.markSent' | 'queue.look';

/** The contract acts on many and lists the refused; whoever acts on one wants the reason as the answer. */
function actOnOne(action: string, method: BulkMethod, summary: string): AdminRoute {
  return route('post', `/api/admin/whatsapp/queue/{id}/${action}/`, method, summary, {
    answer: methods['queue.get'].output,
    async serve({ params: { id } }, dispatch) {
      const result = await dispatch(method, { ids: [id] });
      if (!result.ok) return result;
      const [refused] = (result.data as Output<BulkMethod>).refused;
      if (refused !== undefined) throw new Refusal(knownCode(refused.code));
      return dispatch('queue.get', { id });
    },
  });
}

function knownCode(code: string): ErrorCode {
  if (!Object.hasOwn(errorStatus, code)) throw new Error(`no such error code: ${code}`);
  return code as ErrorCode;
}
