import type { NewTemplate } from './template-store.ts';

type Written = Omit<NewTemplate, 'family' | 'attachment'>;

/**
 * The texts a fresh directory starts with. They read well with and without an event name and dates, avoid whatever
 * would need a guest's gender, and invite an answer in the chat: a chat that was answered is a safe one.
 */
const written: readonly Written[] = [
  {
    id: 'invitation-it',
    kind: 'INVITATION',
    language: 'it',
    name: 'Invito',
    body: `Ciao {{ nomi }},

saremmo felici di {{ 'averti' | plurale: 'avervi' }} con noi!{% if evento %}

*{{ evento }}*{% if data %}
{{ data }}{% endif %}{% endif %}

{% if link %}{{ 'Il tuo' | plurale: 'Il vostro' }} invito personale, con tutti i dettagli, è qui:
{{ link }}

{% endif %}{{ 'Rispondi' | plurale: 'Rispondete' }} pure in questa chat{% if entro_il %} {{ entro_il }}{% endif %}: *SÌ* oppure *NO*.

Un caro saluto!`,
  },
  {
    id: 'reminder-it',
    kind: 'REMINDER',
    language: 'it',
    name: 'Promemoria',
    body: `Ciao {{ nomi }},

un piccolo promemoria{% if evento %} per *{{ evento }}*{% endif %}: ci manca ancora {{ 'la tua' | plurale: 'la vostra' }} risposta.

{% if link %}{{ 'Il tuo' | plurale: 'Il vostro' }} invito è sempre qui:
{{ link }}
Se {{ 'hai' | plurale: 'avete' }} già risposto dal sito, va bene così.

{% endif %}Basta un *SÌ* o un *NO* in questa chat{% if entro_il %}, {{ entro_il }}{% endif %}.

Grazie!`,
  },
  {
    id: 'rsvp-confirmation-it',
    kind: 'RSVP_CONFIRMATION',
    language: 'it',
    name: 'Conferma risposta',
    body: `Grazie{% if nomi %}, {{ nomi }}{% endif %}! Abbiamo registrato {{ 'la tua' | plurale: 'la vostra' }} risposta.

Se qualcosa cambia, {{ 'puoi' | plurale: 'potete' }} scriverci in questa chat.{% if link %}

{{ 'Puoi' | plurale: 'Potete' }} anche aggiornarla qui:
{{ link }}{% endif %}`,
  },
  {
    id: 'custom-it',
    kind: 'CUSTOM',
    language: 'it',
    name: 'Ultime informazioni',
    body: `Ciao {{ nomi }},

ci siamo quasi{% if evento %}: *{{ evento }}*{% if data %}, {{ data }}{% endif %}{% endif %}.{% if link %} Orari, strada e parcheggio sono qui:
{{ link }}{% endif %}

Se {{ 'hai' | plurale: 'avete' }} una domanda, {{ 'scrivi' | plurale: 'scrivete' }} pure in questa chat.

A presto!`,
  },
  {
    id: 'test-it',
    kind: 'TEST',
    language: 'it',
    name: 'Messaggio di prova',
    body: 'Messaggio di prova da Invita: se lo leggi, il telefono è collegato e gli invii funzionano.',
  },
  {
    id: 'invitation-en',
    kind: 'INVITATION',
    language: 'en',
    name: 'Invitation',
    body: `Hello {{ names }},

We would love to have you with us!{% if event %}

*{{ event }}*{% if date %}
{{ date }}{% endif %}{% endif %}

{% if link %}Your personal invitation, with all the details, is here:
{{ link }}

{% endif %}You can simply reply in this chat{% if reply_by %} {{ reply_by }}{% endif %}: *YES* or *NO*.

Warm wishes!`,
  },
  {
    id: 'reminder-en',
    kind: 'REMINDER',
    language: 'en',
    name: 'Reminder',
    body: `Hello {{ names }},

A gentle reminder{% if event %} about *{{ event }}*{% endif %}: we are still waiting to hear from you.

{% if link %}Your invitation is still here:
{{ link }}
If you have already replied on the website, there is nothing else to do.

{% endif %}A *YES* or *NO* in this chat{% if reply_by %} {{ reply_by }}{% endif %} is all we need.

Thank you!`,
  },
  {
    id: 'rsvp-confirmation-en',
    kind: 'RSVP_CONFIRMATION',
    language: 'en',
    name: 'Reply confirmation',
    body: `Thank you{% if names %}, {{ names }}{% endif %}! We have noted your reply.

If anything changes, just write to us in this chat.{% if link %}

You can also update it here:
{{ link }}{% endif %}`,
  },
  {
    id: 'custom-en',
    kind: 'CUSTOM',
    language: 'en',
    name: 'Last details',
    body: `Hello {{ names }},

We are nearly there{% if event %}: *{{ event }}*{% if date %}, {{ date }}{% endif %}{% endif %}.{% if link %} Times, directions and parking are here:
{{ link }}{% endif %}

If you have a question, just write to us in this chat.

See you soon!`,
  },
  {
    id: 'test-en',
    kind: 'TEST',
    language: 'en',
    name: 'Test message',
    body: 'Test message from Invita: if you can read this, the phone is linked and sending works.',
  },
];

/** Named after family and language. */
export const shippedTemplates: readonly NewTemplate[] = written.map((template) => ({
  ...template,
  family: template.id.replace(/-(?:it|en)$/, ''),
  attachment: null,
}));
