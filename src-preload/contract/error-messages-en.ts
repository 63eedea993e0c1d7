import type { ErrorCode } from './error-codes.ts';
import { backupMessages } from './error-messages-backup.ts';
import { textMessages } from './error-messages-text.ts';

export const englishErrorMessages: Readonly<Record<ErrorCode, string>> = {
  ...backupMessages.en,
  ...textMessages.en,
  INTERNAL:
    'Something went wrong, but nothing is lost. Try again; if it happens again open the doctor (code {logId}).',
  NOT_FOUND: 'This address does not exist. Check how it is written.',
  METHOD_NOT_ALLOWED: 'This address answers only to {allowed}.',
  INVALID_INPUT: 'The request has missing, unknown or invalid fields. Correct the ones listed and try again.',
  INVALID_JSON: 'The body of the request is not JSON. Check commas and quotes.',
  BODY_TOO_LARGE: 'The request is too large: the most is {limit}.',
  UNAUTHORIZED:
    'The access is not valid. Open the link printed at start again, or use the token in the file api-token.',
  SCOPE_NOT_ENOUGH: 'This token may not do that: it takes one with another permission ({needed}).',
  TOO_MANY_REQUESTS: 'Too many requests at once. Try again in {seconds} s.',
  FOREIGN_HOST: 'This address is not the one of Invita. Use the link printed at start.',
  FOREIGN_ORIGIN: 'The request comes from another page and is not allowed. Use the window of Invita.',
  STORE_BUSY: 'Invita is still finishing something large, such as an import. Try again in a moment.',
  READ_ONLY: 'For now Invita shows the data but cannot save. Open the doctor to see why.',
  STOPPING: 'Invita is closing. Open it again and try once more.',
  APP_UNREACHABLE: 'Invita does not answer. Check that it is still open: the page reconnects by itself.',

  UNKNOWN_SESSION: 'This phone does not exist. Check its name on the WhatsApp page.',
  UNKNOWN_RULE: 'This automatic message is no longer there. Refresh the page.',
  UNKNOWN_FILTER: 'The saved filter is no longer there. Choose again whom to write to.',
  UNKNOWN_CAMPAIGN: 'These invitations no longer wait for the first ones. Refresh the page.',
  UNKNOWN_MESSAGE: 'This message is not in the queue. Refresh the list and try again.',
  UNKNOWN_HOUSEHOLD: 'This household is not among the guests. Refresh the list and try again.',
  UNKNOWN_TEMPLATE: 'This template does not exist. Choose one from the list.',
  UNKNOWN_PREVIEW: 'This preview is gone. Load the file again.',
  UNKNOWN_SENDER: 'There is no message of this person any more.',
  UNKNOWN_REPLY:
    'This reply is not there any more: its sender took it back, or it belongs to nobody on the list.',
  REPLY_DECIDED: 'Somebody has decided about this reply already.',
  REPLY_SAYS_NOTHING: 'Nothing could be read in this reply: say yourself what it means, or leave it.',

  UNKNOWN_TOKEN: 'This token is not there, or was revoked already.',
  TOKEN_NAME_TAKEN: 'There is a token with this name already. Choose another one.',
  TOO_MANY_TOKENS: 'There are {limit} tokens already. Revoke one you no longer need.',
  API_TOKENS_UNREADABLE:
    'The list of tokens cannot be read. Put a copy of the file api-tokens.json back, or remove it.',

  WAHA_UNREACHABLE: 'WAHA does not answer. Check that it is running and that the address is right.',
  WAHA_WRONG_KEY: 'WAHA does not accept the key. Check the API key in Configuration, Phones.',
  WAHA_NOT_WAHA: 'Another program answers at this address, not WAHA. Check the address and the port.',
  WAHA_TOO_OLD: 'This version of WAHA is too old. Update the container and try again.',
  WAHA_CORE_ONE_SESSION: 'This WAHA runs one phone only. Use a second one for the other phone.',
  WAHA_BUSY: 'WAHA is busy. Wait a few seconds and try again.',
  WAHA_FAILED: 'WAHA answered with an error. Try again; if it happens again open the doctor.',
  WAHA_URL_INVALID: 'The address of WAHA is not valid. Write it in full, such as http://127.0.0.1:3000.',
  SESSION_NOT_CONNECTED: 'The phone is not connected. Connect it on the WhatsApp page and try again.',
  SESSION_NOT_READY: 'The phone is not waiting to be linked just now. Press “Refresh” and try again.',
  SESSION_EXISTS: 'There is a phone with this name already. Choose another one.',
  SESSION_TWICE: 'The phone {label} uses this session of WAHA already. Choose another session name.',
  SESSION_MAIN_STAYS:
    'This phone stays: it sends what names no phone. You can rename it or point it elsewhere.',
  SESSION_SENDING: 'A message is leaving from this phone just now. Wait a minute and try again.',
  SESSION_SAME_TARGET: 'The messages cannot be moved to the phone that is removed. Choose another one.',

  INVALID_PHONE: 'This is not a phone number. Write it with its prefix, such as +39 333 123 4567.',
  TEXT_EMPTY: 'The message is empty. Write a text.',
  TEXT_TOO_LONG: 'The message is too long for WhatsApp. Shorten it.',
  NOT_CANCELLABLE: 'The message has already left: it cannot be cancelled any more.',
  NOT_RETRYABLE:
    'Only a failed, cancelled or unconfirmed message can be queued again, and only if no later one was queued in its place.',
  NOT_UNCONFIRMED: 'The message is not in doubt. Only an unconfirmed message is marked as sent.',
  NOT_EDITABLE: 'The message is leaving or has left: its text cannot be changed any more.',
  INVITATION_NOT_OVER:
    'Another invitation follows only one that is over. This one waits, is in doubt, or already has one after it.',
  IDEMPOTENCY_CONFLICT: 'This key was used before, for something else: that stays as it is. Use a new key.',
  HOUSEHOLD_WITHOUT_PHONE: 'This household has no number. Add one and try again.',
  HOUSEHOLD_OPTED_OUT: 'This household asked not to get messages.',
  NOTHING_TO_ANSWER: 'This household has not written to you yet: there is nothing to answer.',
  HOUSEHOLD_ALREADY_INVITED: 'This household already has its invitation.',
  EMPTY_AUDIENCE: 'There is nobody to invite. Choose at least one household that is not invited yet.',
  INVITATION_NOT_WAITING: 'The invitation of this household no longer waits: it cannot be updated.',

  HOUSEHOLD_NEEDS_NAME: 'Write the name of the household, or that of one person at least.',
  HOUSEHOLD_NAME_TOO_LONG: 'The name of the household is too long. Use 120 characters at most.',
  GUEST_NAME_INVALID:
    'A name is too long, or there are more than 50 people. Shorten it or split the household.',
  SIDE_INVALID:
    'A side is a short word such as “bride”. It begins with a letter and has 40 characters at most.',
  TAG_INVALID: 'A tag is a short word. 40 characters at most each, and 20 for a household.',
  NOTES_TOO_LONG: 'The notes are too long. Use 2000 characters at most.',
  EMAIL_INVALID: 'This is not an e-mail address. Write it in full, such as anna@example.org.',
  PEOPLE_COUNT_INVALID: 'The number of people is a whole number from 0 to 999.',
  TOO_MANY_HOUSEHOLDS: 'These are too many households at once: the most is 10,000. Narrow the choice.',
  MERGE_NEEDS_TWO: 'Merging takes two households at least. Choose another one.',
  MERGE_BOTH_INVITED: 'More than one has its own invitation already, with its own link. They stay apart.',
  SPLIT_NOBODY: 'Choose who goes into the new household.',
  SPLIT_EVERYBODY: 'One person at least has to stay in the household as it was.',
  MESSAGE_IN_DOUBT:
    'A message to them is being sent, or nobody knows whether it arrived. Settle it in the queue first, then forget them.',
  UNKNOWN_GUEST: 'This person is no longer here under this name. Look at the household again.',
  MESSAGE_ON_ITS_WAY: 'A message is on its way just now. Nothing was deleted: try again in a minute.',
  NOTHING_TO_POSTPONE: 'No deletion is planned.',
  CHANGE_GONE: 'This change was undone already, or is too old.',
  CHANGED_SINCE: 'Something changed again after this change: it can no longer be undone.',
  INVITED_SINCE: 'An invitation was made after this change: it can no longer be undone.',

  WAHA_SENDS_NO_FILES:
    'This version of WAHA sends neither photos nor PDFs. Update it on the WhatsApp screen, or take the file off the text.',

  LINK_NOT_VALID:
    'This personal link is not valid: it is incomplete, was altered, or was not signed by Invita.',
  LINK_OTHER_EVENT: 'This personal link belongs to another event.',
  LINK_REVOKED: 'This personal link no longer counts: its household has a newer one.',
  LINK_BASE_INVALID:
    'The address of the link is not valid. Write it in full, such as https://example.org/invito/.',
  LINK_SECRET_WEAK: 'The secret of the links is too short or too easy. It needs at least 32 characters.',
  LINK_SECRET_MISSING:
    'The secret that signed the links already sent is missing. Put it back in the configuration: until then nothing leaves.',
  LINK_SECRET_CHANGED:
    'The secret is not the one of the links already sent. Put the old one back, or confirm that you want to change it.',
  SECRETS_UNREADABLE:
    'The stored keys cannot be read. Open the doctor: until they can be read nothing leaves.',
  SECRETS_UNPROTECTED:
    'The stored keys are not encrypted: there is no keychain, and the key file cannot be made. Name another one with --key-file.',
  KEY_FILE_MISSING:
    'The file {path}, which opens the stored keys, is missing. Put it back, or name where it is with --key-file: without it nothing leaves.',
  KEY_FILE_UNREADABLE:
    'The file {path} cannot be read, or is not a key file of Invita. Put the right one back: without it nothing leaves.',
  KEY_FILE_OPEN:
    'Others on this computer can read the key file {path}. Make it yours alone (chmod 600) and start Invita again.',
  KEY_FILE_WRONG:
    'The key file {path} belongs to other keys, not to the ones stored here. Put the right one back, or name it with --key-file.',
  KEY_FILE_NOT_WRITABLE:
    'The key file {path} cannot be made. Name a folder Invita may write to with --key-file.',

  RATE_LIMIT_INVALID: 'The limit of messages per hour is a whole number from 1 to 1000.',
  SEND_WINDOW_INVALID:
    'The sending hours are not valid. They need a start and an end that differ, such as 09:00 and 21:00, and at least one day.',
  TIME_ZONE_UNKNOWN: 'This time zone does not exist. Use a name such as Europe/Rome.',
  SETTINGS_UNREADABLE: 'The stored configuration cannot be read. Sending stays paused until it is put right.',

  IMPORT_EMPTY: 'The file holds no guests. Choose another one.',
  IMPORT_TOO_LARGE:
    'The file is too large: the limit is 20 MB. Keep only the columns you need, or split it into parts.',
  IMPORT_FORMAT_UNSUPPORTED:
    'This kind of file cannot be read. Save it as “Excel Workbook (.xlsx)” or as CSV and try again.',
  IMPORT_NOT_A_LIST: 'The file holds no guest list. It needs one row per person.',
  IMPORT_NO_PHONE_COLUMN: 'The file has no phone column. Add it and try again.',
  IMPORT_NO_NAME_COLUMN: 'The file has no name column. Add it and try again.',
  IMPORT_TOO_MANY_COLUMNS: 'The file has too many columns: 200 at most. Keep only those of the guests.',
  IMPORT_NO_PHONES: 'Nobody in the file has a phone number. Add the numbers and try again.',
  IMPORT_TOO_MANY_ROWS: 'The file has too many rows: 200,000 at most. Split it into parts.',
  IMPORT_PASSWORD:
    'The file is protected with a password. Open it, remove the password, save it and try again.',
  IMPORT_BOMB:
    'This file would blow up beyond all measure when it is opened. It was not opened: export the list again, as CSV.',
  IMPORT_DAMAGED:
    'The file is damaged or incomplete. Open it in its own program, save it again and try again.',
  IMPORT_TOO_SLOW: 'Reading the file took too long and was stopped. Export the list as CSV and try again.',
  IMPORT_TOO_HEAVY:
    'The file needs more memory than it is granted. Export the list as CSV, with only the columns you need.',
  IMPORT_CANCELLED: 'Reading was cancelled. Nothing has changed.',
  IMPORT_NOT_UNDOABLE: 'This import can no longer be undone: some invitations have left, or are leaving.',
  UNKNOWN_IMPORT: 'This import does not exist, or was undone already.',
  IMPORT_NOTHING_READY: 'No row is ready. Correct the ones pointed out and load the file again.',

  PRACTICE_ONLY: 'This can be done in practice mode only.',
  PRACTICE_WRONG_CODE: 'This is not the code on the screen. Look at it again, or ask for another one.',
  PRACTICE_NOT_WAITING_QR: 'This phone is not waiting for a QR code. Press “Refresh” first.',
  REAL_ONLY: 'This cannot be done in practice mode.',

  DOCKER_MISSING: 'There is no Docker on this computer. Install it, or use a WAHA that already runs.',
  DOCKER_NOT_RUNNING: 'Docker does not answer. Start it and try again; the messages wait in the queue.',
  DOCKER_NOT_ALLOWED:
    'This user may not use Docker. Add the user to the group “docker”, sign out and in, then try again.',
  DOCKER_ELSEWHERE:
    'Invita is set to use Docker on another computer. It needs Docker on this one: remove that setting and restart Invita.',
  DOCKER_PULL_FAILED:
    'WAHA could not be downloaded. Check the Internet connection and try again: what has arrived stays.',
  DOCKER_DISK_FULL: 'Docker’s disk is full. Free some space and try again; nothing is lost.',
  DOCKER_FAILED:
    'Docker answered with an error, but nothing is lost. Try again; if it stays, restart Docker.',
  CONTAINER_MISSING: 'The WAHA container is gone. Start WAHA to make a new one.',
  CONTAINER_EXISTS: 'The WAHA container is there already. Start it, there is no need for another.',
  CONTAINER_BUSY: 'Something is being done with the container. Wait for it to end, then try again.',
  CONTAINER_PORT_TAKEN:
    'Another program uses the port of WAHA. Close it, or remove the container and start WAHA again.',
  CONTAINER_WITHOUT_PORT:
    'The WAHA container has no port on this computer. Remove it and start WAHA again: the phone stays linked.',
  CONTAINER_NOT_READY: 'WAHA has started but does not answer. Look at its log, then restart it.',
  CONTAINER_KEY_UNCHANGED:
    'WAHA still accepts the old key, so that one holds: everything is as it was. Update WAHA, then try again.',
  CONTAINER_CANCELLED: 'You stopped the download. What has arrived stays.',

  DATA_DIR_NOT_WRITABLE:
    'Invita cannot write in the folder {directory}. Check its permissions or choose another one.',
  DATA_DIR_IN_USE:
    'The folder {directory} is already used by another open Invita. Close that one, or choose another folder.',
  DATA_FILE_UNREADABLE:
    'Invita can make nothing of {file} in the folder {directory}. Move it elsewhere and start Invita again: a new one is made.',
  DATABASE_TOO_NEW: 'This data comes from a newer version of Invita. Update Invita: the data stays as it is.',
  DATABASE_DAMAGED: 'The store is damaged and is left untouched. Put a backup in its place.',
  DATABASE_RESTORED:
    'The store comes from a backup: what happened since may be missing. Check guests and queue, then go on sending.',
  DISK_FULL:
    'The disk is full: nothing is saved and nothing leaves. Free some space; then Invita goes on by itself.',
  DATABASE_OTHER_REALM: 'This store belongs to practice mode, or to the real mode: the two never mix.',
  NOT_RUNNING: 'No Invita is running on this folder: {directory}. Start it with npm run serve.',
  PORT_TAKEN: 'Port {port} is already used or not allowed. Choose another one with --port.',
  ADMIN_API_PORT_TAKEN: 'Port {port} is already used by another program. Choose another one, such as 4781.',
  DIRECTORY_NOT_OPENED: 'The system does not open the folder {directory}. Look for it in the file manager.',
  LOGIN_ITEM_REFUSED:
    'The system did not accept it: starting with the computer is changed in its own settings, among the startup apps.',
  COMPUTER_ELSEWHERE: 'Here Invita is a page in a browser: this can be done in the desktop app only.',
  ADMIN_API_STAYS_ON: 'Started with “npm run serve”, Invita always answers programs.',
  UPDATES_NOT_HERE: 'This copy of Invita does not update itself.',
  UPDATE_NOT_KNOWN: 'There is no newer version to download. Look for updates again.',
  UPDATE_NOT_READY: 'The new version is not ready yet: download it first.',
  UPDATE_SERVER_UNREACHABLE:
    'The update server does not answer. Check the connection and try again; Invita goes on working.',
  UPDATE_SERVER_ANSWER:
    'The update server gave an answer that makes no sense. Try again later; Invita goes on working.',
  UPDATE_SERVER_ELSEWHERE:
    'The update server points to another address, which Invita does not follow. Nothing was downloaded.',
  UPDATE_SIGNATURE_WRONG:
    'The update is not signed by who makes Invita. Nothing was installed: tell whoever gave you the program.',
  UPDATE_DAMAGED:
    'The downloaded file is not the one announced, and Invita has thrown it away. Download it again.',
  UPDATE_NOT_WRITABLE:
    'Invita cannot write in the folder it is in ({folder}). Move it to a folder of your own and try again.',
  UPDATE_FAILED: 'The update did not work; the version from before stays. Try again.',
  HOST_AMBIGUOUS:
    'This computer does not have just one private address ({addresses}). Name the one to answer on with --host.',
  PUBLIC_URL_INVALID:
    'This will not do: {url}. It takes an address such as https://invita.lan, with a name the certificate is for.',
  HOST_INVALID: 'This is not an address: {host}. Write one in numbers, such as 192.168.1.20.',
  HOST_EVERYWHERE:
    'On {host} Invita would be open to every network this computer is in. Choose one address of the intranet.',
  HOST_PUBLIC:
    'This is not a private address, {host}: strangers could reach it. Use 127.0.0.1 or one of the intranet.',
  HOST_NEEDS_TLS:
    'On {host} others could read along. Add --tls-cert and --tls-key, or leave --host out for this computer only.',
  HOST_ELSEWHERE: 'This computer does not have the address {host}. Choose one of its own.',
  TLS_INVALID: 'Certificate and key cannot be read, or do not belong together. Both have to be PEM files.',
  ARGUMENT_INVALID: 'The option {argument} is not valid. --help shows the possible ones.',
};
