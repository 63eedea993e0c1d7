import type { DoctorWords } from './doctor.ts';

export const italianDoctorWords: DoctorWords = {
  title: 'Diagnosi di Invita',
  results: { failed: 'DA SISTEMARE', warning: 'MEGLIO SISTEMARE', unknown: 'NON SI SA', ok: 'A POSTO' },
  checks: {
    WAHA_REACHABLE: 'Risposta di WAHA',
    WAHA_KEY: 'Chiave di WAHA',
    WAHA_ABLE: 'Versione e motore',
    HISTORY: 'Storia delle chat',
    SESSION: 'Collegamento del telefono',
    EVENTS: 'Notizie da WhatsApp',
    CONTAINER: 'Contenitore',
    VOLUME: 'Salvataggio del collegamento',
    LOOPBACK: 'Accesso a WAHA dalla rete',
    CLOCK: 'Orologio',
    DISK: 'Spazio sul disco',
    COPIES: 'Copie automatiche',
    DATABASE: 'Archivio',
    STORY: 'Storia degli invii',
    SECRETS: 'Custodia dei segreti',
    LINK_SECRET: 'Chiave dei link personali',
  },
  codes: {
    REACHABLE: ['Risponde a {host}.', 'Invita può chiedere e inviare.'],
    UNREACHABLE: [
      'Nessuno risponde a {host}.',
      'I messaggi aspettano in coda. Avvia WAHA, o correggi l’indirizzo.',
    ],
    NOT_WAHA: [
      'A {host} risponde un altro programma.',
      'Controlla indirizzo e porta; i messaggi aspettano in coda.',
    ],
    KEY_ACCEPTED: ['WAHA accetta la chiave.', 'Solo chi la conosce può scrivere a nome tuo.'],
    KEY_REFUSED: ['WAHA rifiuta la chiave.', 'Correggila e tutto riprende da dove era.'],
    KEY_NONE: [
      'WAHA non chiede nessuna chiave.',
      'Ogni programma che lo raggiunge può scrivere a nome tuo: dagli una chiave lunga.',
    ],
    ABLE: [
      'Versione {version}, motore {engine}.',
      'Prenota il numero di ogni messaggio prima di inviarlo: niente doppioni.',
    ],
    NO_IDS: [
      'Versione {version}, motore {engine}: non prenota i messaggi.',
      'Dopo un’interruzione qualche messaggio resta «forse arrivato». Passa al motore GOWS: serve un nuovo QR.',
    ],
    NO_RESTRICTIONS: [
      'La versione {version} non dice se WhatsApp ti limita.',
      'Aggiorna WAHA, così Invita si ferma da sola quando WhatsApp lo chiede.',
    ],
    TOO_OLD: ['La versione {version} è troppo vecchia.', 'Aggiorna WAHA; i messaggi aspettano in coda.'],
    HISTORY_READABLE: [
      'Invita può cercare un messaggio su WhatsApp.',
      'Dopo un’interruzione guarda lì prima di inviare di nuovo.',
    ],
    HISTORY_UNREADABLE: [
      'WAHA non fa leggere la storia delle chat.',
      'Dopo un’interruzione devi guardare tu sul telefono. Con GOWS, o NOWEB con l’archivio acceso, si legge.',
    ],
    CONNECTED: ['Il telefono è collegato.', 'Accendilo almeno ogni 14 giorni, o WhatsApp lo scollega.'],
    WAITING_FOR_PHONE: [
      'Aspetta che il telefono confermi.',
      'Scansiona il codice QR; i messaggi aspettano in coda.',
    ],
    STARTING: ['WhatsApp si sta avviando.', 'Di solito bastano pochi secondi: ripeti i controlli.'],
    NOT_CONNECTED: ['Il collegamento è spento.', '«Refresh» lo avvia; i messaggi aspettano in coda.'],
    LINK_CLOSED: ['Il collegamento si è chiuso.', 'Chiedi un nuovo codice QR; niente è andato perso.'],
    STATUS_UNKNOWN: [
      'WAHA risponde con uno stato che Invita non conosce.',
      'Per prudenza non parte niente. Aggiorna Invita, o premi «Refresh».',
    ],
    EVENTS_ARRIVE: [
      'L’ultima notizia è arrivata meno di {minutes} min fa.',
      'Consegne, letture e risposte arrivano da sole.',
    ],
    EVENTS_OPEN: ['WAHA è in ascolto, ancora nessuna notizia.', 'La prima arriva con il primo messaggio.'],
    EVENTS_CLOSED: [
      'WAHA non manda notizie adesso.',
      'Niente va perso: Invita chiede da sola, ma lo sa più tardi. Se resta così riavvia WAHA.',
    ],
    EVENTS_SILENT: [
      'I messaggi partono ma non torna nessuna notizia.',
      'Guarda sul telefono se arrivano; poi riavvia WAHA o ricollega il telefono.',
    ],
    RUNS: ['«{name}» è in funzione.', 'Riparte da solo con Docker.'],
    STARTS: ['«{name}» si sta avviando.', 'Di solito bastano dieci secondi: ripeti i controlli.'],
    STOPPED: ['«{name}» è fermo.', 'Avvialo: il telefono si ricollega da solo.'],
    SILENT: ['«{name}» è acceso ma non risponde.', 'Guarda il suo registro, poi riavvialo.'],
    NOT_OURS: [
      'Nessun contenitore fatto da Invita.',
      'Va bene se WAHA lo gestisci tu: controlla tu che sia solo su 127.0.0.1.',
    ],
    NO_DOCKER: ['Docker non si trova o non risponde.', 'Serve solo se WAHA deve girare su questo computer.'],
    VOLUME_MOUNTED: [
      'Il collegamento è nel volume «{volume}».',
      'Resta anche se aggiorni o rimuovi il contenitore.',
    ],
    VOLUME_MISSING: [
      'Il contenitore non salva il collegamento.',
      'Se viene rimosso serve un nuovo codice QR.',
    ],
    LOOPBACK_ONLY: ['Lo raggiunge solo questo computer.', 'Nessun altro nella rete può usarlo.'],
    EXPOSED: [
      'Chiunque nella rete raggiunge «{name}».',
      'Può scrivere a nome tuo e farti bloccare il numero: rendilo sicuro subito.',
    ],
    KEYLESS: [
      '«{name}» è senza chiave.',
      'Ogni programma su questo computer può scrivere a nome tuo: dagli una chiave lunga.',
    ],
    CLOCK_RIGHT: [
      'Questo computer e WAHA hanno la stessa ora.',
      'Orari di invio e limite all’ora sono giusti.',
    ],
    CLOCK_OFF: [
      'Questo computer e WAHA differiscono di {seconds} secondi.',
      'Attiva l’ora automatica del sistema; se usi Docker, poi riavvialo.',
    ],
    DISK_FREE: ['{gigabytes} GB liberi.', 'Bastano per l’archivio e le sue copie.'],
    DISK_LOW: [
      'Solo {gigabytes} GB liberi.',
      'Libera spazio: con il disco pieno Invita si ferma per non perdere niente.',
    ],
    COPIES_OFF: [
      'Sono spente.',
      'Se vuoi una copia anche su un altro disco, accendile in Configurazione › Copia di sicurezza.',
    ],
    COPIES_FIRST: ['La prima non è ancora fatta.', 'Parte da sola entro pochi minuti.'],
    COPIES_MADE: [
      'L’ultima, riletta per intero, è di {hours} ore fa.',
      'Conserva la frase segreta lontano da questo computer.',
    ],
    COPIES_FOLDER_GONE: [
      'La cartella delle copie non si trova.',
      'Ricollega il disco: Invita riprova da sola entro un’ora. Oppure scegli un’altra cartella.',
    ],
    COPIES_FOLDER_READ_ONLY: [
      'Nella cartella delle copie non si può scrivere.',
      'Togli la protezione, o scegli un’altra cartella; le copie di prima restano.',
    ],
    COPIES_FOLDER_FULL: [
      'Nella cartella delle copie non c’è più posto.',
      'Liberalo, o tieni meno copie; quelle di prima restano.',
    ],
    COPIES_NOT_READ_BACK: [
      'L’ultima copia scritta non si rilegge.',
      'Il disco delle copie può essere guasto: scegline un altro. Le copie di prima restano.',
    ],
    COPIES_PASSPHRASE: ['Manca la frase segreta.', 'Scrivila di nuovo e la copia si fa subito.'],
    COPIES_UNREADABLE: ['Le scelte non si leggono più.', 'Impostale di nuovo; le copie di prima restano.'],
    COPIES_FAILED: [
      'L’ultima copia non è riuscita.',
      'Prova «Copia adesso»; se resta così il motivo è nel registro di Invita.',
    ],
    DATABASE_HEALTHY: ['L’archivio è intero.', 'Invitati, coda e registro si leggono bene.'],
    DATABASE_DAMAGED: [
      'L’archivio è danneggiato.',
      'Chiudi Invita e rimetti l’ultima copia della cartella dei dati.',
    ],
    STORY_COHERENT: [
      'Messaggi guardati: {messages}, tutti in regola.',
      'Nessun invito risulta inviato due volte.',
    ],
    STORY_BROKEN: [
      'Messaggi che non tornano: {messages}.',
      'Metti in pausa gli invii, copia il rapporto e chiedi aiuto ({rules}).',
    ],
    IN_KEYCHAIN: ['Sono nel portachiavi del sistema.', 'Gli altri programmi non li leggono.'],
    IN_FILE: [
      'Sono in un file che solo tu puoi leggere, non cifrati.',
      'Chi copia la cartella dei dati li ha. Qui non c’è un portachiavi, e il file chiave non si può creare al suo posto: indicane un altro con --key-file.',
    ],
    UNDER_KEY_FILE: [
      'Sono cifrati; la chiave che li apre è in un altro file, {path}.',
      'Chi copia solo la cartella dei dati non li legge; chi usa il computer con il tuo nome sì. Tieni una copia del file chiave altrove: senza non si aprono più.',
    ],
    KEY_FILE_BESIDE: [
      'Sono cifrati, ma la chiave che li apre è anch’essa nella cartella dei dati: {path}.',
      'Chi copia la cartella ha tutti e due. Ferma Invita, sposta il file chiave fuori dalla cartella e indica il nuovo posto con --key-file.',
    ],
    KEY_FILE_REFUSED: [
      'Sono cifrati, e il file chiave {path} non li apre.',
      'Manca, è di altre chiavi, o lo possono leggere altri. Rimetti quello giusto, o indicalo con --key-file: finché non si aprono non parte niente.',
    ],
    OF_PRACTICE: [
      'Sono quelli di prova, in un file che solo tu puoi leggere.',
      'Non aprono niente fuori da questo computer. Quelli veri sono tenuti a parte.',
    ],
    SEALED_FROM_HERE: [
      'Sono nel portachiavi: da qui non si leggono.',
      'Apri la diagnosi dentro Invita per provare chiavi e contenitore.',
    ],
    SECRET_RIGHT: ['È quella dei link già inviati.', 'I link personali restano validi.'],
    SECRET_MISSING: [
      'La chiave dei link già inviati non c’è più.',
      'Rimettila da una copia: con un’altra i link già inviati non valgono.',
    ],
    SECRET_CHANGED: [
      'La chiave non è quella dei link già inviati.',
      'Rimetti quella di prima: con questa i link già inviati non valgono.',
    ],
    SECRET_NOT_YET: ['Non serve ancora.', 'Nasce con il primo invito.'],
    INSIDE_INVITA: ['In modalità prova WAHA è dentro Invita.', 'Niente esce da questo computer.'],
    WAHA_FIRST: ['Prima WAHA deve rispondere e accettare la chiave.', 'Poi ripeti i controlli.'],
    PHONE_FIRST: ['Prima collega il telefono.', 'Poi ripeti i controlli.'],
    TOO_SLOW: ['Nessuna risposta in tempo.', 'Ripeti i controlli; se resta così riavvia WAHA.'],
    CHECK_BROKE: ['Il controllo non è riuscito.', 'Ripeti i controlli; il motivo è nel registro di Invita.'],
  },
};
