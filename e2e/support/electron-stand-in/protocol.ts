import { app } from './app.ts';
import { strict } from './strict.ts';

type SchemeHandler = (request: Request) => Response | Promise<Response>;
interface Privileges {
  readonly scheme: string;
  readonly privileges?: Readonly<Record<string, boolean>>;
}

const privileged = new Map<string, Readonly<Record<string, boolean>>>();
const handlers = new Map<string, SchemeHandler>();

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: readonly Privileges[]): void {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    if (privileged.size > 0) throw new Error('registerSchemesAsPrivileged can be called once only');
    for (const { scheme, privileges = {} } of schemes) privileged.set(scheme, privileges);
  },
  handle(scheme: string, handler: SchemeHandler): void {
    if (!app.isReady()) throw new Error('protocol.handle can only be called after app is ready');
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
});

/** An answer as Playwright takes it. A scheme that is not standard and secure has no origin, so it cannot be imitated. */
export async function answerScheme(method: string, url: string) {
  const scheme = new URL(url).protocol.slice(0, -1);
  const { standard = false, secure = false } = privileged.get(scheme) ?? {};
  const handler = handlers.get(scheme);
  if (handler === undefined || !standard || !secure) throw new Error(`No page can be served on ${scheme}:`);
  const response = await handler(new Request(url, { method }));
  const body = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: Object.fromEntries(response.headers), body };
}
