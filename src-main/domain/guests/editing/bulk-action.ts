import type { BulkAction, ChangeKind } from './household-editor.ts';
import type { HouseholdSnapshot } from './snapshot.ts';

export interface BulkChange {
  readonly household: HouseholdSnapshot;
  readonly name: 'EDITED' | 'OPTED_OUT' | 'OPTED_IN';
  readonly details: { readonly fields: string } | Record<string, never>;
}

const kinds: Readonly<Record<BulkAction['do'], ChangeKind>> = {
  addTag: 'EDITED',
  removeTag: 'EDITED',
  setLanguage: 'EDITED',
  setSide: 'EDITED',
  optOut: 'OPTED_OUT',
  optIn: 'OPTED_IN',
  cancelQueued: 'CANCELLED',
  remove: 'REMOVED',
};

export function bulkKind(action: BulkAction): ChangeKind {
  return kinds[action.do];
}

/** The household after the action, with what the log says of it; null where it changes nothing. */
export function applyBulk(household: HouseholdSnapshot, action: BulkAction, now: number): BulkChange | null {
  switch (action.do) {
    case 'addTag':
      return household.tags.includes(action.tag)
        ? null
        : edited(household, { tags: [...household.tags, action.tag].sort() });
    case 'removeTag':
      return household.tags.includes(action.tag)
        ? edited(household, { tags: household.tags.filter((tag) => tag !== action.tag) })
        : null;
    case 'setLanguage':
      return household.language === action.language ? null : edited(household, { language: action.language });
    case 'setSide':
      return household.side === action.side ? null : edited(household, { side: action.side });
    case 'optOut':
      if (household.optedOutAt !== null) return null;
      return { household: { ...household, optedOutAt: now }, name: 'OPTED_OUT', details: {} };
    case 'optIn':
      if (household.optedOutAt === null) return null;
      return { household: { ...household, optedOutAt: null }, name: 'OPTED_IN', details: {} };
    case 'cancelQueued':
    case 'remove':
      return null;
  }
}

function edited(household: HouseholdSnapshot, changes: Partial<HouseholdSnapshot>): BulkChange {
  return {
    household: { ...household, ...changes },
    name: 'EDITED',
    details: { fields: Object.keys(changes).join() },
  };
}
