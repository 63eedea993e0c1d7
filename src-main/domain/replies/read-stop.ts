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
  '(?:basta|stop|fine)(?: con)?(?: i| questi)? messaggi',
  'stop messages',
  '(?:cancella|rimuovi|togli)mi(?: da(?:lla)? (?:vostra |tua )?(?:lista|rubrica))?',
  '(?:cancella|rimuove|toglie)temi(?: da(?:lla)? (?:vostra |tua )?(?:lista|rubrica))?',
  'cancellati',
  'cancella iscrizione',
  'disiscrivimi',
  'disiscrivetemi',
  'disiscrizione',
  'disiscrivi',
  'non (?:scriv(?:etemi|ermi|eteci|erci)|contatta(?:temi|rmi|teci|rci)) (?:mai )?piu',
  'non (?:mi|ci) (?:scriv(?:ete|ere|i)|contatt(?:ate|are|i)) (?:mai )?piu',
  'non (?:manda|invia)(?:temi|rmi|teci|rci) (?:mai )?(?:piu|altri) messaggi',
  'non (?:voglio|desidero|vogliamo|desideriamo) (?:piu ricevere|ricevere piu|ricevere altri|piu) messaggi',
  '(?:unsubscribe|unsuscribe)(?: me)?',
  'opt ?out',
  'remove me(?: from (?:the|this|your) list)?',
  '(?:stop|do not) (?:messag(?:e|ing)|text(?:ing)?|contact(?:ing)?|writ(?:e|ing)(?: to)?) me(?: again| anymore| any more)?',
  'stop sending me messages',
  'no more messages',
  'end',
  'quit',
].join('|');

const wholeStop = new RegExp(`^${politely}(?:${stopWords})(?: ${politely})?$`);

/** Nothing else is meant by «più»: it ends there, or speaks of what is written. */
const noMore =
  '(?:mai )?(?:piu|altri|altro)(?: (?:nulla|niente|messagg\\w+|comunicazion\\w+|whatsapp|(?:a|su) questo numero|grazie|per favore|per piacere))*$';
const unwanted = 'non (?:voglio|vogliamo|desidero|desideriamo|intendo|intendiamo)';

/** Says by itself that no more messages are wanted: a person is asked, since there is more in the reply. */
const plainly: readonly RegExp[] = [
  new RegExp(
    `\\bnon (?:mi|ci) (?:dovete |devi )?(?:scriv(?:ere|ete|i|a)|contatt(?:are|ate|i)|(?:mand|invi|disturb|cerc)(?:are|ate|i)|romp(?:ere|ete)) ${noMore}`,
  ),
  new RegExp(`\\bnon (?:\\w+ )?(?:scriv|contatt|disturb|messaggi|mand|invi)\\w*(?:mi|ci) ${noMore}`),
  /\bnon (?:scriv|contatt|disturb|messaggi)\w*(?:mi|ci)$/,
  new RegExp(
    `\\b${unwanted} (?:piu )?(?:essere|venire) (?:piu )?(?:contattat|disturbat|messaggiat|importunat)\\w+`,
  ),
  new RegExp(
    `\\b${unwanted} (?:piu )?(?:ricevere )?(?:(?:piu|altri|altre|vostri|vostre|questi|queste|i|le|alcun) )*(?:messagg|comunicazion|whatsapp)\\w*`,
  ),
  new RegExp(`\\b${unwanted} (?:piu ricevere|ricevere piu) (?:nulla|niente)`),
  /\b(?:smett\w+|finitela|finiscila|piantat\w+) (?:\w+ )?(?:scriv|mandar|inviar|messagg|contatt|disturb|spam)\w*/,
  /\bbasta (?:di )?(?:scriver|mandar|inviar|contattar|disturbar)(?:mi|ci)\b/,
  /\bbasta (?:con )?(?:\w+ )?messaggi\b/,
  /\b(?:togli|toglie|rimuov|rimuove|cancell|cancella|elimin|elimina|leva|levate)\w*(?:mi|temi) (?:\w+ ){0,3}(?:list\w*|rubrica|contatti|numero|gruppo|mailing|elenco|database|dati)\b/,
  /\b(?:cancellate|cancella|eliminate|elimina|togliete|rimuovete) (?:il )?mi\w+ (?:numero|contatto|dati|nominativo)\b/,
  /\b(?:cancellami|cancellatemi|disiscriv\w+|unsubscribe)\b/,
  /(?:^|\b(?:please|just|you|to) )(?:stop|quit|cease) (?:\w+ )?(?:messag|text|writ|contact|send|spam|bother|scriv|invia)\w*/,
  /\b(?:do not|dont|never) (?:ever )?(?:messag|text|writ|contact|bother|spam)\w*(?: to)?(?: me| us)?(?: again| anymore| any more| ever)?(?: please| thanks)?$/,
  /\b(?:do not|dont|never) (?:ever )?send (?:me |us )?(?:any ?more|more|anything|any|messages|texts|this)\b/,
  /\b(?:take|remove|delete) (?:me|us|my number|this number) (?:\w+ ){0,2}(?:list|messages|contacts|database|number|group)\b/,
  /\b(?:remove|delete) my (?:number|data|contact)\b/,
  /\bno more (?:messages|texts|whatsapp\w*)\b/,
  /\bleave (?:me|us) alone\b/,
  /\bnumero sbagliato\b|\bwrong number\b|\bha sbagliato numero\b|\bavete sbagliato (?:numero|persona)\b/,
];

/** May mean it: a person has to look. */
const perhaps: readonly RegExp[] = [
  /^(?:stop|basta|cancellaci|cancellateci|toglieteci|toglimi|toglietemi)(?: (?!che\b|cosi\b|poco\b|un[oa]?\b|due\b|il\b|la\b|dir\w*\b|saper\w*\b)\w+){0,2}$/,
  /\b(?:toglie|rimuove|cancella|elimina)\w*ci (?:\w+ ){0,3}(?:list\w*|elenco)\b/,
  /\bchi (?:sei|siete|e)\b(?=.*\bnumero\b)/,
];

const farewell = /\b(?:numero sbagliato|wrong number|sbagliato (?:numero|persona))\b/;

export type StopReading = 'WORD' | 'PHRASE' | 'PERHAPS' | null;

/** `WORD`: the whole reply is one of the known ones. `PHRASE`: it asks for it in so many words. */
export function readStop(clauses: readonly Clause[]): StopReading {
  const all = clauses.map(({ words }) => words).join(' ');
  const asks = clauses.some(({ question }) => question);
  if (all.length <= 60 && !asks && wholeStop.test(all)) return 'WORD';
  for (const { words, question } of clauses) {
    if (!plainly.some((each) => each.test(words))) continue;
    return question || farewell.test(words) ? 'PERHAPS' : 'PHRASE';
  }
  return clauses.some(({ words }) => perhaps.some((each) => each.test(words))) ? 'PERHAPS' : null;
}
