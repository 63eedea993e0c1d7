import type { ErrorCode } from './error-codes.ts';
import { backupMessages } from './error-messages-backup.ts';
import { textMessages } from './error-messages-text.ts';

export const italianErrorMessages: Readonly<Record<ErrorCode, string>> = {
  ...backupMessages.it,
  ...textMessages.it,
  INTERNAL:
    'Qualcosa non ha funzionato, ma niente è andato perso. Riprova; se succede ancora apri la diagnosi (codice {logId}).',
  NOT_FOUND: 'Questo indirizzo non esiste. Controlla come è scritto.',
  METHOD_NOT_ALLOWED: 'Questo indirizzo risponde solo a {allowed}.',
  INVALID_INPUT:
    'La richiesta ha campi mancanti, sconosciuti o non validi. Correggi quelli indicati e riprova.',
  INVALID_JSON: 'Il testo della richiesta non è JSON. Controlla virgole e virgolette.',
  BODY_TOO_LARGE: 'La richiesta è troppo grande: il massimo è {limit}.',
  UNAUTHORIZED:
    'L’accesso non è valido. Apri di nuovo il link stampato all’avvio, o usa il token del file api-token.',
  SCOPE_NOT_ENOUGH: 'Questo token non può farlo: ne serve uno con un altro permesso ({needed}).',
  TOO_MANY_REQUESTS: 'Troppe richieste insieme. Riprova tra {seconds} s.',
  FOREIGN_HOST: 'Questo indirizzo non è quello di Invita. Usa il link stampato all’avvio.',
  FOREIGN_ORIGIN: 'La richiesta viene da un’altra pagina e non è permessa. Usa la finestra di Invita.',
  STORE_BUSY: 'Invita sta ancora finendo un lavoro grande, come un import. Riprova tra un momento.',
  READ_ONLY: 'Per ora Invita mostra i dati ma non può salvarli. Apri la diagnosi per vedere perché.',
  STOPPING: 'Invita si sta chiudendo. Riaprila e riprova.',
  APP_UNREACHABLE: 'Invita non risponde. Controlla che sia ancora aperta: la pagina si ricollega da sola.',

  UNKNOWN_SESSION: 'Questo telefono non esiste. Controlla il nome nella pagina WhatsApp.',
  UNKNOWN_RULE: 'Questo messaggio automatico non c’è più. Aggiorna la pagina.',
  UNKNOWN_FILTER: 'Il filtro salvato non c’è più. Scegli di nuovo a chi scrivere.',
  UNKNOWN_CAMPAIGN: 'Questi inviti non aspettano più i primi. Aggiorna la pagina.',
  UNKNOWN_MESSAGE: 'Questo messaggio non è nella coda. Aggiorna l’elenco e riprova.',
  UNKNOWN_HOUSEHOLD: 'Questa famiglia non è tra gli invitati. Aggiorna l’elenco e riprova.',
  UNKNOWN_TEMPLATE: 'Questo modello non esiste. Scegline uno dall’elenco.',
  UNKNOWN_PREVIEW: 'Questa anteprima non c’è più. Carica di nuovo il file.',
  UNKNOWN_SENDER: 'Di questa persona non c’è più nessun messaggio.',
  UNKNOWN_REPLY:
    'Questa risposta non c’è più: chi l’ha scritta l’ha ritirata, o non è di nessuno della lista.',
  REPLY_DECIDED: 'Su questa risposta è già stato deciso.',
  REPLY_SAYS_NOTHING:
    'In questa risposta non si legge niente: scrivi tu che cosa vuol dire, oppure ignorala.',

  UNKNOWN_TOKEN: 'Questo accesso non c’è, o è già stato revocato.',
  TOKEN_NAME_TAKEN: 'C’è già un accesso con questo nome. Scegline un altro.',
  TOO_MANY_TOKENS: 'Ci sono già {limit} accessi. Revocane uno che non serve più.',
  API_TOKENS_UNREADABLE:
    'L’elenco degli accessi non si può leggere. Rimetti una copia del file api-tokens.json, oppure toglilo.',

  WAHA_UNREACHABLE: 'WAHA non risponde. Controlla che sia avviato e che l’indirizzo sia giusto.',
  WAHA_WRONG_KEY: 'WAHA non accetta la chiave. Controlla la chiave API in Configurazione, Telefoni.',
  WAHA_NOT_WAHA: 'A questo indirizzo risponde un altro programma, non WAHA. Controlla indirizzo e porta.',
  WAHA_TOO_OLD: 'Questa versione di WAHA è troppo vecchia. Aggiorna il contenitore e riprova.',
  WAHA_CORE_ONE_SESSION: 'Questo WAHA gestisce un solo telefono. Usane un secondo per l’altro telefono.',
  WAHA_BUSY: 'WAHA è occupato. Aspetta qualche secondo e riprova.',
  WAHA_FAILED: 'WAHA ha risposto con un errore. Riprova; se succede ancora apri la diagnosi.',
  WAHA_URL_INVALID:
    'L’indirizzo di WAHA non è valido. Scrivilo per intero, per esempio http://127.0.0.1:3000.',
  SESSION_NOT_CONNECTED: 'Il telefono non è collegato. Collegalo nella pagina WhatsApp e riprova.',
  SESSION_NOT_READY: 'Il telefono non sta aspettando un collegamento. Premi «Refresh» e riprova.',
  SESSION_EXISTS: 'C’è già un telefono con questo nome. Scegline un altro.',
  SESSION_TWICE: 'Il telefono {label} usa già questa sessione di WAHA. Scegli un altro nome di sessione.',
  SESSION_MAIN_STAYS:
    'Questo telefono resta: da qui parte ciò che non nomina un telefono. Puoi rinominarlo o cambiarne l’indirizzo.',
  SESSION_SENDING: 'Un messaggio sta partendo proprio ora da questo telefono. Aspetta un minuto e riprova.',
  SESSION_SAME_TARGET: 'I messaggi non si possono spostare sul telefono che rimuovi. Scegline un altro.',

  INVALID_PHONE:
    'Questo non è un numero di telefono. Scrivilo con il prefisso, per esempio +39 333 123 4567.',
  TEXT_EMPTY: 'Il messaggio è vuoto. Scrivi un testo.',
  TEXT_TOO_LONG: 'Il messaggio è troppo lungo per WhatsApp. Accorcialo.',
  NOT_CANCELLABLE: 'Il messaggio è già partito: non si può più annullare.',
  NOT_RETRYABLE:
    'Riparte solo un messaggio fallito, annullato o non confermato, e solo se non ne hai messo in coda un altro al suo posto.',
  NOT_UNCONFIRMED: 'Il messaggio non è in dubbio. Solo un messaggio non confermato si segna come inviato.',
  NOT_EDITABLE: 'Il messaggio sta partendo o è già partito: il testo non si può più cambiare.',
  INVITATION_NOT_OVER:
    'Si invita di nuovo solo dopo un invito concluso. Questo è in attesa, in dubbio, o ne ha già un altro dopo di sé.',
  IDEMPOTENCY_CONFLICT: 'Questa chiave è già stata usata per altro, che resta com’è. Usane una nuova.',
  HOUSEHOLD_WITHOUT_PHONE: 'Questa famiglia non ha un numero. Aggiungilo e riprova.',
  HOUSEHOLD_OPTED_OUT: 'Questa famiglia ha chiesto di non ricevere messaggi.',
  NOTHING_TO_ANSWER: 'Questa famiglia non ti ha ancora scritto: non c’è niente a cui rispondere.',
  HOUSEHOLD_ALREADY_INVITED: 'Questa famiglia ha già il suo invito.',
  EMPTY_AUDIENCE: 'Non c’è nessuno da invitare. Scegli almeno una famiglia non ancora invitata.',
  INVITATION_NOT_WAITING: 'L’invito di questa famiglia non aspetta più in coda: non si può aggiornare.',

  HOUSEHOLD_NEEDS_NAME: 'Scrivi il nome della famiglia, o quello di almeno una persona.',
  HOUSEHOLD_NAME_TOO_LONG: 'Il nome della famiglia è troppo lungo. Usa al massimo 120 caratteri.',
  GUEST_NAME_INVALID: 'Un nome è troppo lungo, o le persone sono più di 50. Accorcia o dividi la famiglia.',
  SIDE_INVALID:
    'Il lato è una parola breve, come «sposa». Comincia con una lettera, al massimo 40 caratteri.',
  TAG_INVALID: 'Un’etichetta è una parola breve. Al massimo 40 caratteri l’una, e 20 per famiglia.',
  NOTES_TOO_LONG: 'Le note sono troppo lunghe. Usa al massimo 2000 caratteri.',
  EMAIL_INVALID: 'Questo non è un indirizzo e-mail. Scrivilo per intero, per esempio anna@example.org.',
  PEOPLE_COUNT_INVALID: 'Il numero di persone è un intero da 0 a 999.',
  TOO_MANY_HOUSEHOLDS: 'Sono troppe famiglie in una volta: il massimo è 10.000. Restringi la scelta.',
  MERGE_NEEDS_TWO: 'Per unire servono almeno due famiglie. Scegline un’altra.',
  MERGE_BOTH_INVITED: 'Più di una ha già il suo invito, con il suo link. Restano famiglie separate.',
  SPLIT_NOBODY: 'Scegli chi va nella nuova famiglia.',
  SPLIT_EVERYBODY: 'Almeno una persona deve restare nella famiglia di prima.',
  MESSAGE_IN_DOUBT:
    'Un messaggio per loro è in invio, o non si sa se è arrivato. Prima sistemalo nella coda, poi potrai dimenticarli.',
  UNKNOWN_GUEST: 'Questa persona non è più qui con questo nome. Guarda di nuovo la famiglia.',
  MESSAGE_ON_ITS_WAY:
    'Un messaggio sta partendo proprio ora. Non è stato cancellato nulla: riprova tra un minuto.',
  NOTHING_TO_POSTPONE: 'Non c’è nessuna cancellazione in programma.',
  CHANGE_GONE: 'Questa modifica è già stata annullata, o è troppo vecchia.',
  CHANGED_SINCE: 'Dopo questa modifica qualcosa è cambiato ancora: non si può più annullare.',
  INVITED_SINCE: 'Dopo questa modifica è stato creato un invito: non si può più annullare.',

  WAHA_SENDS_NO_FILES:
    'Questa versione di WAHA non invia foto né PDF. Aggiorna WAHA nella pagina WhatsApp, o togli il file dal testo.',

  LINK_NOT_VALID: 'Questo link personale non vale: è incompleto, è stato cambiato o non l’ha firmato Invita.',
  LINK_OTHER_EVENT: 'Questo link personale è di un altro evento.',
  LINK_REVOKED: 'Questo link personale non vale più: la sua famiglia ne ha uno più nuovo.',
  LINK_BASE_INVALID:
    'L’indirizzo del link non è valido. Scrivilo per intero, per esempio https://example.org/invito/.',
  LINK_SECRET_WEAK: 'Il segreto dei link è troppo corto o troppo facile. Servono almeno 32 caratteri.',
  LINK_SECRET_MISSING:
    'Manca il segreto con cui sono firmati i link già inviati. Rimettilo nella configurazione: finché manca non parte niente.',
  LINK_SECRET_CHANGED:
    'Il segreto dei link non è quello dei link già inviati. Rimetti quello di prima, o conferma che vuoi cambiarlo.',
  SECRETS_UNREADABLE:
    'Le chiavi salvate non si possono leggere. Apri la diagnosi: finché non si leggono non parte niente.',
  SECRETS_UNPROTECTED:
    'Le chiavi salvate non sono cifrate: non c’è un portachiavi, e il file chiave non si può creare. Indicane un altro con --key-file.',
  KEY_FILE_MISSING:
    'Manca il file {path}, che apre le chiavi salvate. Rimettilo, o indica dov’è con --key-file: senza non parte niente.',
  KEY_FILE_UNREADABLE:
    'Il file {path} non si può leggere, o non è un file chiave di Invita. Rimetti quello giusto: senza non parte niente.',
  KEY_FILE_OPEN:
    'Altri su questo computer possono leggere il file chiave {path}. Rendilo solo tuo (chmod 600) e riavvia Invita.',
  KEY_FILE_WRONG:
    'Il file chiave {path} è di altre chiavi, non di quelle salvate qui. Rimetti quello giusto, o indicalo con --key-file.',
  KEY_FILE_NOT_WRITABLE:
    'Il file chiave {path} non si può creare. Indica con --key-file una cartella in cui Invita può scrivere.',

  RATE_LIMIT_INVALID: 'Il limite di messaggi all’ora è un numero intero da 1 a 1000.',
  SEND_WINDOW_INVALID:
    'L’orario di invio non è valido. Servono inizio e fine diversi, come 09:00 e 21:00, e almeno un giorno.',
  TIME_ZONE_UNKNOWN: 'Questo fuso orario non esiste. Usa un nome come Europe/Rome.',
  SETTINGS_UNREADABLE:
    'La configurazione salvata non si può leggere. Gli invii restano in pausa finché non la sistemi.',

  IMPORT_EMPTY: 'Il file non contiene invitati. Scegline un altro.',
  IMPORT_TOO_LARGE:
    'Il file è troppo grande: il limite è 20 MB. Lascia solo le colonne che servono, o dividilo in più parti.',
  IMPORT_FORMAT_UNSUPPORTED:
    'Questo tipo di file non si legge. Salvalo come «Cartella di lavoro di Excel (.xlsx)» o come CSV e riprova.',
  IMPORT_NOT_A_LIST: 'Nel file non c’è un elenco di invitati. Serve una riga per persona.',
  IMPORT_NO_PHONE_COLUMN: 'Nel file manca la colonna del telefono. Aggiungila e riprova.',
  IMPORT_NO_NAME_COLUMN: 'Nel file manca la colonna del nome. Aggiungila e riprova.',
  IMPORT_TOO_MANY_COLUMNS: 'Il file ha troppe colonne: al massimo 200. Lascia solo quelle degli invitati.',
  IMPORT_NO_PHONES: 'Nel file nessuno ha un numero di telefono. Aggiungi i numeri e riprova.',
  IMPORT_TOO_MANY_ROWS: 'Il file ha troppe righe: al massimo 200.000. Dividilo in più parti.',
  IMPORT_PASSWORD: 'Il file è protetto da una password. Aprilo, togli la password, salvalo e riprova.',
  IMPORT_BOMB:
    'Questo file si gonfierebbe oltre ogni misura quando lo si apre. Non è stato aperto: esporta di nuovo la lista, in CSV.',
  IMPORT_DAMAGED: 'Il file è danneggiato o incompleto. Aprilo nel suo programma, salvalo di nuovo e riprova.',
  IMPORT_TOO_SLOW:
    'La lettura del file è durata troppo ed è stata fermata. Esporta la lista in CSV e riprova.',
  IMPORT_TOO_HEAVY:
    'Il file chiede più memoria di quanta gliene è concessa. Esporta la lista in CSV, con le sole colonne che servono.',
  IMPORT_CANCELLED: 'La lettura è stata annullata. Non è cambiato nulla.',
  IMPORT_NOT_UNDOABLE:
    'Questa importazione non si può più annullare: qualche invito è già partito, o sta partendo.',
  UNKNOWN_IMPORT: 'Questa importazione non esiste, o è già stata annullata.',
  IMPORT_NOTHING_READY: 'Nessuna riga è pronta. Correggi quelle segnalate e carica di nuovo il file.',

  PRACTICE_ONLY: 'Questo si può fare solo in modalità prova.',
  PRACTICE_WRONG_CODE: 'Non è il codice che vedi sullo schermo. Riguardalo, o chiedine un altro.',
  PRACTICE_NOT_WAITING_QR: 'Questo telefono non aspetta un codice QR. Premi prima «Refresh».',
  REAL_ONLY: 'Questo non si può fare in modalità prova.',

  DOCKER_MISSING: 'Su questo computer non c’è Docker. Installalo, oppure usa un WAHA che gira già.',
  DOCKER_NOT_RUNNING: 'Docker non risponde. Avvialo e riprova; i messaggi aspettano in coda.',
  DOCKER_NOT_ALLOWED:
    'Questo utente non può usare Docker. Aggiungilo al gruppo «docker», esci e rientra, poi riprova.',
  DOCKER_ELSEWHERE:
    'Invita è impostata per usare Docker su un altro computer. Serve Docker su questo: togli quell’impostazione e riavvia Invita.',
  DOCKER_PULL_FAILED:
    'WAHA non si è scaricato. Controlla Internet e riprova: quello che è già arrivato resta.',
  DOCKER_DISK_FULL: 'Il disco di Docker è pieno. Libera spazio e riprova; niente è andato perso.',
  DOCKER_FAILED:
    'Docker ha risposto con un errore, ma niente è andato perso. Riprova; se resta così riavvia Docker.',
  CONTAINER_MISSING: 'Il contenitore WAHA non c’è più. Avvia WAHA per farne uno nuovo.',
  CONTAINER_EXISTS: 'Il contenitore WAHA c’è già. Avvialo, non serve farne un altro.',
  CONTAINER_BUSY: 'C’è già un lavoro in corso sul contenitore. Aspetta che finisca, poi riprova.',
  CONTAINER_PORT_TAKEN:
    'La porta di WAHA è occupata da un altro programma. Chiudilo, oppure rimuovi il contenitore e avvia WAHA di nuovo.',
  CONTAINER_WITHOUT_PORT:
    'Il contenitore WAHA non ha una porta su questo computer. Rimuovilo e riavvia WAHA: il telefono resta collegato.',
  CONTAINER_NOT_READY: 'WAHA è partito ma non risponde. Guarda il suo registro, poi riavvialo.',
  CONTAINER_KEY_UNCHANGED:
    'WAHA accetta ancora la chiave di prima, quindi vale quella: è tornato tutto com’era. Aggiorna WAHA, poi riprova.',
  CONTAINER_CANCELLED: 'Hai interrotto lo scaricamento. Quello che è già arrivato resta.',

  DATA_DIR_NOT_WRITABLE:
    'Invita non può scrivere nella cartella {directory}. Controlla i permessi o scegline un’altra.',
  DATA_DIR_IN_USE:
    'La cartella {directory} è già usata da un’altra Invita aperta. Chiudi quella, o scegli un’altra cartella.',
  DATA_FILE_UNREADABLE:
    'Invita non riesce a leggere {file} nella cartella {directory}. Spostalo altrove e riavvia Invita: ne viene creato uno nuovo.',
  DATABASE_TOO_NEW:
    'Questi dati vengono da una versione più recente di Invita. Aggiorna Invita: i dati restano come sono.',
  DATABASE_DAMAGED: 'L’archivio è danneggiato e non viene toccato. Rimetti una copia di sicurezza.',
  DATABASE_RESTORED:
    'L’archivio viene da una copia di sicurezza: quello che è successo dopo può mancare. Controlla invitati e coda, poi riprendi gli invii.',
  DISK_FULL:
    'Il disco è pieno: non si può salvare nulla e non parte nulla. Libera spazio; poi Invita riprende da sola.',
  DATABASE_OTHER_REALM:
    'Questo archivio è della modalità prova, o della modalità reale: i due non si mescolano.',
  NOT_RUNNING: 'Su questa cartella non c’è nessuna Invita aperta: {directory}. Avviala con npm run serve.',
  PORT_TAKEN: 'La porta {port} è già usata o non è permessa. Scegline un’altra con --port.',
  ADMIN_API_PORT_TAKEN:
    'La porta {port} è già usata da un altro programma. Scegline un’altra, per esempio 4781.',
  DIRECTORY_NOT_OPENED: 'Il sistema non apre la cartella {directory}. Cercala tu nel gestore dei file.',
  LOGIN_ITEM_REFUSED:
    'Il sistema non ha accettato: l’avvio con il computer si cambia dalle sue impostazioni, tra le app all’avvio.',
  COMPUTER_ELSEWHERE: 'Qui Invita è una pagina del browser: questo si può fare solo nell’app del computer.',
  ADMIN_API_STAYS_ON: 'Avviata con «npm run serve», Invita risponde sempre ai programmi.',
  UPDATES_NOT_HERE: 'Questa copia di Invita non si aggiorna da sola.',
  UPDATE_NOT_KNOWN: 'Non c’è una nuova versione da scaricare. Cerca di nuovo gli aggiornamenti.',
  UPDATE_NOT_READY: 'La nuova versione non è ancora pronta: scaricala prima.',
  UPDATE_SERVER_UNREACHABLE:
    'Il server degli aggiornamenti non risponde. Controlla la connessione e riprova; Invita continua a funzionare.',
  UPDATE_SERVER_ANSWER:
    'Il server degli aggiornamenti ha dato una risposta che non si capisce. Riprova più tardi; Invita continua a funzionare.',
  UPDATE_SERVER_ELSEWHERE:
    'Il server degli aggiornamenti rimanda a un altro indirizzo, e Invita non lo segue. Non è stato scaricato niente.',
  UPDATE_SIGNATURE_WRONG:
    'La firma dell’aggiornamento non è quella di chi fa Invita. Non è stato installato niente: avvisa chi ti ha dato il programma.',
  UPDATE_DAMAGED: 'Il file scaricato non è quello annunciato e Invita l’ha buttato via. Scaricalo di nuovo.',
  UPDATE_NOT_WRITABLE:
    'Invita non può scrivere nella cartella in cui si trova ({folder}). Spostala in una cartella tua e riprova.',
  UPDATE_FAILED: 'L’aggiornamento non è riuscito; resta la versione di prima. Riprova.',
  HOST_AMBIGUOUS:
    'Questo computer non ha un solo indirizzo privato ({addresses}). Indica con --host quello su cui rispondere.',
  PUBLIC_URL_INVALID:
    'Non va: {url}. Serve un indirizzo come https://invita.lan, con un nome per cui vale il certificato.',
  HOST_INVALID: 'Non è un indirizzo: {host}. Scrivilo in cifre, per esempio 192.168.1.20.',
  HOST_EVERYWHERE:
    'Su {host} Invita sarebbe aperta a tutte le reti di questo computer. Scegli un solo indirizzo della rete interna.',
  HOST_PUBLIC:
    'Non è un indirizzo privato, {host}: chiunque potrebbe arrivarci. Usa 127.0.0.1 o uno della rete interna.',
  HOST_NEEDS_TLS:
    'Su {host} altri potrebbero leggere. Aggiungi --tls-cert e --tls-key, o togli --host per usare solo questo computer.',
  HOST_ELSEWHERE: 'Questo computer non ha l’indirizzo {host}. Scegline uno suo.',
  TLS_INVALID: 'Certificato e chiave non si leggono, o non vanno insieme. Devono essere due file PEM.',
  ARGUMENT_INVALID: 'L’opzione {argument} non è valida. Con --help vedi quelle possibili.',
};
