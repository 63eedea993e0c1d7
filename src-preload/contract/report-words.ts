import type { Language } from './common.ts';
import type { Funnel, MissingReason, Report } from './reports.ts';

interface ReportWords {
  readonly file: Readonly<Record<Report, string>>;
  readonly sheet: Readonly<Record<Report, string>>;
  readonly funnel: Readonly<Record<keyof Funnel, string>>;
  readonly missing: Readonly<Record<MissingReason, string>>;
  readonly summaryHeader: readonly string[];
  readonly answersHeader: Readonly<Record<'day' | 'week', string>>;
  readonly answers: Readonly<Record<'COMING' | 'MAYBE' | 'NOT_COMING', string>>;
  readonly comingHeader: readonly string[];
  readonly total: string;
  readonly assumed: string;
  readonly missingHeader: readonly string[];
}

/** What the files of the reports say. The screens have the same words, so that a figure is found again. */
export const reportWords: Readonly<Record<Language, ReportWords>> = {
  it: {
    file: { summary: 'riepilogo', coming: 'elenco-catering', missing: 'non-raggiunti' },
    sheet: { summary: 'Riepilogo', coming: 'Catering', missing: 'Non raggiunti' },
    funnel: {
      listed: 'In elenco',
      invited: 'Invitate',
      sent: 'Invito partito',
      delivered: 'Invito consegnato',
      read: 'Invito letto',
      viewed: 'Link aperto',
      answered: 'Hanno risposto',
      coming: 'Vengono',
    },
    missing: {
      NEVER_INVITED: 'Mai invitata',
      NO_PHONE: 'Senza numero',
      OPTED_OUT: 'Non vuole messaggi',
      UNCONFIRMED: 'Non confermato',
      NOT_ON_WHATSAPP: 'Non su WhatsApp',
      INVALID_NUMBER: 'Numero non valido',
      REJECTED: 'Rifiutato da WAHA',
      ACK_ERROR: 'Non consegnato',
      ATTEMPTS_EXHAUSTED: 'Tentativi finiti',
      POISON: 'Messo da parte',
      TEXT_CHANGED: 'Testo alterato',
      ALREADY_INVITED_CHAT: 'Chat già invitata',
      CANCELLED: 'Annullato',
      WAITING: 'Ancora in coda',
    },
    summaryHeader: ['Voce', 'Famiglie'],
    answersHeader: { day: 'Giorno', week: 'Settimana dal' },
    answers: { COMING: 'Vengono', MAYBE: 'Forse', NOT_COMING: 'Non vengono' },
    comingHeader: ['Famiglia', 'Adulti', 'Bambini', 'Nomi', 'Menù', 'Nota', 'Note della lista', 'Numeri'],
    total: 'Totale',
    assumed: 'dalla lista',
    missingHeader: ['Famiglia', 'Perché', 'Telefono', 'E-mail'],
  },
  en: {
    file: { summary: 'summary', coming: 'caterer-list', missing: 'not-reached' },
    sheet: { summary: 'Summary', coming: 'Caterer', missing: 'Not reached' },
    funnel: {
      listed: 'On the list',
      invited: 'Invited',
      sent: 'Invitation sent',
      delivered: 'Invitation delivered',
      read: 'Invitation read',
      viewed: 'Link opened',
      answered: 'Answered',
      coming: 'Coming',
    },
    missing: {
      NEVER_INVITED: 'Never invited',
      NO_PHONE: 'No number',
      OPTED_OUT: 'Wants no messages',
      UNCONFIRMED: 'Unconfirmed',
      NOT_ON_WHATSAPP: 'Not on WhatsApp',
      INVALID_NUMBER: 'Number not valid',
      REJECTED: 'Refused by WAHA',
      ACK_ERROR: 'Not delivered',
      ATTEMPTS_EXHAUSTED: 'Out of attempts',
      POISON: 'Set aside',
      TEXT_CHANGED: 'Text altered',
      ALREADY_INVITED_CHAT: 'Chat already invited',
      CANCELLED: 'Cancelled',
      WAITING: 'Still queued',
    },
    summaryHeader: ['Item', 'Households'],
    answersHeader: { day: 'Day', week: 'Week of' },
    answers: { COMING: 'Coming', MAYBE: 'Maybe', NOT_COMING: 'Not coming' },
    comingHeader: ['Household', 'Adults', 'Children', 'Names', 'Menus', 'Note', 'List notes', 'Numbers'],
    total: 'Total',
    assumed: 'from the list',
    missingHeader: ['Household', 'Why', 'Phone', 'E-mail'],
  },
};
