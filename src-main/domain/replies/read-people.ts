import type { Clause } from './clauses.ts';

export interface People {
  readonly adults?: number;
  readonly children?: number;
  /** Where it is not said how many of them are children. */
  readonly total?: number;
  /** The numbers themselves are unsure: «3 o 4», «circa». */
  readonly unsure: boolean;
  /** Said in a way that only who is coming says it: «siamo in due», «solo io». */
  readonly ofThoseComing: boolean;
}

const words: Readonly<Record<string, number>> = {
  un: 1,
  uno: 1,
  una: 1,
  one: 1,
  a: 1,
  due: 2,
  two: 2,
  tre: 3,
  three: 3,
  quattro: 4,
  four: 4,
  cinque: 5,
  five: 5,
  sei: 6,
  six: 6,
  sette: 7,
  seven: 7,
  otto: 8,
  eight: 8,
  nove: 9,
  nine: 9,
  dieci: 10,
  ten: 10,
  undici: 11,
  dodici: 12,
  twelve: 12,
};

/** More of one household than this is something else: a year, a price. */
const most = 30;

const counted =
  '(\\d{1,2}|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|two|three|four|five|six|seven|eight|nine|ten|twelve)';
const countedOne = `(\\d{1,2}|un|uno|una|one|a|${counted.slice(1, -1)})`;
const kids =
  '(?:bimb[oaie]|bambin[oaie]|bimbett\\w+|figli(?:o|a|e)?|ragazzin\\w+|neonat\\w+|piccol[oaie]|kids?|child|children|infants?|toddlers?|bab(?:y|ies)|little ones?)';
const noCount =
  '(?! (?:giorn|or[ae]\\b|minut|settiman|mes[ei]\\b|ann[oi]\\b|macchin|auto\\b|euro|volt|nott|days?\\b|hours?\\b|weeks?\\b|months?\\b|years?\\b|nights?\\b|pm\\b|am\\b|giugno|luglio|agosto|settembre|maggio|aprile|ottobre|marzo|novembre|dicembre|gennaio|febbraio|june|july|august|september|may\\b|cars?\\b|tavol|tables?\\b))';
const partner =
  '(?:mio marito|mia moglie|il mio compagno|la mia compagna|il mio ragazzo|la mia ragazza|la mia fidanzata|il mio fidanzato|mia mamma|mia madre|mio padre|mia sorella|mio fratello|my (?:wife|husband|partner|girlfriend|boyfriend|fiancee?|mum|mom|sister|brother)|the wife|lui|lei)';

const childrenPatterns = [
  new RegExp(`\\b${countedOne} (?:altr\\w+ |small |piccol\\w+ |our |nostr\\w+ |mie\\w* )?${kids}\\b`),
];
const noChildren =
  /\b(?:no|niente|senza|nessun|nessuna|zero|without|0)(?: i| the| nostri| our)? (?:bimb|bambin|figli|kid|child)\w*/;
const adultPatterns = [new RegExp(`\\b${countedOne} (?:adult\\w*|grand[ei]|grown ups?)\\b`)];
const includedChildren = /\b(?:di cui|compres\w+|inclus\w+|including|incl|of which|of whom|contando)\b/;
const addedChildren = /\b(?:piu|plus|e|and)\b/;

const ofComing = [
  new RegExp(
    `\\b(?:siamo|saremo|saremmo|verremo|veniamo|veniam|vengo|ci siamo|arriviamo|presenti|partecipiamo|parteciperemo|confermo|confermiamo|conferma)(?: \\w+)?(?: solo| tutti e| circa| solamente| anche)? (?:in )?(?:tutto )?${counted}\\b${noCount}`,
  ),
  new RegExp(`\\b(?:in) ${counted}\\b${noCount}`),
  new RegExp(
    `\\b(?:noi|tutti e|tutte e|all|both|us|the|party of|family of) ${counted}\\b(?: of us)?${noCount}`,
  ),
  new RegExp(`\\b${counted} of us\\b`),
  new RegExp(`\\b(?:are|will be) (?:only |just |a )?${counted}\\b${noCount}`),
];
const ofAnybody = [
  new RegExp(
    `\\b${countedOne} (?:person[ae]|pax|people|persons?|guests?|posti|posto|coperti|ospiti|invitati|seats?|places?|teste)\\b`,
  ),
  new RegExp(`\\b(?:per|for) ${counted}\\b${noCount}`),
];
const unsure =
  /\b(?:circa|forse|probabilmente|about|around|maybe|almeno|piu o meno|at least|massimo|max) (?:in |siamo )?(?:\d{1,2}|due|tre|quattro|cinque|sei|two|three|four|five|six)\b|\b(?:\d{1,2}|due|tre|quattro|two|three|four) (?:o|or|oppure) (?:\d{1,2}|tre|quattro|cinque|three|four|five)\b|\b\d{1,2} \d{1,2}\b/;
const alone =
  /\b(?:solo io|da sol[oa]|soltanto io|solamente io|io sol[oa]|vengo sol[oa]|just me|only me|on my own|by myself|me only)\b/;
const couple = new RegExp(
  `\\b(?:io e|me and|io con|insieme a|insieme con|with) ${partner}\\b|\\b${partner} (?:e|and) (?:io|me|i)\\b|\\b(?:entrambi|tutti e due|tutte e due|noi due|both of us|us both|we both|we are both|we will both|the two of us|both coming)\\b`,
);
const everybody =
  /\b(?:tutti quanti|al completo|tutta la famiglia|ci saremo tutti|veniamo tutti|verremo tutti|ci siamo tutti|all of us|the whole family|everyone)\b/;
/** What looks like a number of people and is none. */
const elsewhere =
  /\b(?:alle|ore|dalle|verso le|tavolo|at|il|dal|al|del|entro il|on the|until|till|table|tra|fra|da) (?:\d{1,2}|due|tre|quattro|cinque|sei|sette|otto|nove|dieci)\b(?: e mezza| e \d{1,2})?(?: (?:giorni|ore|settimane|anni|mesi|minuti|days|hours|weeks))?|\b\d{1,2} (?:e mezza|pm|am|anni|mesi|years?|months?|giugno|luglio|agosto|settembre|maggio|aprile|ottobre)\b|\b\d{3,}\b/g;

export function readPeople(clauses: readonly Clause[], invited: number): People | null {
  const text = clauses
    .filter(({ question }) => !question || clauses.length === 1)
    .map(({ words: each }) => each)
    .join(' ; ')
    .replaceAll(elsewhere, '~');
  const children = noChildren.test(text) ? 0 : firstOf(text, childrenPatterns);
  const adults = firstOf(text, adultPatterns);
  const coming = firstOf(text, ofComing) ?? (everybody.test(text) && invited > 0 ? invited : null);
  const anybody = firstOf(text, ofAnybody);
  const own = alone.test(text) ? 1 : couple.test(text) ? 2 : null;
  const people = combine({ children, adults, total: coming ?? anybody ?? own }, text);
  if (people === null) return null;
  return {
    ...people,
    unsure: unsure.test(text) || people.unsure,
    ofThoseComing: coming !== null || own !== null,
  };
}

function combine(
  { children, adults, total }: { children: number | null; adults: number | null; total: number | null },
  text: string,
): Omit<People, 'ofThoseComing'> | null {
  if (adults !== null) return { adults, ...(children !== null && { children }), unsure: false };
  if (total === null) return children === null ? null : { children, unsure: false };
  if (children === null) return { total, unsure: false };
  if (children === 0) return { adults: total, children, unsure: false };
  if (includedChildren.test(text)) {
    return { adults: Math.max(total - children, 0), children, unsure: children > total };
  }
  // «In 4 + 2 bimbi» counts them apart; «in 4 con 2 bimbi» may or may not.
  return { adults: total, children, unsure: !addedChildren.test(text) };
}

function firstOf(text: string, patterns: readonly RegExp[]): number | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    if (found === undefined) continue;
    const count = Object.hasOwn(words, found) ? (words[found] ?? 0) : Number(found);
    if (count <= most) return count;
  }
  return null;
}
