import { z } from 'zod';
import { answerLogQuery, siteAnswer, siteView } from '#contract/site-answers.ts';
import { type AdminRoute, route } from './route.ts';

const logQuery = z.strictObject({
  ...answerLogQuery,
  standing: z.enum(['1', 'true', '0', 'false']).optional(),
});

/** What the event's web site tells of a household, by its personal link, and asks of all. */
export const rsvpRoutes: readonly AdminRoute[] = [
  route(
    'get',
    '/api/admin/rsvp/',
    'rsvp.log',
    'Answers in the order they came; `standing=1`: those that count',
    {
      query: logQuery,
      input({ query: { standing, ...question } }) {
        return { ...question, standing: standing === '1' || standing === 'true' };
      },
    },
  ),
  route('post', '/api/admin/rsvp/', 'rsvp.fromSite', 'Record what a household answered on the web site', {
    body: siteAnswer,
    allows: ['enqueue'],
  }),
  route('post', '/api/admin/rsvp/viewed/', 'rsvp.viewedOnSite', 'A household opened its link', {
    body: siteView,
    allows: ['enqueue'],
  }),
];
