import type { EventName, EventPayload, Input, Method, Output } from '#contract';
import type { ErrorCode } from '#contract/error-codes.ts';
import { failure } from '#contract/error-messages.ts';
import type { Failure, Result } from '#contract/result.ts';
import { type Client, type Connection, createClient } from '../api/client.ts';
import {
  aBackupSchedule,
  aConfiguration,
  aContainerView,
  anAppInfo,
  anOverview,
  anUpdatesView,
  aQueueSummary,
  aSession,
} from './builders.ts';

/** What a method answers: a value, or a function of its input; `refuse(code)` for a refusal. */
export type Answers = {
  [M in Method]?: Output<M> | Refused | ((input: Input<M>) => Output<M> | Refused | Promise<never>);
};

interface Refused {
  readonly refused: ErrorCode;
  readonly details?: Failure['details'];
}

export function refuse(code: ErrorCode, details?: Failure['details']): Refused {
  return { refused: code, details };
}

/** An answer that never comes. */
export const unanswered = () => new Promise<never>(() => {});

export interface FakeClient extends Client {
  /** Every call so far, in order. */
  readonly calls: readonly { readonly method: Method; readonly input: unknown }[];
  /** Changes what is answered from now on. */
  answer(answers: Answers): void;
  /** An event from the main process. */
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void;
  connection(connection: Connection): void;
}

const defaults: Answers = {
  'app.info': () => anAppInfo(),
  'configuration.get': () => aConfiguration(),
  'sessions.list': () => [aSession()],
  'queue.summary': () => aQueueSummary(),
  'overview.clock': () => ({ now: new Date().toISOString(), speed: 1 }),
  'overview.get': () => anOverview(),
  'container.get': () => aContainerView({ container: null }),
  'container.log': () => ({ lines: [] }),
  'computer.get': () => ({ here: false, directory: '/srv/invita' }),
  'queue.list': () => ({ items: [], total: 0 }),
  'guests.list': () => ({ items: [], total: 148 }),
  'inbox.list': () => ({ items: [], total: 0 }),
  'replies.open': () => ({ items: [], total: 0 }),
  'replies.ofHousehold': () => ({ items: [] }),
  'inbox.see': {},
  'inbox.conversation': () => ({ items: [], earlier: false, refusal: 'NOTHING_TO_ANSWER' }),
  'rsvp.ofHousehold': [],
  'automation.list': () => ({ items: [], total: 0 }),
  'invitations.check': () => ({ warnings: [], missing: [] }),
  'links.status': () => ({ secretSet: true, previousSecretUntil: null }),
  'tokens.list': () => ({ items: [], total: 0, address: 'http://127.0.0.1:4780' }),
  'adminApi.get': () => ({
    on: true,
    port: 4780,
    switchable: false,
    address: 'http://127.0.0.1:4780',
    problem: null,
  }),
  'backups.schedule': () => aBackupSchedule(),
  'updates.get': () => anUpdatesView({ obstacle: 'SERVED' }),
  'retention.get': () => ({
    plan: null,
    households: 148,
    guests: 312,
    waiting: 0,
    any: true,
    last: null,
  }),
  'retention.seen': {},
  'guests.imports': () => ({ items: [] }),
  'guests.closePreview': () => ({}),
  'guests.facets': () => ({ sides: [], tags: [], languages: [], answers: [] }),
  'guests.proposals': () => [],
  'guests.savedFilters': () => [],
};

/** A client that answers from a table; the shell's own methods have an answer already. */
export function createFakeClient(answers: Answers = {}): FakeClient {
  const table: Answers = { ...defaults, ...answers };
  const calls: { method: Method; input: unknown }[] = [];
  const listeners = new Set<(event: EventName, payload: unknown) => void>();
  const connections = new Set<(connection: Connection) => void>();

  const client = createClient({
    invoke: async (method, input): Promise<Result<unknown>> => {
      calls.push({ method, input });
      const entry = table[method];
      if (entry === undefined) throw new Error(`the fake client has no answer for ${method}`);
      const answer: unknown = typeof entry === 'function' ? await entry(input as never) : entry;
      return isRefused(answer)
        ? { ok: false, error: failure('it', answer.refused, answer.details) }
        : { ok: true, data: answer };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onConnection(listener) {
      connections.add(listener);
      listener('online');
      return () => connections.delete(listener);
    },
  });
  return {
    ...client,
    calls,
    answer: (more) => Object.assign(table, more),
    emit: (event, payload) => {
      for (const listener of listeners) listener(event, payload);
    },
    connection: (connection) => {
      for (const listener of connections) listener(connection);
    },
  };
}

function isRefused(answer: unknown): answer is Refused {
  // An import's summary has refused rows; a refusal has a code.
  return (
    typeof answer === 'object' && answer !== null && 'refused' in answer && typeof answer.refused === 'string'
  );
}
