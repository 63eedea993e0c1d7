/** What is forgotten on purpose is gone from the rows and the logs that otherwise only grow. */
export const forgetting = `
-- Ids that say nothing of anybody: what the logs may be rid of.
CREATE TABLE forgotten_household (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Backups made before this moment hold what was forgotten.
ALTER TABLE event ADD COLUMN forgotten_at INTEGER;

-- Its row stays, so that counts and slots remain right; whom it was for and what it said are gone.
ALTER TABLE whatsapp_message_queue ADD COLUMN forgotten_at INTEGER;

DROP TRIGGER message_text_frozen;
CREATE TRIGGER message_text_frozen BEFORE UPDATE OF text, text_sha256, phones, attachment ON whatsapp_message_queue
WHEN OLD.status NOT IN ('PENDING', 'FAILED', 'CANCELLED')
  AND (NEW.forgotten_at IS NULL OR OLD.forgotten_at IS NOT NULL OR OLD.status IN ('SENDING', 'UNCONFIRMED'))
BEGIN
  SELECT RAISE(ABORT, 'a message that may have left is frozen');
END;

CREATE TRIGGER message_stays_forgotten BEFORE UPDATE OF status, forgotten_at, household_id ON whatsapp_message_queue
WHEN OLD.forgotten_at IS NOT NULL
  AND (NEW.forgotten_at IS NULL OR NEW.household_id IS NOT NULL OR NEW.status IN ('PENDING', 'SENDING', 'UNCONFIRMED'))
BEGIN
  SELECT RAISE(ABORT, 'a message that was forgotten is never sent');
END;

DROP TRIGGER household_log_is_append_only;
CREATE TRIGGER household_log_is_append_only BEFORE UPDATE ON household_event
WHEN (OLD.seq, OLD.household, OLD.at, OLD.name) IS NOT (NEW.seq, NEW.household, NEW.at, NEW.name)
  OR coalesce(OLD.details ->> 'household' NOT IN (SELECT id FROM forgotten_household), 1)
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;

DROP TRIGGER household_log_is_never_shortened;
CREATE TRIGGER household_log_is_never_shortened BEFORE DELETE ON household_event
WHEN OLD.household NOT IN (SELECT id FROM forgotten_household)
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;

-- What leaves the index leaves its file too, and not only what is found.
INSERT INTO message_search (message_search, rank) VALUES ('secure-delete', 1);
`;
