/** What households answered, the link they opened, and what was read in their replies. */
export const answers = `
-- Whatever stood there before was no answer we know: it is kept where a person reads it.
UPDATE household SET
  notes = trim(notes || char(10) || rsvp, char(10)),
  search = search || ' ' || lower(rsvp)
  WHERE rsvp IS NOT NULL;
UPDATE saved_guest_filter SET filter = json_remove(filter, '$.rsvp')
  WHERE json_extract(filter, '$.rsvp') IS NOT '-' AND json_extract(filter, '$.rsvp') IS NOT NULL;
DROP INDEX household_by_rsvp;
ALTER TABLE household DROP COLUMN rsvp;

-- The answer that stands; all that were given are in rsvp_answer.
ALTER TABLE household ADD COLUMN rsvp TEXT CHECK (rsvp IN ('COMING', 'NOT_COMING', 'MAYBE'));
ALTER TABLE household ADD COLUMN answered_at INTEGER;
ALTER TABLE household ADD COLUMN coming_adults INTEGER CHECK (coming_adults >= 0);
ALTER TABLE household ADD COLUMN coming_children INTEGER CHECK (coming_children >= 0);
-- Two sources say different things, and nobody has said which is true.
ALTER TABLE household ADD COLUMN answer_conflict INTEGER NOT NULL DEFAULT 0 CHECK (answer_conflict IN (0, 1));
-- The invitation's link was opened for the first time.
ALTER TABLE household ADD COLUMN viewed_at INTEGER;
CREATE INDEX household_by_rsvp ON household (rsvp, position) WHERE rsvp IS NOT NULL;
CREATE INDEX household_in_conflict ON household (position) WHERE answer_conflict = 1;

-- No reference: what a household said outlives it, as long as its removal can be undone.
CREATE TABLE rsvp_answer (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  household_id TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('WEBSITE', 'WHATSAPP', 'WHATSAPP_EVENT', 'ADMIN')),
  rsvp TEXT NOT NULL CHECK (rsvp IN ('COMING', 'NOT_COMING', 'MAYBE')),
  adults INTEGER CHECK (adults >= 0),
  children INTEGER CHECK (children >= 0),
  guests TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(guests)),
  note TEXT NOT NULL DEFAULT '',
  -- The incoming message it was read in, and the name its source knows it by.
  message_id TEXT,
  external_id TEXT,
  -- The change of the guest list that made it of other answers: it goes when that is undone.
  change_id TEXT,
  -- Applied by itself, without a person looking at it.
  automatic INTEGER NOT NULL DEFAULT 0 CHECK (automatic IN (0, 1)),
  -- By the clock of its source, and by ours.
  answered_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  -- Taken back: it counts no more.
  withdrawn_at INTEGER
) STRICT;
CREATE INDEX rsvp_answer_by_household ON rsvp_answer (household_id, answered_at, seq);
CREATE INDEX rsvp_answer_by_change ON rsvp_answer (change_id) WHERE change_id IS NOT NULL;
CREATE UNIQUE INDEX rsvp_answer_once_per_message ON rsvp_answer (message_id, household_id)
  WHERE message_id IS NOT NULL AND withdrawn_at IS NULL;
CREATE UNIQUE INDEX rsvp_answer_once_per_external_id ON rsvp_answer (source, external_id, household_id)
  WHERE external_id IS NOT NULL AND withdrawn_at IS NULL;
CREATE TRIGGER rsvp_answer_is_append_only
  BEFORE UPDATE OF seq, id, household_id, source, rsvp, adults, children, guests, note, message_id, external_id,
    change_id, automatic, answered_at, recorded_at ON rsvp_answer
BEGIN
  SELECT RAISE(ABORT, 'an answer is never changed');
END;

-- 0 = nobody has looked yet whether it answers the invitation.
ALTER TABLE incoming_message ADD COLUMN reply_read INTEGER NOT NULL DEFAULT 0 CHECK (reply_read IN (0, 1));
CREATE INDEX incoming_unread_reply ON incoming_message (seq) WHERE reply_read = 0 AND household_id IS NOT NULL;

-- What an incoming message seems to say, until somebody decides. Its household is that of the message.
CREATE TABLE reply_proposal (
  message_id TEXT PRIMARY KEY REFERENCES incoming_message (message_id) ON DELETE CASCADE,
  reading TEXT NOT NULL CHECK (json_valid(reading)),
  state TEXT NOT NULL CHECK (state IN ('OPEN', 'ACCEPTED', 'CORRECTED', 'IGNORED', 'AUTO', 'WITHDRAWN')),
  read_at INTEGER NOT NULL,
  decided_at INTEGER,
  CHECK ((state = 'OPEN') = (decided_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX reply_proposal_open ON reply_proposal (read_at) WHERE state = 'OPEN';
`;
