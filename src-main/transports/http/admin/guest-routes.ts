import { z } from 'zod';
import { methods } from '#contract';
import { page } from '#contract/common.ts';
import {
  type GuestChange,
  type GuestTimelineEntry,
  householdDraft,
  timelineEntry,
} from '#contract/guest-editing.ts';
import { guestFilter } from '#contract/guests.ts';
import { type ImportPreview, importSummary, maxImportBytes } from '#contract/imports.ts';
import { Refusal, type Result } from '#contract/result.ts';
import type { Dispatch } from '../../../api/dispatch.ts';
import { type AdminRequest, type AdminRoute, route } from './route.ts';

const importQuery = z.strictObject({
  filename: z.string().max(300).optional(),
  dryRun: z.enum(['1', 'true', '0', 'false']).optional(),
  /** `toCheck`, `duplicates` or both, separated by a comma. */
  include: z
    .string()
    .regex(/^(toCheck|duplicates)(,(toCheck|duplicates))*$/)
    .optional(),
});

/** Ten thousand ids, and some room. */
const maxIdsBytes = 1024 * 1024;

/** The guest list. */
export const guestRoutes: readonly AdminRoute[] = [
  route('get', '/api/admin/guests/', 'guests.list', 'Households', { query: guestFilter }),
  route('post', '/api/admin/guests/import/', 'guests.applyImport', 'Read a guest list, and take it over', {
    query: importQuery,
    body: 'file',
    maxBodyBytes: maxImportBytes,
    answer: importSummary,
    serve: importGuests,
  }),
  route('post', '/api/admin/guests/', 'guests.add', 'Add a household', { body: householdDraft }),
  route('post', '/api/admin/guests/bulk/', 'guests.bulk', 'Change many households at once', {
    body: methods['guests.bulk'].input,
    maxBodyBytes: maxIdsBytes,
  }),
  route('post', '/api/admin/guests/merge/', 'guests.merge', 'Make one household of several', {
    body: methods['guests.merge'].input,
  }),
  route('post', '/api/admin/guests/undo/', 'guests.undo', 'Take a change of the list back', {
    body: methods['guests.undo'].input,
  }),
  route('get', '/api/admin/guests/{id}/', 'guests.get', 'A household'),
  route('patch', '/api/admin/guests/{id}/', 'guests.update', 'Change a household', {
    body: householdDraft,
    input: ({ params, body }) => ({ ...params, changes: body }),
  }),
  route('delete', '/api/admin/guests/{id}/', 'guests.bulk', 'Remove a household; what waits is cancelled', {
    async serve({ params: { id = '' } }, dispatch) {
      const result = await dispatch('guests.bulk', { ids: [id], action: { do: 'remove' } });
      if (result.ok && (result.data as GuestChange).count === 0) throw new Refusal('UNKNOWN_HOUSEHOLD');
      return result;
    },
  }),
  route('get', '/api/admin/guests/{id}/timeline/', 'guests.timeline', 'What happened to a household', {
    answer: page(timelineEntry).omit({ nextCursor: true }),
    async serve({ params: { id } }, dispatch) {
      const result = await dispatch('guests.timeline', { id });
      if (!result.ok) return result;
      const items = result.data as GuestTimelineEntry[];
      return { ok: true, data: { items, total: items.length } };
    },
  }),
  route('post', '/api/admin/guests/{id}/split/', 'guests.split', 'Make two households of one', {
    body: methods['guests.split'].input.omit({ id: true }),
  }),
];

async function importGuests({ query, bytes }: AdminRequest, dispatch: Dispatch): Promise<Result<unknown>> {
  const { filename, dryRun, include } = query as z.infer<typeof importQuery>;
  const content = bytes.toString('base64');
  const read = await dispatch('guests.previewImport', { ...(filename && { filename }), content });
  if (!read.ok) return read;
  const { previewId, summary } = read.data as ImportPreview;
  if (dryRun === '1' || dryRun === 'true') {
    await dispatch('guests.closePreview', { previewId });
    return { ok: true, data: summary };
  }
  const applied = await dispatch('guests.applyImport', { previewId, include: include?.split(',') ?? [] });
  if (!applied.ok) await dispatch('guests.closePreview', { previewId });
  return applied;
}
