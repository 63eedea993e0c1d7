import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../api/client.ts';
import { type Listed, refused } from '../../lib/remote.ts';
import { onceAtATime } from '../../state/once-at-a-time.ts';
import {
  type ConversationPages,
  type ConversationQuestion,
  conversationKey,
  fetchAfter,
  fetchFromTop,
  noPages,
  step,
} from './conversation-pages.ts';

export interface ConversationListState extends ConversationPages, Listed {}

export interface ConversationStore extends StoreApi<ConversationListState> {
  /** Fetches and listens; call what it returns to stop. */
  start(): () => void;
  /** The old answer stays until the new one is there. */
  ask(question: ConversationQuestion): void;
  /** The next ones, unless they are on their way. */
  more(): void;
  reload(): Promise<void>;
}

/** Who wrote, by the page, the latest first. What comes in meanwhile takes its place; nothing that was shown is lost. */
export function createConversationStore(client: Client): ConversationStore {
  const store = createStore<ConversationListState>(() => ({ status: 'loading', error: null, ...noPages }));
  let question: ConversationQuestion = {};
  let wanted = step;
  // Pages fit together only within one edition of the list: another question or something new begins another.
  let edition = 1;
  let shown = 0;
  /** What is shown answers it. */
  let answered: ConversationQuestion | null = null;

  const work = onceAtATime(async () => {
    const mine = edition;
    const { items, cursor } = store.getState();
    const anew = shown !== edition;
    const asked = question;
    const end = isAnswered(asked) ? endOf(items) : null;
    if (!anew && (cursor === null || items.length >= wanted)) return;
    const result = anew
      ? await fetchFromTop(client, asked, { wanted, end }, () => mine === edition)
      : await fetchAfter(client, asked, store.getState(), wanted);
    if (mine !== edition) return;
    if (result.ok) {
      shown = mine;
      answered = asked;
      wanted = Math.max(wanted, result.data.items.length);
      store.setState({ status: 'ready', error: null, ...result.data });
      return;
    }
    wanted = Math.max(step, items.length);
    store.setState(refused(result.error, isAnswered(asked)) ?? {});
  });

  function reload(): Promise<void> {
    edition += 1;
    return work();
  }

  const begin = (): void => void reload();

  function isAnswered(asked: ConversationQuestion): boolean {
    return answered !== null && JSON.stringify(asked) === JSON.stringify(answered);
  }

  return Object.assign(store, {
    start() {
      void work();
      return listen(client, begin);
    },
    ask(next: ConversationQuestion) {
      if (JSON.stringify(next) === JSON.stringify(question)) return;
      question = next;
      wanted = step;
      // Back from a question that was refused.
      if (isAnswered(next)) store.setState({ status: 'ready', error: null });
      begin();
    },
    more() {
      const { cursor, items } = store.getState();
      if (cursor === null || wanted > items.length) return;
      wanted = items.length + step;
      void work();
    },
    reload,
  });
}

function endOf(items: ConversationPages['items']): string | null {
  const last = items.at(-1);
  return last === undefined ? null : conversationKey(last);
}

function listen(client: Client, begin: () => void): () => void {
  let first = true;
  const stops = [
    client.on('inbox.changed', begin),
    client.on('rsvp.changed', begin),
    client.on('guests.changed', begin),
    client.onConnection((connection) => {
      // The state at the start is no news.
      if (!first && connection === 'online') begin();
      first = false;
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
