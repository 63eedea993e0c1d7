import { strict } from './strict.ts';

type RequestHandler = (
  contents: object,
  permission: string,
  answer: (granted: boolean) => void,
  details: { readonly requestingUrl: string; readonly isMainFrame: boolean },
) => void;
type CheckHandler = (contents: object | null, permission: string, origin: string, details: object) => boolean;

let onRequest: RequestHandler | null = null;
let onCheck: CheckHandler | null = null;

export const session = strict('session', {
  defaultSession: strict('session.defaultSession', {
    setPermissionRequestHandler(handler: RequestHandler | null): void {
      onRequest = handler;
    },
    setPermissionCheckHandler(handler: CheckHandler | null): void {
      onCheck = handler;
    },
    /** The system has the proxy that the test says, or none. */
    resolveProxy: async (_url: string): Promise<string> => process.env['INVITA_E2E_PROXY'] ?? 'DIRECT',
    /** There are no devices here; the handler is not asked. */
    setDevicePermissionHandler(_: ((details: object) => boolean) | null): void {},
  }),
});

/** What the main process answers to the page. Without handlers Electron grants everything, so it is granted here too. */
export function grants(permission: string, pageUrl: string): boolean {
  let granted = onRequest === null;
  const details = { requestingUrl: pageUrl, isMainFrame: true };
  onRequest?.({}, permission, (answer) => (granted = answer), details);
  return granted && (onCheck?.({}, permission, new URL(pageUrl).href, details) ?? true);
}
