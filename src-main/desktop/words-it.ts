import type { DeskWords } from './desk-words.ts';

export const it: DeskWords = {
  reasons: {
    SENDING: ['In invio: un messaggio sta partendo adesso'],
    NEXT_IN: ['In invio: il prossimo parte tra poco'],
    GAP: ['In invio: il prossimo parte tra poco'],
    RATE_LIMIT: ['In attesa: limite di {limit} l’ora raggiunto', 'prossimo posto {when}'],
    SEND_WINDOW: ['In attesa: fuori dall’orario di invio', 'riprende {when}'],
    NEW_CHAT_CAP: ['In attesa: le nuove chat di queste 24 ore sono finite', 'riprende {when}'],
    TIMELOCK: ['Nuove chat ferme: lo chiede WhatsApp', 'riprendono {when}'],
    BREAKER: ['In attesa: troppi messaggi rifiutati', 'riprova {when}'],
    BACKOFF: ['In attesa: l’ultimo tentativo non è riuscito', 'riprova {when}'],
    SCHEDULED: ['In attesa: i messaggi in coda sono programmati', 'il primo parte {when}'],
    SETTLING: ['In attesa: verifico se l’ultimo messaggio è arrivato', 'al più tardi {when}'],
    CANARY: ['In attesa: gli altri inviti partono quando i primi sono arrivati'],
    PAUSED: ['In pausa: riprendi quando vuoi'],
    SESSION_NOT_CONNECTED: ['Fermo: il telefono non è collegato'],
    WAHA_UNREACHABLE: ['Fermo: WAHA non risponde, niente è andato perso'],
    WRONG_KEY: ['Fermo: WAHA rifiuta la chiave'],
    TOO_MANY_NOT_ON_WHATSAPP: ['Fermo: troppi numeri di fila senza WhatsApp'],
    TOO_MANY_BAD_REQUESTS: ['Fermo: WAHA ha rifiutato più richieste di fila'],
    WAHA_SENDS_NO_FILES: ['Fermo: WAHA non invia foto né PDF'],
    NEEDS_YOU: ['Tocca a te: un messaggio aspetta una tua decisione'],
    CANARY_STUCK: ['Tocca a te: gli inviti trattenuti aspettano una tua decisione'],
    NO_GUESTS: ['Nulla da inviare: importa gli invitati per cominciare'],
    NOTHING_QUEUED: ['Nulla da inviare: la coda è vuota'],
    ALL_SENT: ['Tutto inviato'],
  },
  sentToday: { one: 'Oggi: 1 inviato', other: 'Oggi: {n} inviati' },
  needs: { one: '1 cosa aspetta te', other: '{n} cose aspettano te' },
  notices: {
    notices: {
      title: { one: 'C’è un avviso per te', other: 'Ci sono {n} avvisi per te' },
      body: 'Leggilo prima che partano altri inviti.',
    },
    phones: {
      title: { one: 'Un telefono ha bisogno di te', other: '{n} telefoni hanno bisogno di te' },
      body: 'I messaggi in coda aspettano: niente è andato perso.',
    },
    held: {
      title: { one: 'Gli inviti trattenuti aspettano te', other: '{n} gruppi di inviti aspettano te' },
      body: 'I primi non sono arrivati: gli altri restano fermi finché decidi.',
    },
    unconfirmed: {
      title: { one: 'Un messaggio non è confermato', other: '{n} messaggi non sono confermati' },
      body: 'Forse sì, forse no: guarda sul telefono e decidi tu. Nessuno riceve due volte.',
    },
    failed: {
      title: { one: 'Un messaggio è fallito', other: '{n} messaggi sono falliti' },
      body: 'In Coda trovi il perché e che cosa puoi fare.',
    },
    conversations: {
      title: { one: 'Una conversazione aspetta te', other: '{n} conversazioni aspettano te' },
      body: 'La trovi in Messaggi.',
    },
    backups: {
      title: {
        one: 'La copia di sicurezza non è riuscita',
        other: 'Le copie di sicurezza non sono riuscite',
      },
      body: 'In Configurazione trovi il perché. Gli inviti continuano a partire.',
    },
  },
  practice: 'Modalità prova',
  notReady: 'Invita si sta aprendo',
  pause: 'Metti in pausa',
  resume: 'Riprendi',
  open: 'Apri Invita',
  quit: 'Esci da Invita',
};
