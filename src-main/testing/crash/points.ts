/** What a process does that a crash can fall between: a statement of SQLite, or a request to WAHA. */
export type Moment =
  | {
      readonly kind: 'sql';
      readonly phase: 'before' | 'after';
      readonly sql: string;
      /** The log entries that the transaction under way has written so far. */
      readonly logged: readonly string[];
      /** The path of the last request to WAHA whose answer has begun to come, until the next transaction ends. */
      readonly answered: string | null;
    }
  | { readonly kind: 'http'; readonly phase: 'written' | 'answered'; readonly path: string };

const isClaim = /^update "whatsapp_message_queue" set "claim_token" = \?, "claims" = claims \+ 1/;
const isSlot = /^insert into "send_slot"/;
const isLook = /^\/api\/[^/]+\/chats\//;
const isSend = /^\/api\/sendText/;

const outcomes = ['SENT', 'OUTCOME_UNKNOWN', 'POSTPONED', 'FAILED', 'PHONE_SKIPPED'];
const verdicts = ['FOUND_IN_CHAT', 'PROVEN_ABSENT', 'UNCONFIRMED'];

type Test = (moment: Moment) => boolean;

const statement =
  (phase: 'before' | 'after', sql: RegExp): Test =>
  (moment) =>
    moment.kind === 'sql' && moment.phase === phase && sql.test(moment.sql);

/** The commit of a transaction that wrote one of these log entries. */
const commit =
  (phase: 'before' | 'after', names: readonly string[], answered?: RegExp): Test =>
  (moment) =>
    moment.kind === 'sql' &&
    moment.phase === phase &&
    moment.sql === 'COMMIT' &&
    moment.logged.some((name) => names.includes(name)) &&
    (answered === undefined || answered.test(moment.answered ?? ''));

const request =
  (phase: 'written' | 'answered', path: RegExp): Test =>
  (moment) =>
    moment.kind === 'http' && moment.phase === phase && path.test(moment.path);

/** Every place between the steps of design section 4 where a process may die, in the order of a message's way. */
export const points = {
  'store opened': statement('after', /journal_mode = WAL/),
  'before the claim': statement('before', isClaim),
  claimed: statement('after', isClaim),
  'number asked': request('written', /^\/api\/contacts\/check-exists/),
  'number answered': request('answered', /^\/api\/contacts\/check-exists/),
  'chat not committed': commit('before', ['CHAT_FOUND']),
  'chat committed': commit('after', ['CHAT_FOUND']),
  typing: request('written', /^\/api\/startTyping/),
  'typing ended': request('written', /^\/api\/stopTyping/),
  'id asked': request('written', /new-message-id/),
  'id answered': request('answered', /new-message-id/),
  'slot taken': statement('after', isSlot),
  'start not committed': commit('before', ['SEND_STARTED']),
  'start committed': commit('after', ['SEND_STARTED']),
  'send written': request('written', isSend),
  'answer begun': request('answered', isSend),
  'answer read': (moment) =>
    statement('before', /^BEGIN/)(moment) && moment.kind === 'sql' && isSend.test(moment.answered ?? ''),
  'outcome not committed': commit('before', outcomes, isSend),
  'outcome committed': commit('after', outcomes, isSend),
  'look asked': request('written', isLook),
  'look answered': request('answered', isLook),
  'verdict not committed': commit('before', verdicts),
  'verdict committed': commit('after', verdicts),
  'ack not committed': commit('before', ['DELIVERED', 'READ', 'ACK_ERROR']),
  'ack committed': commit('after', ['DELIVERED', 'READ', 'ACK_ERROR']),
} as const satisfies Readonly<Record<string, Test>>;

export type PointName = keyof typeof points;

/** Where a process is to die by its own hand. `count`: at the so-manyth time it comes by. */
export type Doom =
  | { readonly at: 'point'; readonly point: PointName; readonly count: number }
  /** Before or after any statement, whatever it is. */
  | { readonly at: 'statement'; readonly count: number };
