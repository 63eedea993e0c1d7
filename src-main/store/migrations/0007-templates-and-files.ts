/** Several named texts with their history, and files that go out with a text. */
export const templatesAndFiles = `
-- A file that goes with a text, kept once. Its id is the hash of name and content, so nothing in it can change unseen.
CREATE TABLE attachment (
  id TEXT PRIMARY KEY CHECK (length(id) = 64),
  filename TEXT NOT NULL,
  mimetype TEXT NOT NULL CHECK (mimetype IN ('image/jpeg', 'image/png', 'application/pdf')),
  bytes BLOB NOT NULL CHECK (length(bytes) > 0),
  added_at INTEGER NOT NULL
) STRICT;

-- Variants of one text in several languages share their family.
ALTER TABLE template ADD COLUMN family TEXT NOT NULL DEFAULT '';
ALTER TABLE template ADD COLUMN attachment TEXT REFERENCES attachment (id);
-- Kept after it is deleted: messages name the text they were made from.
ALTER TABLE template ADD COLUMN deleted_at INTEGER;
UPDATE template SET family = CASE
  WHEN id IN ('invitation-it', 'invitation-en') THEN 'invitation'
  WHEN id IN ('reminder-it', 'reminder-en') THEN 'reminder'
  WHEN id IN ('rsvp-confirmation-it', 'rsvp-confirmation-en') THEN 'rsvp-confirmation'
  WHEN id IN ('test-it', 'test-en') THEN 'test'
  ELSE id
END;

CREATE TABLE template_revision (
  template_id TEXT NOT NULL REFERENCES template (id),
  revision INTEGER NOT NULL,
  body TEXT NOT NULL,
  attachment TEXT REFERENCES attachment (id),
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (template_id, revision)
) STRICT, WITHOUT ROWID;
INSERT INTO template_revision (template_id, revision, body, saved_at)
  SELECT id, revision, body, updated_at FROM template;

ALTER TABLE whatsapp_message_queue ADD COLUMN attachment TEXT REFERENCES attachment (id);

DROP TRIGGER message_text_frozen;
CREATE TRIGGER message_text_frozen BEFORE UPDATE OF text, text_sha256, phones, attachment ON whatsapp_message_queue
WHEN OLD.status NOT IN ('PENDING', 'FAILED', 'CANCELLED')
BEGIN
  SELECT RAISE(ABORT, 'a message that may have left is frozen');
END;

CREATE TRIGGER template_revision_is_kept BEFORE UPDATE ON template_revision
BEGIN
  SELECT RAISE(ABORT, 'a revision is never changed');
END;

CREATE TRIGGER attachment_is_kept BEFORE UPDATE ON attachment
BEGIN
  SELECT RAISE(ABORT, 'a file is never changed');
END;
`;
