import { type Clause, clausesOf } from './clauses.ts';
import { englishIdioms, englishMaybes, englishNos, englishYeses } from './english.ts';
import { italianIdioms, italianMaybes, italianNos, italianYeses } from './italian.ts';
import { otherNos, plainNos } from './plain-no.ts';
import { readDiet } from './read-diet.ts';
import { type People, readPeople } from './read-people.ts';
import { readStop } from './read-stop.ts';
import type { ReplyReading } from './reading.ts';
import type { Rule, Signal } from './signal.ts';

/** Idioms first, then doubt, then refusals: a yes is what is left when nothing speaks against it. */
const rules: readonly Rule[] = [
  ...italianIdioms,
  ...englishIdioms,
  ...italianMaybes,
  ...englishMaybes,
  ...plainNos,
  ...englishNos,
  ...italianNos,
  ...otherNos,
  ...italianYeses,
  ...englishYeses,
].map(([pattern, signal]) => [new RegExp(pattern, 'g'), signal]);

const thanks =
  /\b(?:grazie|thank|thanks|auguri|congratulazioni|congrats|congratulations|bell\w+|che (?:bello|gioia|emozione|carini|dolci)|wow|felic\w+|complimenti|tanti|baci|un abbraccio|hug\w*|lovely|beautiful|love|amazing|fantastic\w*|stupend\w+|meraviglios\w+|evviva|awesome|wonderful|great|emozion\w+|viva gli sposi|ciao|buongiorno|buonasera|hello)\b/;

const asking =
  /^(?:a che ora|quando|dove|come (?:si|funziona|faccio)|chi (?:sei|siete|e)|si puo|posso|possiamo|c e|e possibile|what time|where|when|can (?:i|we)|is there|how do)\b/;

export interface ReplyContext {
  /** How many people the household was invited with. */
  readonly guests: number;
}

/**
 * What a household's reply seems to say, by rules and a small dictionary in Italian and English. Never throws; reads a
 * bounded beginning of a long text, in time proportional to it.
 */
export function readReply(text: string, { guests }: ReplyContext): ReplyReading {
  const { clauses, wordless, cut } = clausesOf(text);
  if (clauses.length === 0) return { confidence: 'unclear', why: wordless ? 'EMOJI' : 'UNKNOWN_WORDS' };
  const reading = readClauses(clauses, guests);
  // What was not read may say the opposite.
  return cut && reading.confidence === 'clear'
    ? { ...reading, confidence: 'unclear', why: 'TOO_LONG' }
    : reading;
}

function readClauses(clauses: readonly Clause[], guests: number): ReplyReading {
  const stop = readStop(clauses);
  const answer = readAnswer(clauses, guests);
  if (stop === 'WORD') return { stop: true, confidence: 'clear', why: 'STOP_WORD' };
  if (stop === 'PHRASE') {
    const alone = answer.rsvp === undefined || answer.rsvp === 'NOT_COMING';
    return { ...answer, stop: true, confidence: alone ? 'clear' : 'unclear', why: 'STOP_PHRASE' };
  }
  if (stop === 'PERHAPS') return { ...answer, stop: true, confidence: 'unclear', why: 'STOP_PERHAPS' };
  if (isNoThanks(clauses)) {
    return { rsvp: 'NOT_COMING', stop: true, confidence: 'unclear', why: 'NO_THANKS' };
  }
  return answer;
}

function isNoThanks(clauses: readonly Clause[]): boolean {
  const all = clauses.map(({ words }) => words).join(' ');
  return /^no(?: no)? (?:grazie|thanks|thank you)(?: (?:mille|lo stesso|comunque))?$/.test(all);
}

function readAnswer(clauses: readonly Clause[], guests: number): ReplyReading {
  const people = readPeople(clauses, guests);
  const note = readDiet(clauses);
  const asks = clauses.some(({ question, words }) => question || asking.test(words));
  const decided = decide(clauses, people, asks);
  const counts = decided.rsvp === 'COMING' && people !== null ? countsOf(people) : {};
  return { ...decided, ...counts, ...(note !== null && { note }), ...(asks && { asks: true }) };
}

function countsOf({ adults, children, total }: People) {
  return {
    ...(adults !== undefined && { adults }),
    ...(children !== undefined && { children }),
    ...(total !== undefined && { total }),
  };
}

type Decision = Pick<ReplyReading, 'rsvp' | 'confidence' | 'why'>;

function decide(clauses: readonly Clause[], people: People | null, asks: boolean): Decision {
  const perClause = clauses.map(signalsOf);
  const all = new Set(perClause.flatMap((signals) => [...signals]));
  const unclear = (why: ReplyReading['why'], rsvp?: ReplyReading['rsvp']): Decision => ({
    ...(rsvp !== undefined && { rsvp }),
    confidence: 'unclear',
    why,
  });
  const has = (...signals: Signal[]) => signals.some((signal) => all.has(signal));

  if (has('YES', 'AYE') && has('NO')) return unclear('CONTRADICTORY');
  if (has('MAYBE')) {
    const qualified = perClause.every(
      (signals) => signals.has('MAYBE') || !['YES', 'AYE', 'NO'].some((each) => signals.has(each as Signal)),
    );
    return has('NO', 'SOME_STAY') || !qualified
      ? unclear('CONTRADICTORY', 'MAYBE')
      : { rsvp: 'MAYBE', confidence: 'clear', why: 'SAID' };
  }
  if (has('NO')) {
    if (has('SOME_COME')) return unclear('PARTIAL');
    const wistful = has('LIKELY_YES') && !has('LIKELY_NO');
    const doubtful = wistful || has('LIKELY_MAYBE', 'DOUBT') || people !== null;
    return doubtful
      ? unclear('CONTRADICTORY', 'NOT_COMING')
      : { rsvp: 'NOT_COMING', confidence: 'clear', why: 'SAID' };
  }
  if (has('YES', 'AYE')) {
    if (has('SOME_STAY')) return unclear('PARTIAL', 'COMING');
    if (has('LIKELY_NO')) return unclear('CONTRADICTORY');
    if (has('LIKELY_MAYBE')) return unclear('CONTRADICTORY', 'MAYBE');
    const elsewhere = has('ACK') && !has('YES');
    if (has('DOUBT') || elsewhere || people?.unsure === true) return unclear('HINT', 'COMING');
    return { rsvp: 'COMING', confidence: 'clear', why: 'SAID' };
  }
  return decideByHints(has, people, asks, clauses);
}

function decideByHints(
  has: (...signals: Signal[]) => boolean,
  people: People | null,
  asks: boolean,
  clauses: readonly Clause[],
): Decision {
  const unclear = (why: ReplyReading['why'], rsvp?: ReplyReading['rsvp']): Decision => ({
    ...(rsvp !== undefined && { rsvp }),
    confidence: 'unclear',
    why,
  });
  if (has('LIKELY_MAYBE')) return unclear('HINT', 'MAYBE');
  if (has('LIKELY_NO', 'SOME_STAY')) {
    if (has('LIKELY_YES', 'SOME_COME')) return unclear('PARTIAL');
    return has('LIKELY_NO') ? unclear('HINT', 'NOT_COMING') : unclear('PARTIAL');
  }
  if (people?.ofThoseComing === true) {
    const plain = !people.unsure && !asks && !has('DOUBT', 'SOME_COME') && onlyNumbers(clauses);
    return plain ? { rsvp: 'COMING', confidence: 'clear', why: 'NUMBERS' } : unclear('NUMBERS');
  }
  if (has('LIKELY_YES')) return unclear('HINT', 'COMING');
  if (has('SOME_COME')) return unclear('PARTIAL', 'COMING');
  if (people !== null) return unclear('NUMBERS', 'COMING');
  if (asks) return unclear('QUESTION');
  if (has('ACK')) return unclear('ACKNOWLEDGED');
  return clauses.every(({ words }) => thanks.test(words) || words.split(' ').length <= 2) &&
    clauses.some(({ words }) => thanks.test(words))
    ? { confidence: 'clear', why: 'THANKS' }
    : unclear('UNKNOWN_WORDS');
}

/** «Siamo in due»; but not «in due abbiamo la febbre». */
function onlyNumbers(clauses: readonly Clause[]): boolean {
  return clauses.every(
    (clause) =>
      readDiet([clause]) !== null ||
      clause.words.split(' ').every((word) => besideNumbers.test(word) || thanks.test(word)),
  );
}

const besideNumbers =
  /^(?:\d{1,2}|un|uno|una|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|one|two|three|four|five|six|seven|eight|nine|ten|in|siamo|saremo|noi|solo|io|just|me|we|are|will|be|adult\w*|bimb\w+|bambin\w+|kids?|child|children|e|and|piu|tutti|tutte|entrambi|both|all|of|us|party|confermo|presenti|only|il|la|mio|mia|marito|moglie|compagno|compagna|my|wife|husband|partner|ok|allora|quindi|totale|mille|person[ae]|pax|people|posti|compres[oi]|inclus[oi]|including|di|cui|there|conferma|per|for)$/;

/** What a question says plainly, it only hints at. */
const asked: Partial<Readonly<Record<Signal, Signal>>> = {
  YES: 'LIKELY_YES',
  AYE: 'DOUBT',
  NO: 'LIKELY_NO',
  MAYBE: 'DOUBT',
  SOME_COME: 'NEUTRAL',
  SOME_STAY: 'NEUTRAL',
};

function signalsOf({ words, question }: Clause): ReadonlySet<Signal> {
  const signals = new Set<Signal>();
  let left = words;
  for (const [pattern, signal] of rules) {
    const rest = left.replaceAll(pattern, '~');
    if (rest === left) continue;
    left = rest;
    signals.add(question ? (asked[signal] ?? signal) : signal);
  }
  return signals;
}
