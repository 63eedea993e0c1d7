import { methods } from '#contract';
import { type AdminRoute, route } from './route.ts';

const household = ({ params: { id } }: { readonly params: { readonly id?: string } }) => ({ household: id });

/** Personal links: whose one is, a new one, another secret. */
export const linkRoutes: readonly AdminRoute[] = [
  route('get', '/api/admin/guests/{id}/link/', 'links.get', 'The personal link of a household', {
    input: household,
    // Whoever has the link can answer for the household.
    allows: [],
  }),
  route(
    'post',
    '/api/admin/guests/{id}/revoke-link/',
    'links.revoke',
    'Revoke its links and make a new one',
    {
      input: household,
    },
  ),
  route('post', '/api/admin/links/verify/', 'links.verify', 'Whose link is this?', {
    body: methods['links.verify'].input,
    allows: ['read', 'enqueue'],
  }),
  route(
    'post',
    '/api/admin/links/rotate-secret/',
    'links.rotateSecret',
    'Sign with another secret from now on',
    {
      body: methods['links.rotateSecret'].input,
    },
  ),
];
