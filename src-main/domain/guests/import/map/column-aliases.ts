import type { Field } from './field.ts';

/** What a header text can stand for. */
export type Alias = Field | 'weakPhone' | 'envelope';

/**
 * Header texts by meaning, in the form `headerWords` gives them: lower case, no accents, no digits, words apart.
 * `weakPhone` may as well be a table or a row number and needs phones below it; `envelope` names a household, or the
 * guest where no other column does.
 */
const ALIASES: Readonly<Record<Alias, string>> = {
  firstName:
    'nome|nome proprio|nome di battesimo|first name|given name|name first|firstname|vorname|prenom|nombre|n given|nome invitato|nome ospite|guest first name',
  lastName:
    'cognome|last name|surname|family name|lastname|nachname|nom|nom de famille|apellido|apellidos|name last|n family|cognome invitato|cognome ospite|guest last name',
  fullName:
    'nominativo|nome completo|invitato|invitati|invitata|ospite|ospiti|name|full name|guest name|guest|guests|intestatario|nome cliente|nome del beneficiario|nom complet|nombre completo|name line|display name|contatto|contact|contact name|fn',
  firstLastName:
    'nome e cognome|nome cognome|first and last name|first name last name|vor und nachname|nombre y apellidos',
  lastFirstName: 'cognome e nome|cognome nome|last name first name|surname and name|nom et prenom|nom prenom',
  phone:
    'cellulare|cell|tel|telefono|telefono cellulare|cel|mobile|mobil|mobile phone|mobile number|cell phone|cellphone|numero di telefono|numero di cellulare|numero telefono|numero cellulare|n telefono|n tel|n cell|whatsapp|numero whatsapp|phone|phone number|phone value|telefono valore|primary phone|telefon|handy|handynummer|telephone|portable|movil|telefonino|tel cell|telephone number|contact number',
  phoneOther:
    'telefono abitazione|telefono casa|tel casa|tel abitazione|telefono ab|telefono fisso|fisso|casa|home phone|home number|business phone|work phone|other phone|telefono ufficio|tel ufficio|car phone|altro telefono|telefono lavoro|telefono ufficio|festnetz|landline|tel home',
  phonePrefix:
    'prefisso|prefisso internazionale|prefisso telefonico|prefisso paese|prefisso nazionale|country code|phone country code|dial code|dialing code|calling code|international prefix|codice paese|vorwahl|indicatif|prefijo',
  weakPhone: 'numero|recapito|recapiti|number|contatti',
  household:
    'famiglia|nucleo|nucleo familiare|nucleo famigliare|gruppo|invito|busta|party|party name|group|group id|household|household id|family|gruppo familiare|nome famiglia|foyer|haushalt',
  householdName: 'household name|nome della famiglia',
  envelope: 'name on envelope|nome sulla busta|intestazione busta|intestazione',
  guestOf: 'ospite di|guest of|accompagnatore di|invitato di|accompagna|plus one of',
  companion:
    'accompagnatore|accompagnatrice|nome accompagnatore|plus one|plus one name|additional guest|additional guest name|partner|partner name|nome partner|ospite aggiuntivo|companion|companion name|altri ospiti|altri invitati|nome e cognome accompagnatore',
  companionFirstName:
    'partner first name|companion first name|plus one first name|additional guest first name|spouse first name',
  companionLastName:
    'partner last name|companion last name|plus one last name|additional guest last name|spouse last name|cognome accompagnatore|cognome partner',
  email:
    'email|e mail|mail|email address|e mail address|indirizzo email|indirizzo e mail|email optional|e mail value|posta elettronica|email invitato|guest email',
  side: 'lato|parte|side|sposo sposa|sposo o sposa|lato sposo sposa|lato degli sposi|di chi e invitato|bride or groom',
  tags: 'tag|tags|etichetta|etichette|categoria|category|labels|group membership',
  language:
    'lingua|language|sms language|lingua invito|lingua preferita|preferred language|sprache|langue|idioma',
  adults: 'adulti|n adulti|numero adulti|num adulti|adults|number of adults',
  children: 'bambini|n bambini|numero bambini|num bambini|children|kids|number of children|minori',
  notes: 'note|notes|nota|comments|commenti|osservazioni|guest notes|note ospite|annotazioni',
  ignored: [
    'n invitati|numero invitati|numero ospiti|numero di invitati|numero persone|n persone|n ospiti|number of guests|guest count|guests allowed|additional guest s allowed s|posti|coperti|tot|totale|total definitely invited',
    'sposo|sposa|tavolo|numero tavolo|n tavolo|table|table number|tipo|type|party type|is child|is invited|invitato da|relationship to couple|nome tavolo|table name',
    'allergie|intolleranze|menu|indirizzo|address|meal choice|meal|conferma|rsvp|rsvp status|status|stato|age|eta|citta|city|cap|title|titolo|guest status|attendee status|guest type|stato invito|data invito|invito inviato|invito consegnato',
    'middle name|secondo nome|additional name|name prefix|name suffix|prefix|suffix|nickname|soprannome|initials|short name|maiden name|nome da nubile|file as|organization name|organization title|company|azienda|societa|department|job title|event name|ticket name|ticket type|website|web page|directory server|user name|username|custom field value|relation value|website value|event value|address value|spouse|manager s name|order number|numero ordine|numero civico|numero documento|numero tessera|zip|postal code|postal',
  ].join('|'),
};

/** A header with one of these words is about somebody else, or about something one cannot write to. */
export const VETO_WORDS: ReadonlySet<string> = new Set(
  'phonetic|yomi|fax|pager|assistant|isdn|telex|tty|callback|company|label|etichetta|birthday|compleanno|radio|type|tipo|typ|kind|extension|interno|email|mail|address|indirizzo|url|id api'.split(
    '|',
  ),
);

export const COLUMN_ALIASES: ReadonlyMap<string, Alias> = new Map(
  (Object.entries(ALIASES) as [Alias, string][]).flatMap(([field, texts]) =>
    texts.split('|').map((text): [string, Alias] => [text, field]),
  ),
);
