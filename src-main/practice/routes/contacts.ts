import { digitsOf } from '../chat-ids.ts';
import { badRequest, baileysError, undefinedRead } from '../errors.ts';
import type { CheckFault } from '../faults.ts';
import { lidOf, numberBehind } from '../lids.ts';
import { json, type Reply, reset, silence } from '../reply.ts';
import { requireSession } from '../request.ts';
import { type Route, route } from '../router.ts';
import type { World } from '../world.ts';

/** Is a number on WhatsApp, and which hidden id belongs to which number. */
export function contactRoutes(world: World): Route[] {
  const { sessions, network, timing, latencies, faults } = world;
  return [
    route('GET /api/contacts/check-exists', async ({ query }) => {
      const session = await sessions.getWithStatus(requireSession(query.get('session')), ['WORKING']);
      const phone = query.get('phone');
      if (phone === null) throw undefinedRead('split');
      await timing.pause(latencies.checkExists);
      if (session.dead) throw baileysError('Timed Out');
      const fault = faults.takeForCheck();
      return fault === undefined ? json(200, lookUp(world, phone.replace(/\D/g, ''))) : broken(fault);
    }),
    route('GET /api/:session/lids', async (_, params) => {
      await sessions.getWithStatus(params.get('session'), ['WORKING']);
      const numbers = new Set(network.messages().map(({ chat }) => digitsOf(chat)));
      numbers.delete(undefined);
      return json(
        200,
        Array.from(numbers, (digits = '') => ({ lid: lidOf(digits), pn: `${digits}@c.us` })),
      );
    }),
    route('GET /api/:session/lids/:lid', async (_, params) => {
      await sessions.getWithStatus(params.get('session'), ['WORKING']);
      const lid = params.get('lid').replace(/(@lid)?$/, '@lid');
      const digits = numberBehind(lid);
      return json(200, { lid, pn: digits === undefined ? null : `${digits}@c.us` });
    }),
    route('GET /api/:session/lids/pn/:phone', async (_, params) => {
      await sessions.getWithStatus(params.get('session'), ['WORKING']);
      const digits = params.get('phone').replace(/\D/g, '');
      const known = network.phoneBook.lookUp(digits) === digits;
      return json(200, { lid: known ? lidOf(digits) : null, pn: `${digits}@c.us` });
    }),
  ];
}

function lookUp(world: World, digits: string): object {
  const { phoneBook } = world.network;
  const registered = phoneBook.lookUp(digits);
  if (registered === undefined) return { numberExists: false };
  const pn = `${registered}@c.us`;
  if (world.engine === 'GOWS' && world.faults.guestsHidden)
    return { numberExists: true, chatId: lidOf(registered), pn };
  return { numberExists: true, chatId: pn };
}

function broken(fault: CheckFault): Reply {
  if (fault === 'hang') return silence();
  if (fault === 'reset') return reset();
  if (fault === 'bad-request') throw badRequest('Bad Request');
  if (fault === 'rate-overlimit') throw baileysError('rate-overlimit', 429);
  throw baileysError('Timed Out');
}
