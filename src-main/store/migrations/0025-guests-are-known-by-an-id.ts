/** Who was forgotten is known by an id, not by a place: a backup from before knows them by the same one. */
export const guestsAreKnownByAnId = `
-- Null: of somebody who comes from a change that was made before guests had one.
ALTER TABLE guest ADD COLUMN id TEXT;
UPDATE guest SET id = lower(hex(randomblob(16)));

-- Ids of guests that were given to a list that had none. Another copy of that list got others. Null: they had one from the first.
ALTER TABLE event ADD COLUMN guest_ids TEXT;
UPDATE event SET guest_ids = lower(hex(randomblob(16)));

-- Which households people may have come from: random ids, which stay when the log of who was forgotten goes.
CREATE TABLE household_kin (
  household TEXT NOT NULL,
  kin TEXT NOT NULL,
  PRIMARY KEY (household, kin)
) STRICT, WITHOUT ROWID;
CREATE INDEX household_kin_by_kin ON household_kin (kin);
INSERT OR IGNORE INTO household_kin (household, kin)
  SELECT household, details ->> 'household' FROM household_event
  WHERE name IN ('SPLIT', 'SPLIT_FROM', 'MERGED', 'MERGED_INTO') AND details ->> 'household' IS NOT NULL;
CREATE TRIGGER household_kin_is_noted AFTER INSERT ON household_event
WHEN NEW.name IN ('SPLIT', 'MERGED')
BEGIN
  INSERT OR IGNORE INTO household_kin (household, kin) VALUES (NEW.household, NEW.details ->> 'household');
END;

ALTER TABLE forgotten_guest RENAME TO forgotten_place;
CREATE TABLE forgotten_guest (
  id TEXT PRIMARY KEY,
  household TEXT NOT NULL,
  -- Which ids it is one of: as in event, '' where the list had them from the first. Null: it tells nobody apart, only the household does.
  ids TEXT,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO forgotten_guest (id, household, ids, at)
  SELECT household || '/' || position || '/' || at, household, NULL, at FROM forgotten_place;
INSERT INTO forgotten_guest (id, household, ids, at) SELECT id, id, NULL, at FROM forgotten_household;
DROP TABLE forgotten_place;
`;
