import { canonical } from '../chat-ids.ts';
import { badRequest, baileysError, notFound } from '../errors.ts';
import { ackName, epochSeconds, type Message } from '../messages.ts';
import { json } from '../reply.ts';
import { isRecord } from '../request.ts';
import { type Route, route } from '../router.ts';
import type { PretendSession } from '../session.ts';
import { waMessage } from '../wire-format.ts';
import type { World } from '../world.ts';

const storeIsOff =
  'Enable NOWEB store "config.noweb.store.enabled=True" and "config.noweb.store.full_sync=True" when starting a new session. Read more: https://waha.devlike.pro/docs/engines/noweb#store';

/** What WAHA's own store knows: chats, their messages, one message by its id. */
export function chatRoutes(world: World): Route[] {
  const { sessions, network, timing, engine, faults } = world;
  const toWire = (message: Message) =>
    waMessage(message, { engine, guestsHidden: faults.guestsHidden }, timing.now().wall);

  async function history(name: string): Promise<readonly Message[]> {
    const session = await sessions.getWithStatus(name, ['WORKING']);
    if (faults.historyBusy) throw baileysError('Timed Out');
    if (faults.historyOff || (engine === 'NOWEB' && !hasStore(session))) throw badRequest(storeIsOff);
    return network.messages().filter((message) => message.session === name && message.inHistory);
  }

  function isIn(message: Message, chat: string): boolean {
    return chat === 'all' || message.chat === canonical(chat);
  }

  return [
    route('GET /api/:session/chats', async ({ query }, params) => {
      const chats = newestByChat(await history(params.get('session')));
      return json(
        200,
        page(chats, query).map((last) => chatSummary(last, engine)),
      );
    }),
    route('GET /api/:session/chats/overview', async ({ query }, params) => {
      const chats = newestByChat(await history(params.get('session')));
      const overview = page(chats, query).map((last) => ({
        id: last.chat,
        name: last.pushName,
        picture: null,
        lastMessage: toWire(last),
        _chat: chatSummary(last, engine),
      }));
      return json(200, overview);
    }),
    route('GET /api/:session/chats/:chat/messages', async ({ query }, params) => {
      const chat = params.get('chat');
      const all = await history(params.get('session'));
      const found = all.filter((message) => isIn(message, chat) && passes(message, query));
      const newestFirst = query.get('sortOrder') !== 'asc';
      return json(200, page(newestFirst ? found.toReversed() : found, query).map(toWire));
    }),
    route('GET /api/:session/chats/:chat/messages/:id', async (_, params) => {
      const all = await history(params.get('session'));
      const asked = params.get('id');
      const serialized = /^(?:true|false)_.+_([^_]+)$/.exec(asked)?.[1];
      const chat = params.get('chat');
      // WEBJS asks the browser, which only knows chats by name and messages by their full id.
      const unknowable = engine === 'WEBJS' && (serialized === undefined || chat === 'all');
      const message = all.find((each) => each.id === (serialized ?? asked) && isIn(each, chat));
      if (message === undefined || unknowable) throw notFound('Message not found');
      return json(200, toWire(message));
    }),
  ];
}

function hasStore(session: PretendSession): boolean {
  const noweb = session.record.config?.['noweb'];
  const store = isRecord(noweb) ? noweb['store'] : undefined;
  return isRecord(store) && store['enabled'] === true;
}

function passes(message: Message, query: URLSearchParams): boolean {
  const at = epochSeconds(message.at);
  const from = query.get('filter.timestamp.gte');
  const to = query.get('filter.timestamp.lte');
  const fromMe = query.get('filter.fromMe');
  const ack = query.get('filter.ack');
  return (
    (from === null || at >= Number(from)) &&
    (to === null || at <= Number(to)) &&
    (fromMe === null || message.fromMe === (fromMe === 'true')) &&
    (ack === null || ackName(message.ack) === ack)
  );
}

function page<T>(items: readonly T[], query: URLSearchParams): T[] {
  const offset = Number(query.get('offset') ?? 0);
  return items.slice(offset, offset + Number(query.get('limit') ?? 10));
}

/** The last message of every chat, the chat with the newest one first. */
function newestByChat(messages: readonly Message[]): Message[] {
  const last = new Map<string, Message>();
  for (const message of messages) {
    // Deleted first, so that the map's order is the order of the last messages.
    last.delete(message.chat);
    last.set(message.chat, message);
  }
  return [...last.values()].toReversed();
}

function chatSummary(last: Message, engine: string): object {
  const at = epochSeconds(last.at);
  return {
    id: last.chat,
    name: last.pushName,
    ...(engine === 'NOWEB' ? { conversationTimestamp: at } : { timestamp: at }),
  };
}
