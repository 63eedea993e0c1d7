import type { Clause } from './clauses.ts';

const politely =
  '(?:(?:per favore|per piacere|grazie|please|thanks|thank you|ciao|buongiorno|buonasera|salve|vi prego|ti prego|adesso|ora|now|subito|stop|basta|hi|hello|ok|i|now) ?)*';

/** The whole reply is one of these, whatever politeness is around it. */
const stopWords = [
  'stop',
  'stopp',
  'arresta',
  'basta',
  'basta cosi',
  'basta messaggi',
  'stop messaggi',
  'stop messages',
  'cancellami',
  'cancellatemi',
  'cancellati',
  'cancella iscrizione',
  'disiscrivimi',
  'disiscrivetemi',
  'disiscrizione',
  'disiscrivi',
  'rimuovimi',
  'rimuovetemi',
  'unsubscribe',
  'unsuscribe',
  'opt out',
  'optout',
  'remove me',
  'end',
  'quit',
  'fine messaggi',
].join('|');

const wholeStop = new RegExp(`^${politely}(?:${stopWords})(?: ${politely})?$`);

/** Says by itself that no more messages are wanted. */
const plainly: readonly RegExp[] = [
  /\bnon (?:mi |ci |voglio |vogliamo |desidero |desideriamo )?(?:\w+ )?(?:scriv|contatt|mand|invi|messaggi|disturb|ricev|chiam|rompe)\w* (?:\w+ ){0,2}piu\b/,
  /\bnon (?:voglio|vogliamo|desidero|desideriamo) (?:piu )?(?:\w+ )?(?:ricever|esser|messagg|comunicazion)\w*(?: contattat\w+| disturbat\w+| messagg\w+| piu| altri messaggi| vostri messaggi| questi messaggi)/,
  /\bnon (?:\w+ )?(?:scriv|contatt|disturb|messaggi|mand)\w*(?:mi|ci)\b(?: piu| altri messaggi| messaggi)?/,
  /\b(?:smett\w+|finit\w+|piantat\w+|basta) (?:\w+ )?(?:scriv|mandar|inviar|messagg|contatt|disturb|spam)\w*/,
  /\b(?:togli|toglie|rimuov|rimuove|cancell|cancella|elimin|elimina|leva|levate)\w*(?:mi|temi) (?:\w+ ){0,3}(?:list\w*|rubrica|contatti|numero|gruppo|mailing|elenco|database|dati)\b/,
  /\b(?:cancellate|cancella|eliminate|elimina|togliete|rimuovete) (?:il )?mi\w+ (?:numero|contatto|dati|nominativo)\b/,
  /\b(?:cancellami|cancellatemi|disiscriv\w+|unsubscribe)\b/,
  /\b(?:stop|quit|cease) (?:\w+ )?(?:messag|text|writ|contact|send|spam|bother|scriv|invia)\w*/,
  /\b(?:do not|dont|never) (?:ever )?(?:messag|text|writ|contact|send|bother|spam)\w*(?: to)?(?: me| us| this)?/,
  /\b(?:take|remove|delete) (?:me|us|my number|this number) (?:\w+ ){0,2}(?:list|messages|contacts|database|number|group)\b/,
  /\b(?:remove|delete) my (?:number|data|contact)\b/,
  /\bno more (?:messages|texts|whatsapp\w*)\b/,
  /\bleave (?:me|us) alone\b/,
  /\bnon vogli\w+ (?:piu )?(?:messagg|esser contatt|ricev)\w*/,
  /\bbasta con (?:\w+ ){0,2}messagg\w*/,
  /\bnumero sbagliato\b|\bwrong number\b|\bha sbagliato numero\b|\bavete sbagliato (?:numero|persona)\b/,
];

/** May mean it: a person has to look. */
const perhaps: readonly RegExp[] = [
  /^(?:stop|basta|cancellaci|cancellateci|toglieteci|toglimi|toglietemi)(?: (?!che\b|cosi\b|poco\b)\w+){0,2}$/,
  /\b(?:toglie|rimuove|cancella|elimina)\w*ci (?:\w+ ){0,3}(?:list\w*|elenco)\b/,
  /\bchi (?:sei|siete|e)\b(?=.*\bnumero\b)/,
];

const farewell = /\b(?:numero sbagliato|wrong number|sbagliato (?:numero|persona))\b/;

export type StopReading = 'WORD' | 'PHRASE' | 'PERHAPS' | null;

/** `WORD`: the whole reply is a stop word. `PHRASE`: it asks for it in so many words. */
export function readStop(clauses: readonly Clause[]): StopReading {
  const all = clauses.map(({ words }) => words).join(' ');
  if (all.length <= 60 && wholeStop.test(all)) return 'WORD';
  for (const { words, question } of clauses) {
    if (!plainly.some((each) => each.test(words))) continue;
    return question || farewell.test(words) ? 'PERHAPS' : 'PHRASE';
  }
  return clauses.some(({ words }) => perhaps.some((each) => each.test(words))) ? 'PERHAPS' : null;
}
