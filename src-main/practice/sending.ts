import { canonical, toJid } from './chat-ids.ts';
import { baileysError, gowsError, HttpError, statusNotAsExpected, unauthorized } from './errors.ts';
import type { SendFault } from './faults.ts';
import { newMessageId } from './ids.ts';
import type { Draft, Message } from './messages.ts';
import type { SendOutcome } from './outbound-entries.ts';
import { dripping, garbage, json, type Reply, reset, silence } from './reply.ts';
import type { PretendSession } from './session.ts';
import { type Engine, sendAnswer } from './wire-format.ts';
import type { World } from './world.ts';

export type Content = Pick<Message, 'text' | 'media'>;

const oneHourMs = 3_600_000;
const hugeBytes = 10 * 1024 * 1024;

/** One send of a WORKING session, with whatever the script of faults has for it. */
export async function send(
  world: World,
  session: PretendSession,
  chatId: string,
  content: Content,
  id = newMessageId(world.random),
): Promise<Reply> {
  if (!session.connected) throw baileysError('Connection Closed');
  const { engine, latencies, outbound, faults } = world;
  const { account } = session.record;
  if (account === null) throw new Error('a connected session has an account');

  const chat = canonical(chatId);
  const fault = faults.takeForSend(chat);
  const refusal = refusedAtOnce(fault, session.name, chat, engine);
  if (refusal !== undefined) return refusal;

  if (fault === 'new-chats-restricted') session.restrict(oneHourMs);
  const restricted = fault === 'new-chats-restricted' || isRestricted(world, session, chat);
  if (restricted && engine === 'GOWS') throw gowsError('server returned error 463');

  const draft: Draft = {
    id,
    session: session.name,
    number: account.number,
    chat,
    fromMe: true,
    origin: 'api',
    ...content,
    pushName: null,
    // GOWS answers once WhatsApp's server has the message, the others before.
    ack: engine === 'GOWS' ? 1 : 0,
  };
  const outcome = session.dead ? 'swallowed' : outcomeOf(fault, restricted);
  const slowMs = typeof fault === 'object' ? fault.slowAcceptMs : latencies.accept;
  const message = await outbound.send(draft, outcome, slowMs);
  return answerTo(message, fault, world);
}

/** WhatsApp lets a restricted account write on where both have met before. */
function isRestricted(world: World, session: PretendSession, chat: string): boolean {
  if (session.record.restriction?.isActive !== true) return false;
  const number = session.record.account?.number;
  return !world.network.messagesWith(chat).some((message) => message.number === number && message.arrived);
}

function outcomeOf(fault: SendFault | undefined, restricted: boolean): SendOutcome {
  if (restricted || fault === 'ack-error') return 'refused';
  return fault === 'no-acks' ? 'sent-without-acks' : 'sent';
}

/** The faults that keep the message from WhatsApp; undefined for all others. */
function refusedAtOnce(
  fault: SendFault | undefined,
  session: string,
  chat: string,
  engine: Engine,
): Reply | undefined {
  switch (fault) {
    case 'hang':
      return silence();
    case 'reset':
      return reset();
    case '500':
      throw baileysError('Timed Out');
    case 'connection-closed':
      throw baileysError('Connection Closed');
    case 'rate-overlimit':
      throw baileysError('rate-overlimit', 429);
    case 'no-lid':
      if (engine === 'WEBJS') throw baileysError('No LID for user');
      throw gowsError(`no LID found for ${toJid(chat)} from server`);
    case 'session-not-working':
      throw statusNotAsExpected(session, 'STARTING', ['WORKING']);
    case 'unauthorized':
      throw unauthorized();
    case 'too-many-requests':
      throw new HttpError(429, { message: 'Too Many Requests', statusCode: 429 });
    default:
      return undefined;
  }
}

function answerTo(message: Message, fault: SendFault | undefined, world: World): Reply {
  const { engine, timing, latencies } = world;
  const answer = sendAnswer(message, engine);
  switch (fault) {
    case 'deliver-then-hang':
      return silence();
    case 'deliver-then-reset':
      return reset();
    case 'deliver-then-500':
      throw baileysError('Timed Out');
    case 'garbage-json':
      return garbage();
    case 'no-id':
      return json(201, { status: 'PENDING' });
    case 'huge-body':
      return json(201, { ...answer, padding: 'x'.repeat(hugeBytes) });
    case 'slow-drip':
      return dripping(201, answer, () => timing.pause(latencies.drip));
    default:
      return json(201, answer);
  }
}
