/** A store that was put back from a backup says so until the admin goes on; an invitation may follow another on purpose. */
export const careOfTheStore = `
ALTER TABLE event ADD COLUMN restored_from INTEGER;

-- Of an invitation: the id of the one that was queued after it on purpose.
ALTER TABLE whatsapp_message_queue ADD COLUMN superseded_by TEXT;

DROP INDEX one_invitation_per_household;
-- A household has one invitation, whatever clicks, retries or programs ask for. One that was cancelled counts as long as
-- it may have arrived; one that the admin let another follow counts no more.
CREATE UNIQUE INDEX one_invitation_per_household ON whatsapp_message_queue (household_id)
  WHERE kind = 'INVITATION' AND superseded_by IS NULL
    AND (status <> 'CANCELLED' OR attempts > 0 OR message_id IS NOT NULL);

CREATE INDEX message_superseded ON whatsapp_message_queue (superseded_by) WHERE superseded_by IS NOT NULL;

-- The one that was to follow never tried to leave: the one before it stands for the household again.
CREATE TRIGGER invitation_stands_again AFTER UPDATE OF status ON whatsapp_message_queue
WHEN NEW.status = 'CANCELLED' AND NEW.kind = 'INVITATION' AND NEW.attempts = 0 AND NEW.message_id IS NULL
BEGIN
  UPDATE whatsapp_message_queue SET superseded_by = NULL WHERE superseded_by = NEW.id;
END;
`;
