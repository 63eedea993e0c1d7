import type { DoctorWords } from './doctor.ts';

export const englishDoctorWords: DoctorWords = {
  title: 'Invita doctor',
  results: { failed: 'TO FIX', warning: 'WORTH FIXING', unknown: 'UNKNOWN', ok: 'OK' },
  checks: {
    WAHA_REACHABLE: 'Answer of WAHA',
    WAHA_KEY: 'Key of WAHA',
    WAHA_ABLE: 'Version and engine',
    HISTORY: 'Chat history',
    SESSION: 'Phone connection',
    EVENTS: 'News from WhatsApp',
    CONTAINER: 'Container',
    VOLUME: 'Storage of the connection',
    LOOPBACK: 'Access to WAHA from the network',
    CLOCK: 'Clock',
    DISK: 'Disk space',
    COPIES: 'Automatic backups',
    DATABASE: 'Store',
    STORY: 'History of the sends',
    SECRETS: 'Keeping of the secrets',
    LINK_SECRET: 'Key of the personal links',
  },
  codes: {
    REACHABLE: ['It answers at {host}.', 'Invita can ask and send.'],
    UNREACHABLE: [
      'Nobody answers at {host}.',
      'The messages wait in the queue. Start WAHA, or correct the address.',
    ],
    NOT_WAHA: [
      'Another program answers at {host}.',
      'Check address and port; the messages wait in the queue.',
    ],
    KEY_ACCEPTED: ['WAHA accepts the key.', 'Only those who know it can write in your name.'],
    KEY_REFUSED: ['WAHA refuses the key.', 'Correct it and everything goes on from where it was.'],
    KEY_NONE: [
      'WAHA asks for no key.',
      'Any program that reaches it can write in your name: give it a long key.',
    ],
    ABLE: [
      'Version {version}, engine {engine}.',
      'It reserves the number of each message before it is sent: no doubles.',
    ],
    NO_IDS: [
      'Version {version}, engine {engine}: it reserves no messages.',
      'After a break some messages stay “maybe arrived”. Change to the engine GOWS: that needs a new QR code.',
    ],
    NO_RESTRICTIONS: [
      'Version {version} does not tell whether WhatsApp limits you.',
      'Update WAHA, so that Invita stops by itself when WhatsApp asks for it.',
    ],
    TOO_OLD: ['Version {version} is too old.', 'Update WAHA; the messages wait in the queue.'],
    HISTORY_READABLE: [
      'Invita can look for a message in WhatsApp.',
      'After a break it looks there before it sends again.',
    ],
    HISTORY_UNREADABLE: [
      'WAHA does not let the chat history be read.',
      'After a break you have to look at the phone. With GOWS, or NOWEB with its store on, it can be read.',
    ],
    CONNECTED: [
      'The phone is connected.',
      'Switch it on at least every 14 days, or WhatsApp disconnects it.',
    ],
    WAITING_FOR_PHONE: [
      'It waits for the phone to confirm.',
      'Scan the QR code; the messages wait in the queue.',
    ],
    STARTING: ['WhatsApp is starting.', 'A few seconds are usually enough: run the checks again.'],
    NOT_CONNECTED: ['The connection is off.', '“Refresh” starts it; the messages wait in the queue.'],
    LINK_CLOSED: ['The connection was closed.', 'Ask for a new QR code; nothing is lost.'],
    STATUS_UNKNOWN: [
      'WAHA answers with a status Invita does not know.',
      'To be safe nothing leaves. Update Invita, or press “Refresh”.',
    ],
    EVENTS_ARRIVE: [
      'The last news came less than {minutes} min ago.',
      'Deliveries, readings and replies come by themselves.',
    ],
    EVENTS_OPEN: ['WAHA is listened to, no news yet.', 'The first comes with the first message.'],
    EVENTS_CLOSED: [
      'WAHA sends no news just now.',
      'Nothing is lost: Invita asks by itself, but knows later. If it stays, restart WAHA.',
    ],
    EVENTS_SILENT: [
      'Messages leave but no news comes back.',
      'Look at the phone whether they arrive; then restart WAHA or connect the phone again.',
    ],
    RUNS: ['“{name}” is running.', 'It starts by itself with Docker.'],
    STARTS: ['“{name}” is starting.', 'Ten seconds are usually enough: run the checks again.'],
    STOPPED: ['“{name}” is stopped.', 'Start it: the phone connects again by itself.'],
    SILENT: ['“{name}” is on but does not answer.', 'Look at its log, then restart it.'],
    NOT_OURS: [
      'No container made by Invita.',
      'That is fine if you run WAHA yourself: make sure that it is on 127.0.0.1 only.',
    ],
    NO_DOCKER: [
      'Docker is not found or does not answer.',
      'It is needed only if WAHA is to run on this computer.',
    ],
    VOLUME_MOUNTED: [
      'The connection is in the volume “{volume}”.',
      'It stays even if you update or remove the container.',
    ],
    VOLUME_MISSING: [
      'The container does not store the connection.',
      'If it is removed, a new QR code is needed.',
    ],
    LOOPBACK_ONLY: ['Only this computer reaches it.', 'Nobody else on the network can use it.'],
    EXPOSED: [
      'Anybody on the network can reach “{name}”.',
      'They can write in your name and get your number blocked: make it safe now.',
    ],
    KEYLESS: [
      '“{name}” has no key.',
      'Any program on this computer can write in your name: give it a long key.',
    ],
    CLOCK_RIGHT: [
      'This computer and WAHA have the same time.',
      'Sending hours and the hourly limit are right.',
    ],
    CLOCK_OFF: [
      'This computer and WAHA differ by {seconds} seconds.',
      'Switch on automatic time in the system; if you use Docker, restart it then.',
    ],
    DISK_FREE: ['{gigabytes} GB free.', 'Enough for the store and its copies.'],
    DISK_LOW: [
      'Only {gigabytes} GB free.',
      'Free some space: with a full disk Invita stops, so that nothing is lost.',
    ],
    COPIES_OFF: [
      'They are off.',
      'If you want a copy on another disk too, switch them on in Configuration › Backup.',
    ],
    COPIES_FIRST: ['The first one is not made yet.', 'It starts by itself within minutes.'],
    COPIES_MADE: [
      'The last one, read back to its end, is {hours} hours old.',
      'Keep the passphrase away from this computer.',
    ],
    COPIES_FOLDER_GONE: [
      'The folder for the backups cannot be found.',
      'Plug the disk in again: Invita tries within the hour. Or choose another folder.',
    ],
    COPIES_FOLDER_READ_ONLY: [
      'Nothing can be written to the folder for the backups.',
      'Take off the protection, or choose another folder; the earlier backups stay.',
    ],
    COPIES_FOLDER_FULL: [
      'There is no more room in the folder for the backups.',
      'Make some, or keep fewer; the earlier backups stay.',
    ],
    COPIES_NOT_READ_BACK: [
      'The last backup cannot be read back.',
      'The disk of the backups may be failing: choose another one. The earlier backups stay.',
    ],
    COPIES_PASSPHRASE: ['The passphrase is missing.', 'Type it once more and the backup is made at once.'],
    COPIES_UNREADABLE: ['The choices cannot be read.', 'Set them once more; the earlier backups stay.'],
    COPIES_FAILED: [
      'The last backup could not be made.',
      'Try “Back up now”; if it stays like this the reason is in the log of Invita.',
    ],
    DATABASE_HEALTHY: ['The store is whole.', 'Guests, queue and log read well.'],
    DATABASE_DAMAGED: [
      'The store is damaged.',
      'Close Invita and put back the last copy of the data folder.',
    ],
    STORY_COHERENT: ['Messages looked at: {messages}, all in order.', 'No invitation was sent twice.'],
    STORY_BROKEN: [
      'Messages that do not add up: {messages}.',
      'Pause the sending, copy the report and ask for help ({rules}).',
    ],
    IN_KEYCHAIN: ['They are in the system’s keychain.', 'Other programs cannot read them.'],
    IN_FILE: [
      'They are in a file only you can read, not encrypted.',
      'Whoever copies the data folder has them. There is no keychain here, and the key file cannot be made in its place: name another with --key-file.',
    ],
    UNDER_KEY_FILE: [
      'They are encrypted; the key that opens them is in another file, {path}.',
      'Whoever copies the data folder alone cannot read them; whoever uses the computer under your name can. Keep a copy of the key file somewhere else: without it they do not open again.',
    ],
    KEY_FILE_BESIDE: [
      'They are encrypted, but the key that opens them lies in the data folder too: {path}.',
      'Whoever copies the folder has both. Stop Invita, move the key file out of the folder and name its new place with --key-file.',
    ],
    KEY_FILE_REFUSED: [
      'They are encrypted, and the key file {path} does not open them.',
      'It is missing, belongs to other keys, or can be read by others. Put the right one back, or name it with --key-file: until then nothing leaves.',
    ],
    OF_PRACTICE: [
      'They are practice keys, in a file only you can read.',
      'They open nothing outside this computer. Your real ones are kept apart.',
    ],
    SEALED_FROM_HERE: [
      'They are in the keychain: they cannot be read from here.',
      'Open the doctor inside Invita to try keys and container.',
    ],
    SECRET_RIGHT: ['It is the one of the links already sent.', 'The personal links stay valid.'],
    SECRET_MISSING: [
      'The key of the links already sent is gone.',
      'Put it back from a copy: with another one the links already sent are void.',
    ],
    SECRET_CHANGED: [
      'The key is not the one of the links already sent.',
      'Put the old one back: with this one the links already sent are void.',
    ],
    SECRET_NOT_YET: ['Not needed yet.', 'It is made with the first invitation.'],
    INSIDE_INVITA: ['In practice mode WAHA is inside Invita.', 'Nothing leaves this computer.'],
    WAHA_FIRST: ['First WAHA has to answer and accept the key.', 'Then run the checks again.'],
    PHONE_FIRST: ['First connect the phone.', 'Then run the checks again.'],
    TOO_SLOW: ['No answer in time.', 'Run the checks again; if it stays, restart WAHA.'],
    CHECK_BROKE: ['The check did not succeed.', 'Run the checks again; the reason is in the log of Invita.'],
  },
};
