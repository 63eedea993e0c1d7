import { z } from 'zod';
import { guestFilter, type ImportPreview, importSummary, maxImportBytes } from '#contract/guests.ts';
import type { Result } from '#contract/result.ts';
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
];

async function importGuests({ query, bytes }: AdminRequest, dispatch: Dispatch): Promise<Result<unknown>> {
  const { filename, dryRun, include } = query as z.infer<typeof importQuery>;
  const content = bytes.toString('base64');
  const read = await dispatch('guests.previewImport', { ...(filename && { filename }), content });
  if (!read.ok) return read;
  const { previewId, summary } = read.data as ImportPreview;
  if (dryRun === '1' || dryRun === 'true') return { ok: true, data: summary };
  return dispatch('guests.applyImport', { previewId, include: include?.split(',') ?? [] });
}
