import type { Clause } from './clauses.ts';

const dietary =
  /\b(?:vegetarian|vegan|celiac|celiachi|coeliac|glutin|gluten|lattosio|lactose|allergi|allergy|allergic|intolleran|intolerant|halal|kosher|pescatarian|pescetarian|frutta secca|crostacei|arachidi|nuts?\b|peanut|shellfish|latticini|dairy|diabetic|incinta|pregnant|maiale|pork|senza carne|non mangi|do not eat|menu bimb|menu bambin|seggiolone|high ?chair)/;
const none =
  /\b(?:no|non|nessun|nessuna|nessuno|niente|senza|without|any)(?: (?:sono|siamo|abbiamo|ho|ci sono|particolari?|food|have))* (?:allergi|intolleran|vegetarian|vegan|celiac|coeliac|problem)/;
const mostNote = 500;

/** What is said about food and seats, in the guest's own words; null where nothing is. */
export function readDiet(clauses: readonly Clause[]): string | null {
  const told = clauses.filter(({ words, question }) => !question && dietary.test(words) && !none.test(words));
  const note = [...new Set(told.map(({ raw }) => raw.replace(/[,;:.!]+$/, '')))].join('; ');
  return note === '' ? null : note.slice(0, mostNote).toWellFormed();
}
