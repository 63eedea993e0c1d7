/** What comes after this is not read: an answer stands at the beginning, and time is bounded. In UTF-16 units. */
const mostRead = 4_000;
const mostClauses = 200;

/** A piece of a reply between two stops. */
export interface Clause {
  /** Lower case without accents, punctuation and emoji: words with one space between them. */
  readonly words: string;
  /** As it was written. */
  readonly raw: string;
  readonly question: boolean;
}

export interface Clauses {
  readonly clauses: readonly Clause[];
  /** Nothing in it but emoji and signs. */
  readonly wordless: boolean;
  /** There was more than is read. */
  readonly cut: boolean;
}

/** Short for longer words, as people type them. */
const shortForms: Readonly<Record<string, string>> = {
  nn: 'non',
  nnon: 'non',
  x: 'per',
  xke: 'perche',
  xche: 'perche',
  xk: 'perche',
  perke: 'perche',
  xo: 'pero',
  cmq: 'comunque',
  ke: 'che',
  sn: 'sono',
  tt: 'tutti',
  ttt: 'tutti',
  qst: 'questo',
  dmn: 'domani',
  grz: 'grazie',
  thx: 'thanks',
  tnx: 'thanks',
  thanx: 'thanks',
  ty: 'thanks',
  pls: 'please',
  plz: 'please',
  u: 'you',
  ur: 'your',
  r: 'are',
  ppl: 'people',
  pers: 'persone',
  pp: 'persone',
  sii: 'si',
  sisi: 'si si',
  yess: 'yes',
  noo: 'no',
  nono: 'no no',
  okk: 'ok',
  oki: 'ok',
  okay: 'ok',
  cant: 'cannot',
  wont: 'will not',
  dont: 'do not',
  didnt: 'did not',
  couldnt: 'could not',
  wouldnt: 'would not',
  arent: 'are not',
  isnt: 'is not',
  im: 'i am',
  ill: 'i will',
  theyre: 'they are',
  thats: 'that is',
  gonna: 'going to',
  anchio: 'anche io',
  bimb: 'bimbi',
  b: 'bimbi',
};

const contractions: readonly (readonly [RegExp, string])[] = [
  [/\bcan't\b/g, 'cannot'],
  [/\bwon't\b/g, 'will not'],
  [/n't\b/g, ' not'],
  [/'ll\b/g, ' will'],
  [/'re\b/g, ' are'],
  [/\bi'm\b/g, 'i am'],
  [/'d\b/g, ' would'],
  [/'ve\b/g, ' have'],
];

/** Takes a reply apart for reading. Linear in its length, and bounded. */
export function clausesOf(text: string): Clauses {
  const read = text.slice(0, mostRead).toWellFormed();
  const pieces = read.split(/(?<=[.!?;\n,:()…])|(?=[(])/u, mostClauses);
  const clauses = pieces.flatMap((raw) => {
    const question = /\?/.test(raw);
    return splitAtBut(wordsOf(raw)).map((words) => ({ words, raw: raw.trim(), question }));
  });
  const told = clauses.filter(({ words }) => words !== '');
  return { clauses: told, wordless: told.length === 0 && read.trim() !== '', cut: text.length > mostRead };
}

/** What follows a «but» says something of its own. */
function splitAtBut(words: string): readonly string[] {
  return words.split(/ (?:ma|pero|but|however|anche se|tuttavia|solo che|mentre|invece) /);
}

function wordsOf(raw: string): string {
  let words = raw
    .toLowerCase()
    .replaceAll(/[’‘`´ʼ]/g, "'")
    // An accent, or an apostrophe in its place, makes it a yes: without one it may be any «si».
    .replaceAll(/(^|[^\p{L}])s+[ìíî]+(?![\p{L}])/gu, '$1yessi')
    .replaceAll(/(^|[^\p{L}])si'(?![\p{L}])/gu, '$1yessi')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    // «siiii», «nooo»: three of a kind and more are one.
    .replaceAll(/(\p{L})\1{2,}/gu, '$1')
    .replaceAll(/\bw\/|&/g, ' e ')
    .replaceAll('+', ' piu ');
  for (const [short, long] of contractions) words = words.replace(short, long);
  return words
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .map((word) => (Object.hasOwn(shortForms, word) ? shortForms[word] : word))
    .join(' ');
}
