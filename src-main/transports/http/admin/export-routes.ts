import { type AdminRoute, route } from './route.ts';

/** All of the event as one file. Not for `read`: it holds every text, with the personal links. */
export const exportRoutes: readonly AdminRoute[] = [
  route('get', '/api/admin/export/', 'backups.exportAll', 'Everything in open formats, as one zip', {
    allows: [],
    download: 'application/zip',
    input: () => ({}),
  }),
];
