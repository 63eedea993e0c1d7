import type { Container } from '../container.ts';
import { json } from '../reply.ts';
import { type Route, route } from '../router.ts';
import type { World } from '../world.ts';

/** Is the server there, which one is it, since when. */
export function serverRoutes(world: World, container: Container): Route[] {
  return [
    route('GET /ping', () => json(200, { message: 'pong' })),
    route('GET /health', () => json(200, health())),
    route('GET /api/server/version', () => json(200, world.edition.facts)),
    route('GET /api/version', () => json(200, world.edition.facts)),
    route('GET /api/server/status', () => {
      const { startTimestamp, uptimeMs } = container;
      return json(200, { startTimestamp, uptime: uptimeMs, worker: { id: '' } });
    }),
  ];
}

function health(): object {
  const space = (path: string) => ({ status: 'up', path, free: 100_000_000_000, threshold: 104_857_600 });
  const checks = {
    'mediaFiles.space': space('/tmp/whatsapp-files'),
    'sessionsFiles.space': space('/app/.sessions'),
  };
  return { status: 'ok', info: checks, error: {}, details: checks };
}
