import { newToken } from '#contract/tokens.ts';
import { type AdminRoute, route } from './route.ts';

/** The tokens of this API. Only an `admin` token sees or makes one. */
export const tokenRoutes: readonly AdminRoute[] = [
  route('get', '/api/admin/tokens/', 'tokens.list', 'Tokens, without what opens the door', { allows: [] }),
  route('post', '/api/admin/tokens/', 'tokens.create', 'Make a token; it is told this once', {
    body: newToken,
  }),
  route('delete', '/api/admin/tokens/{id}/', 'tokens.revoke', 'Revoke a token at once'),
];
