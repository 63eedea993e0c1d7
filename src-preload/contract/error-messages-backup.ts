/** Of backups, by hand and by themselves, and of other long work. */
export const backupMessages = {
  it: {
    WORK_CANCELLED: 'Interrotto da te. Niente è cambiato e niente è rimasto a metà.',
    UNKNOWN_BACKUP: 'Questo file non è più aperto. Sceglilo di nuovo.',
    BACKUP_NOT_ONE: 'Questo file non è una copia di sicurezza di Invita.',
    BACKUP_DAMAGED: 'Questa copia è danneggiata o incompleta e non viene usata. Provane un’altra.',
    BACKUP_PASSPHRASE: 'La frase segreta non è quella di questa copia.',
    BACKUP_OTHER_EVENT:
      'Questa copia è di un altro evento, e qui ci sono già invitati o messaggi. Ripristinala in una cartella dati nuova.',
    BACKUP_HOLDS_FORGOTTEN:
      'Nella copia c’è chi hai dimenticato, e un messaggio che lo riguarda è in dubbio. Decidi prima di quello, o usa una copia più recente.',
    BACKUP_TOO_LARGE:
      'Questo file è troppo grande per essere una copia di Invita: al massimo {gigabytes} GB. Niente è cambiato.',
    BACKUP_FOLDER_GONE:
      'La cartella delle copie non si trova. Ricollega il disco, o scegline un’altra con il percorso intero.',
    BACKUP_FOLDER_INSIDE:
      'Questa cartella sta fra i dati di Invita: la copia si perderebbe con loro. Scegline una su un altro disco.',
    BACKUP_FOLDER_READ_ONLY:
      'Nella cartella delle copie non si può scrivere. Togli la protezione, o scegline un’altra.',
    BACKUP_FOLDER_FULL: 'Nella cartella delle copie non c’è più posto. Liberalo, o tieni meno copie.',
    BACKUP_NOT_READ_BACK:
      'La copia appena scritta non si rilegge: il disco può essere guasto. Le copie di prima restano; prova un’altra cartella.',
    BACKUP_PASSPHRASE_MISSING: 'Per le copie automatiche manca la frase segreta. Scrivila di nuovo.',
    BACKUP_SCHEDULE_UNREADABLE: 'Le scelte per le copie automatiche non si leggono più. Impostale di nuovo.',
    BACKUP_RUNNING: 'Una copia è già in corso. Quando è finita, se ti serve, chiedine un’altra.',
    BACKUP_FAILED:
      'La copia non è riuscita e niente è cambiato. Riprova; il motivo è nel registro di Invita.',
  },
  en: {
    WORK_CANCELLED: 'Given up by you. Nothing has changed and nothing is half done.',
    UNKNOWN_BACKUP: 'This file is not open any more. Choose it again.',
    BACKUP_NOT_ONE: 'This file is not a backup made by Invita.',
    BACKUP_DAMAGED: 'This backup is damaged or incomplete and is not used. Try another one.',
    BACKUP_PASSPHRASE: 'The passphrase is not the one of this backup.',
    BACKUP_OTHER_EVENT:
      'This backup is of another event, and there are guests or messages here already. Restore it into a new data directory.',
    BACKUP_HOLDS_FORGOTTEN:
      'It holds somebody you have forgotten, and a message that concerns them is in doubt. Decide about that one first, or use a newer backup.',
    BACKUP_TOO_LARGE:
      'This file is too large to be a backup of Invita: {gigabytes} GB at most. Nothing has changed.',
    BACKUP_FOLDER_GONE:
      'The folder for the backups cannot be found. Plug the disk in again, or choose another one by its whole path.',
    BACKUP_FOLDER_INSIDE:
      'This folder is among Invita’s own data: the backup would be lost with it. Choose one on another disk.',
    BACKUP_FOLDER_READ_ONLY:
      'Nothing can be written to the folder for the backups. Take off the protection, or choose another one.',
    BACKUP_FOLDER_FULL:
      'There is no more room in the folder for the backups. Make some, or keep fewer of them.',
    BACKUP_NOT_READ_BACK:
      'The backup just written cannot be read back: the disk may be failing. The earlier ones stay; try another folder.',
    BACKUP_PASSPHRASE_MISSING: 'The passphrase of the automatic backups is missing. Type it once more.',
    BACKUP_SCHEDULE_UNREADABLE: 'The choices for the automatic backups cannot be read. Set them once more.',
    BACKUP_RUNNING: 'A backup is being made already. When it is done, ask for another one if you need it.',
    BACKUP_FAILED:
      'The backup could not be made and nothing has changed. Try again; the reason is in the log.',
  },
} as const;
