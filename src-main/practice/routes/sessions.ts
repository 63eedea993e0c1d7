import { empty, json } from '../reply.ts';
import { isRecord } from '../request.ts';
import { type Route, route } from '../router.ts';
import type { PretendSession } from '../session.ts';
import { describeCapping, describeMe } from '../session-record.ts';
import type { World } from '../world.ts';

export function sessionRoutes(world: World): Route[] {
  const { sessions, meStyle } = world;
  const info = (session: PretendSession) => sessionInfo(session, world);
  return [
    route('GET /api/sessions', ({ query }) => {
      const all = query.get('all') === 'true';
      return json(
        200,
        sessions
          .all()
          .filter((session) => all || session.running)
          .map(info),
      );
    }),
    route('POST /api/sessions', async ({ body }) => {
      const name = typeof body['name'] === 'string' ? body['name'] : undefined;
      return json(201, info(await sessions.create(name, configFrom(body['config']), body['start'] === true)));
    }),
    route('GET /api/sessions/:session', (_, params) => json(200, info(sessions.get(params.get('session'))))),
    route('PUT /api/sessions/:session', async ({ body }, params) =>
      json(200, info(await sessions.configure(params.get('session'), configFrom(body['config'])))),
    ),
    route('DELETE /api/sessions/:session', async (_, params) => {
      await sessions.delete(params.get('session'));
      return empty(200);
    }),
    route('POST /api/sessions/:session/start', async (_, params) =>
      json(201, info(await sessions.start(params.get('session')))),
    ),
    route('POST /api/sessions/:session/stop', async (_, params) =>
      json(201, info(await sessions.stop(params.get('session')))),
    ),
    route('POST /api/sessions/:session/restart', async (_, params) =>
      json(201, info(await sessions.restart(params.get('session')))),
    ),
    route('POST /api/sessions/:session/logout', async (_, params) =>
      json(201, info(await sessions.logout(params.get('session')))),
    ),
    route('GET /api/sessions/:session/me', (_, params) => {
      const me = describeMe(sessions.get(params.get('session')).record, meStyle);
      // WAHA returns null, and its framework writes null as no body.
      return me === null ? empty(200) : json(200, me);
    }),
    route('GET /api/sessions/:session/timelock', (_, params) => {
      const { restriction } = sessions.get(params.get('session')).record;
      return json(
        200,
        restriction ?? { enforcementType: 'DEFAULT', isActive: false, timeEnforcementEnds: null },
      );
    }),
    route('GET /api/sessions/:session/capping', (_, params) => {
      return json(200, describeCapping(sessions.get(params.get('session')).record.capping));
    }),
  ];
}

function sessionInfo(session: PretendSession, { engine, meStyle }: World): object {
  const { config } = session.record;
  return {
    name: session.name,
    status: session.status,
    ...(config !== null && { config }),
    me: session.running ? describeMe(session.record, meStyle) : null,
    presence: null,
    timestamps: session.running ? {} : { activity: null },
    engine: session.running ? { engine } : {},
  };
}

/** WAHA keeps what it is given and completes the NOWEB part. */
function configFrom(value: unknown): Record<string, unknown> | null {
  if (!isRecord(value)) return null;
  if (!isRecord(value['noweb'])) return value;
  return { ...value, noweb: { markOnline: true, ...value['noweb'] } };
}
