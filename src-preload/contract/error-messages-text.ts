/** Of the texts that are sent, and of the files beside them. */
export const textMessages = {
  it: {
    TEMPLATE_SYNTAX: 'Il modello ha un segnaposto scritto male. Controlla parentesi e nomi.',
    TEMPLATE_UNKNOWN_PLACEHOLDER:
      'Nel modello c’è un segnaposto che non esiste: {placeholders}. Scegline uno dall’elenco.',
    TEMPLATE_EMPTY: 'Il modello è vuoto. Scrivi un testo.',
    TEMPLATE_TOO_LONG: 'Il modello è troppo lungo. Accorcialo.',
    TEMPLATE_LIMIT: 'Il modello è troppo complicato. Togli cicli e condizioni che non servono.',
    TEMPLATE_LINK_MISSING:
      'Nel modello manca il link personale. Aggiungilo, così ogni famiglia può rispondere.',
    TEMPLATE_LINK_WITHOUT_SITE:
      'Nel modello c’è il link personale, ma l’evento non ha un sito. Togli la riga del link, o scrivi il sito in Configurazione.',
    TEMPLATE_LAST_OF_KIND:
      'È l’ultimo testo di questo tipo, e ne serve sempre uno. Creane un altro, poi elimina questo.',
    TEMPLATE_VARIANT_EXISTS: 'Questo testo ha già una versione in quella lingua: scegli quella.',
    ATTACHMENT_INVALID:
      'Questo file non si può allegare. Serve una foto JPEG o PNG fino a 5 MB, o un PDF fino a 10 MB, non rovinati.',
    UNKNOWN_ATTACHMENT: 'L’allegato non c’è più. Sceglilo di nuovo.',
  },
  en: {
    TEMPLATE_SYNTAX: 'A placeholder in the template is not written correctly. Check brackets and names.',
    TEMPLATE_UNKNOWN_PLACEHOLDER:
      'The template uses a placeholder that does not exist: {placeholders}. Choose one from the list.',
    TEMPLATE_EMPTY: 'The template is empty. Write a text.',
    TEMPLATE_TOO_LONG: 'The template is too long. Shorten it.',
    TEMPLATE_LIMIT: 'The template is too complicated. Remove loops and conditions it does not need.',
    TEMPLATE_LINK_MISSING:
      'The personal link is missing from the template. Add it, so that each household can answer.',
    TEMPLATE_LINK_WITHOUT_SITE:
      'The template holds the personal link, but the event has no website. Take out the line with the link, or enter the website in Configuration.',
    TEMPLATE_LAST_OF_KIND:
      'This is the last text of its kind, and one is always needed. Create another one, then delete this.',
    TEMPLATE_VARIANT_EXISTS: 'This text already has a version in that language: choose that one.',
    ATTACHMENT_INVALID:
      'This file cannot be attached. Use a JPEG or PNG photo up to 5 MB, or a PDF up to 10 MB, none of them damaged.',
    UNKNOWN_ATTACHMENT: 'The attached file is gone. Choose it again.',
  },
} as const;
