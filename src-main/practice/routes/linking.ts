import QRCode from 'qrcode';
import { unprocessable } from '../errors.ts';
import { newPairingCode } from '../ids.ts';
import { json, png } from '../reply.ts';
import { type Route, route } from '../router.ts';
import type { World } from '../world.ts';

/** How a phone is linked: by QR or by a code typed into it. */
export function linkingRoutes(world: World): Route[] {
  const { sessions, random } = world;
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
      const { status } = sessions.get(params.get('session'));
      if (status !== 'SCAN_QR_CODE') {
        throw unprocessable(`Can request code only in SCAN_QR_CODE status. The current status is ${status}`);
      }
      return json(201, { code: newPairingCode(random) });
    }),
  ];
}
