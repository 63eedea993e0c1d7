/** All personal data can be deleted at once after the event: what is left are numbers, and the moment. */
export const deletingEverything = `
-- One row for each time, with the numbers that were true just before.
CREATE TABLE data_deletion (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  because TEXT NOT NULL CHECK (because IN ('DATE', 'HAND')),
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  figures TEXT NOT NULL CHECK (json_valid(figures)),
  -- Since when neither the file nor a copy beside it holds what was deleted.
  cleaned_at INTEGER
) STRICT, WITHOUT ROWID;

-- Not before this local date, whatever the setting says.
ALTER TABLE event ADD COLUMN deletion_postponed_to TEXT;
-- For which date it was announced, and when somebody saw that first.
ALTER TABLE event ADD COLUMN deletion_notice_for TEXT;
ALTER TABLE event ADD COLUMN deletion_notice_wall INTEGER
  CHECK ((deletion_notice_wall IS NULL) = (deletion_notice_for IS NULL));
ALTER TABLE event ADD COLUMN deletion_notice_uptime REAL
  CHECK ((deletion_notice_uptime IS NULL) = (deletion_notice_wall IS NULL));
ALTER TABLE event ADD COLUMN deletion_notice_boot TEXT
  CHECK ((deletion_notice_boot IS NULL) = (deletion_notice_wall IS NULL));

-- The file that went out with a message that is forgotten may go too; its text never comes back.
DROP TRIGGER message_text_frozen;
CREATE TRIGGER message_text_frozen BEFORE UPDATE OF text, text_sha256, phones, attachment ON whatsapp_message_queue
WHEN OLD.status NOT IN ('PENDING', 'FAILED', 'CANCELLED')
  AND (NEW.forgotten_at IS NULL OR OLD.forgotten_at IS NOT NULL OR OLD.status IN ('SENDING', 'UNCONFIRMED'))
  AND NOT (OLD.forgotten_at IS NOT NULL AND NEW.attachment IS NULL
    AND (OLD.text, OLD.text_sha256, OLD.phones) IS (NEW.text, NEW.text_sha256, NEW.phones))
BEGIN
  SELECT RAISE(ABORT, 'a message that may have left is frozen');
END;
`;
