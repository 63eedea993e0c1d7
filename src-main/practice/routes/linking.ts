import QRCode from 'qrcode';
import { notImplementedByEngine, unprocessable } from '../errors.ts';
import { empty, json, png } from '../reply.ts';
import { type Route, route } from '../router.ts';
import type { PretendSession } from '../session.ts';
import type { Status } from '../session-record.ts';
import type { World } from '../world.ts';

/** How a phone is linked: by QR or by a code typed into it, and with GOWS by the account's passkey as well. */
export function linkingRoutes(world: World): Route[] {
  const { sessions, engine } = world;

  function waitingFor(name: string, status: Status): PretendSession {
    if (engine !== 'GOWS') throw notImplementedByEngine(engine);
    const session = sessions.get(name);
    if (session.status === status) return session;
    throw unprocessable(`No passkey is pending in status ${session.status}`);
  }

  return [
    route('GET /api/:session/auth/qr', async ({ query, accept }, params) => {
      const session = await sessions.getWithStatus(params.get('session'), ['SCAN_QR_CODE']);
      const value = session.qr ?? '';
      if (query.get('format') === 'raw') return json(200, { value });
      const image = await QRCode.toBuffer(value, { type: 'png' });
      // Only this very header asks for JSON; a list that has JSON in it still gets the picture.
      if (accept !== 'application/json') return png(image);
      return json(200, { mimetype: 'image/png', data: image.toString('base64') });
    }),
    route('POST /api/:session/auth/request-code', (_, params) => {
      const session = sessions.get(params.get('session'));
      const { status } = session;
      if (status !== 'SCAN_QR_CODE') {
        throw unprocessable(`Can request code only in SCAN_QR_CODE status. The current status is ${status}`);
      }
      return json(201, { code: session.newPairingCode() });
    }),
    route('GET /api/:session/auth/passkey/challenge', (_, params) =>
      json(200, waitingFor(params.get('session'), 'PASSKEY_REQUIRED').passkey.challenge),
    ),
    route('POST /api/:session/auth/passkey', (_, params) => {
      waitingFor(params.get('session'), 'PASSKEY_REQUIRED').givePasskey();
      return empty(201);
    }),
    route('GET /api/:session/auth/passkey/confirmation', (_, params) => {
      const { passkey } = waitingFor(params.get('session'), 'PASSKEY_CONFIRMATION_REQUIRED');
      return json(200, { code: passkey.code });
    }),
    route('POST /api/:session/auth/passkey/confirm', (_, params) => {
      waitingFor(params.get('session'), 'PASSKEY_CONFIRMATION_REQUIRED').confirmPasskey();
      return empty(201);
    }),
  ];
}
