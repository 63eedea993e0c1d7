import { householdVariables, type MessageFacts, placeholderNames } from './household-variables.ts';
import { parseTemplate, renderNodes } from './template-engine.ts';
import type { TemplateFailure } from './template-failure.ts';

export interface TemplateAnalysis {
  readonly ok: true;
  /** Known placeholders in use, each once. */
  readonly placeholders: readonly string[];
  /** What nobody fills in, as written: a misspelled name, or a part of a value (`nomi.size`). */
  readonly unknown: readonly string[];
  /** The personal link is in the text of every household. */
  readonly hasLink: boolean;
}

const sampleLink = 'https://example.org/sample-link';
const everything: MessageFacts = {
  link: sampleLink,
  event: 'Festa',
  eventDate: '2027-06-12',
  replyBy: '2027-04-30',
};
const onlyLink: MessageFacts = { link: sampleLink, event: null, eventDate: null, replyBy: null };
const guest = { firstName: 'Anna', lastName: 'Rossi' };

/** One person about whom little is known, and a family about which all is: a link within an `if` shows in one of them only. */
const samples = [
  householdVariables({ name: 'Anna Rossi', guests: [guest] }, onlyLink),
  householdVariables({ name: 'Famiglia Rossi', guests: [guest, guest] }, everything),
];

/** What a template asks for, told before anybody is chosen. Fails where no household could get a text. */
export function analyseTemplate(body: string): TemplateAnalysis | TemplateFailure {
  const parsed = parseTemplate(body);
  if (!parsed.ok) return parsed;

  let hasLink = true;
  for (const sample of samples) {
    const raw = renderNodes(parsed.nodes, sample);
    if (!raw.ok) return raw;
    hasLink &&= raw.text.includes(sampleLink);
  }
  const isKnown = (text: string) => placeholderNames.some((name) => name === text);
  const placeholders = parsed.placeholders.map(({ text }) => text);
  return {
    ok: true,
    placeholders: placeholders.filter(isKnown),
    unknown: placeholders.filter((text) => !isKnown(text)),
    hasLink,
  };
}
