import { configurationChanges } from '#contract/configuration.ts';
import { type AdminRoute, route } from './route.ts';

/** The configuration; the link secret can be set but never read. */
export const configurationRoutes: readonly AdminRoute[] = [
  route('get', '/api/admin/configuration/', 'configuration.get', 'The configuration'),
  route('patch', '/api/admin/configuration/', 'configuration.update', 'Change some of it, at once', {
    body: configurationChanges,
  }),
];
