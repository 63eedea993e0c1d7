import { configurationRoutes } from './configuration-routes.ts';
import { exportRoutes } from './export-routes.ts';
import { guestRoutes } from './guest-routes.ts';
import { linkRoutes } from './link-routes.ts';
import { queueRoutes } from './queue-routes.ts';
import type { AdminRoute } from './route.ts';
import { rsvpRoutes } from './rsvp-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { tokenRoutes } from './token-routes.ts';

/** The whole Admin API. The first match counts: `queue` and `invitations` are no sessions. */
export const adminRoutes: readonly AdminRoute[] = [
  ...queueRoutes,
  ...sessionRoutes,
  ...guestRoutes,
  ...configurationRoutes,
  ...linkRoutes,
  ...rsvpRoutes,
  ...tokenRoutes,
  ...exportRoutes,
];
