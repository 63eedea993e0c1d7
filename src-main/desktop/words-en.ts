import type { DeskWords } from './desk-words.ts';

export const en: DeskWords = {
  reasons: {
    SENDING: ['Sending: a message is leaving now'],
    NEXT_IN: ['Sending: the next one leaves soon'],
    GAP: ['Sending: the next one leaves soon'],
    RATE_LIMIT: ['Waiting: limit of {limit} an hour reached', 'next slot {when}'],
    SEND_WINDOW: ['Waiting: outside the sending hours', 'resumes {when}'],
    NEW_CHAT_CAP: ['Waiting: the new chats of these 24 hours are used up', 'resumes {when}'],
    TIMELOCK: ['New chats stopped: WhatsApp asks for it', 'they resume {when}'],
    BREAKER: ['Waiting: too many messages refused', 'tries again {when}'],
    BACKOFF: ['Waiting: the last try did not work', 'tries again {when}'],
    SCHEDULED: ['Waiting: the queued messages are scheduled', 'the first one leaves {when}'],
    SETTLING: ['Waiting: checking whether the last message arrived', 'by {when}'],
    CANARY: ['Waiting: the other invitations leave once the first have arrived'],
    PAUSED: ['Paused: resume when you like'],
    SESSION_NOT_CONNECTED: ['Stopped: the phone is not connected'],
    WAHA_UNREACHABLE: ['Stopped: WAHA does not answer, nothing is lost'],
    WRONG_KEY: ['Stopped: WAHA refuses the key'],
    TOO_MANY_NOT_ON_WHATSAPP: ['Stopped: too many numbers in a row without WhatsApp'],
    TOO_MANY_BAD_REQUESTS: ['Stopped: WAHA refused several requests in a row'],
    WAHA_SENDS_NO_FILES: ['Stopped: WAHA sends neither pictures nor PDFs'],
    NEEDS_YOU: ['Your turn: a message waits for your decision'],
    CANARY_STUCK: ['Your turn: the held invitations wait for your decision'],
    NO_GUESTS: ['Nothing to send: import your guests to begin'],
    NOTHING_QUEUED: ['Nothing to send: the queue is empty'],
    ALL_SENT: ['All sent'],
  },
  sentToday: { one: 'Today: 1 sent', other: 'Today: {n} sent' },
  needs: { one: '1 thing needs you', other: '{n} things need you' },
  notices: {
    notices: {
      title: { one: 'There is a notice for you', other: 'There are {n} notices for you' },
      body: 'Read it before more invitations leave.',
    },
    phones: {
      title: { one: 'A phone needs you', other: '{n} phones need you' },
      body: 'The queued messages wait: nothing is lost.',
    },
    held: {
      title: { one: 'The held invitations wait for you', other: '{n} groups of invitations wait for you' },
      body: 'The first ones did not arrive: the others stay until you decide.',
    },
    unconfirmed: {
      title: { one: 'A message is unconfirmed', other: '{n} messages are unconfirmed' },
      body: 'Maybe it arrived, maybe not: look at the phone and decide. Nobody gets it twice.',
    },
    failed: {
      title: { one: 'A message failed', other: '{n} messages failed' },
      body: 'Queue says why, and what you can do.',
    },
    conversations: {
      title: { one: 'A conversation waits for you', other: '{n} conversations wait for you' },
      body: 'You find it in Messages.',
    },
    backups: {
      title: { one: 'The backup was not made', other: 'The backups were not made' },
      body: 'Configuration says why. The invitations go on leaving.',
    },
  },
  practice: 'Practice mode',
  notReady: 'Invita is opening',
  pause: 'Pause',
  resume: 'Resume',
  open: 'Open Invita',
  quit: 'Quit Invita',
};
