interface ReadmeFacts {
  readonly language: 'it' | 'en';
  readonly version: string;
  readonly now: number;
}

/** What lies in the zip, for whoever opens it in ten years without Invita. */
export function exportReadme({ language, version, now }: ReadmeFacts): string {
  const made = `${new Date(now).toISOString()} · Invita ${version}`;
  return { it: italian, en: english }[language](made).replaceAll('\n', '\r\n');
}

const italian = (made: string) => `INVITA: TUTTO IN FORMATI APERTI
${made}

Questo zip non è cifrato: contiene nomi, numeri di telefono e link personali. Tienilo come terresti la lista degli invitati.
Non contiene segreti: né le chiavi di WAHA né quella con cui sono firmati i link.
Per riportare tutto in Invita serve una copia di sicurezza (.invita), non questo file.

I FILE
households.csv         una riga per famiglia: nome, telefoni, etichette, risposta, rifiuti
guests.csv             una riga per persona; «household» è l’id della sua famiglia
guest-changes.csv      che cosa è cambiato nella lista, e quando
messages.csv           una riga per messaggio: a chi, testo, stato, quando è partito, arrivato, letto
message-events.csv     la storia di ogni messaggio, dal più vecchio al più nuovo; «message» è il suo id
answers.csv            tutte le risposte, anche quelle ritirate (withdrawn_at)
received-messages.csv  quello che hanno scritto gli invitati
texts.csv              i testi; text-versions.csv le versioni di prima
phones.csv             i telefoni da cui si invia, senza chiavi
attachments.csv        foto e PDF; i file sono nella cartella «attachments», con l’inizio del loro id nel nome
settings.json          la configurazione

COME SI LEGGONO
CSV in UTF-8, separati da punto e virgola, una riga d’intestazione: si aprono con Excel, LibreOffice e ogni programma.
Le liste oltre un milione di righe continuano in «…-2.csv», e così via.
Gli orari sono in UTC (ISO 8601).
Un testo che un foglio di calcolo prenderebbe per una formula, come un numero con il «+», ha davanti un apostrofo: toglilo se
leggi i file con un programma tuo.
`;

const english = (made: string) => `INVITA: EVERYTHING IN OPEN FORMATS
${made}

This zip is not encrypted: it holds names, phone numbers and personal links. Keep it as you would keep the guest list.
It holds no secrets: neither the keys of WAHA nor the one that signs the links.
To bring everything back into Invita you need a backup (.invita), not this file.

THE FILES
households.csv         a row for each household: name, phones, tags, answer, refusals
guests.csv             a row for each person; "household" is the id of their household
guest-changes.csv      what was changed in the list, and when
messages.csv           a row for each message: to whom, text, state, when it left, arrived, was read
message-events.csv     the story of each message, oldest first; "message" is its id
answers.csv            all answers, those taken back too (withdrawn_at)
received-messages.csv  what the guests wrote
texts.csv              the texts; text-versions.csv their earlier versions
phones.csv             the phones that send, without keys
attachments.csv        photos and PDFs; the files are in the folder "attachments", with the beginning of their id in the name
settings.json          the configuration

HOW TO READ THEM
CSV in UTF-8, separated by commas, with one line of headers: Excel, LibreOffice and every program open them.
Lists of more than a million rows go on in "…-2.csv", and so on.
Times are in UTC (ISO 8601).
A text that a spreadsheet would take for a formula, such as a number with its "+", has an apostrophe in front: take it away
where you read the files with a program of your own.
`;
