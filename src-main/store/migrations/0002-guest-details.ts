/** What an organiser knows of a household, what was done to it, and how to take that back. */
export const guestDetails = `
ALTER TABLE household ADD COLUMN side TEXT CHECK (length(side) > 0);
ALTER TABLE household ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE household ADD COLUMN email TEXT CHECK (length(email) > 0);
-- How many are expected, where that is not the number of the people named; null = as many as are named.
ALTER TABLE household ADD COLUMN adults INTEGER CHECK (adults >= 0);
ALTER TABLE household ADD COLUMN children INTEGER CHECK (children >= 0);
-- The invitation its people got while they belonged to another household.
ALTER TABLE household ADD COLUMN invited_through TEXT REFERENCES whatsapp_message_queue (id);
CREATE INDEX household_by_side ON household (side, position);
CREATE INDEX household_by_language ON household (language, position);
CREATE INDEX household_by_rsvp ON household (rsvp, position) WHERE rsvp IS NOT NULL;
CREATE INDEX household_opted_out ON household (position) WHERE opted_out_at IS NOT NULL;

CREATE TABLE household_tag (
  household_id TEXT NOT NULL REFERENCES household (id) ON DELETE CASCADE,
  tag TEXT NOT NULL CHECK (length(tag) > 0),
  PRIMARY KEY (household_id, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX household_tag_by_tag ON household_tag (tag, household_id);

-- Whom a message was for, when that household is no more: it must never go out again.
ALTER TABLE whatsapp_message_queue ADD COLUMN former_household TEXT;
CREATE INDEX message_by_former_household ON whatsapp_message_queue (former_household)
  WHERE former_household IS NOT NULL;

-- Outlives its household: no reference.
CREATE TABLE household_event (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  household TEXT NOT NULL,
  at INTEGER NOT NULL,
  name TEXT NOT NULL,
  details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details))
) STRICT;
CREATE INDEX household_event_by_household ON household_event (household, seq);

CREATE TRIGGER household_log_is_append_only BEFORE UPDATE ON household_event
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;

CREATE TRIGGER household_log_is_never_shortened BEFORE DELETE ON household_event
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;

-- The latest changes to the guest list, each with what it takes to undo it.
CREATE TABLE household_change (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  before TEXT NOT NULL CHECK (json_valid(before)),
  after TEXT NOT NULL CHECK (json_valid(after)),
  messages TEXT NOT NULL CHECK (json_valid(messages)),
  undone_at INTEGER
) STRICT;

CREATE TABLE saved_guest_filter (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) > 0),
  filter TEXT NOT NULL CHECK (json_valid(filter)),
  created_at INTEGER NOT NULL
) STRICT;
`;
