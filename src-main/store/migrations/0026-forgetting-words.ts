/** Of one person who was forgotten nothing is left in what was sent, told or noted of others; and nothing else may change. */
export const forgettingWords = `
-- A name may go from a note of the log, and nothing else of it.
DROP TRIGGER household_log_is_append_only;
CREATE TRIGGER household_log_is_append_only BEFORE UPDATE ON household_event
WHEN (OLD.seq, OLD.household, OLD.at, OLD.name) IS NOT (NEW.seq, NEW.household, NEW.at, NEW.name)
  OR NEW.details IS NOT json_remove(OLD.details, '$.name')
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;

-- What is barred, and over, may lose its text and numbers: no look-up needs them any more.
DROP TRIGGER message_text_frozen;
CREATE TRIGGER message_text_frozen BEFORE UPDATE OF text, text_sha256, phones, attachment ON whatsapp_message_queue
WHEN OLD.status NOT IN ('PENDING', 'FAILED', 'CANCELLED')
  AND (NEW.forgotten_at IS NULL OR OLD.forgotten_at IS NOT NULL OR OLD.status IN ('SENDING', 'UNCONFIRMED'))
  AND NOT (OLD.forgotten_at IS NOT NULL AND NEW.attachment IS NULL
    AND (OLD.text, OLD.text_sha256, OLD.phones) IS (NEW.text, NEW.text_sha256, NEW.phones))
  AND NOT (NEW.barred_at IS NOT NULL AND OLD.status NOT IN ('SENDING', 'UNCONFIRMED') AND NEW.attachment IS OLD.attachment
    AND NEW.text IN (OLD.text, '—') AND json_array_length(NEW.phones) = json_array_length(OLD.phones)
    AND NOT EXISTS (
      SELECT 1 FROM json_each(OLD.phones) AS was JOIN json_each(NEW.phones) AS becomes ON becomes.key = was.key
      WHERE becomes.value NOT IN (was.value, '—')))
BEGIN
  SELECT RAISE(ABORT, 'a message that may have left is frozen');
END;
-- What somebody eats may name another one.
DROP TRIGGER rsvp_answer_is_append_only;
CREATE TRIGGER rsvp_answer_is_append_only
  BEFORE UPDATE OF seq, id, household_id, source, rsvp, adults, children, guests, note, message_id, external_id,
    change_id, automatic, answered_at, recorded_at ON rsvp_answer
WHEN (OLD.seq, OLD.id, OLD.household_id, OLD.source, OLD.rsvp, OLD.adults, OLD.children, OLD.message_id,
    OLD.external_id, OLD.change_id, OLD.automatic, OLD.answered_at, OLD.recorded_at)
  IS NOT (NEW.seq, NEW.id, NEW.household_id, NEW.source, NEW.rsvp, NEW.adults, NEW.children, NEW.message_id,
    NEW.external_id, NEW.change_id, NEW.automatic, NEW.answered_at, NEW.recorded_at)
  OR (NEW.note <> OLD.note AND NEW.note <> '')
  OR json_array_length(NEW.guests) <> json_array_length(OLD.guests)
  OR EXISTS (
    SELECT 1 FROM json_each(OLD.guests) AS was JOIN json_each(NEW.guests) AS becomes ON becomes.key = was.key
    WHERE becomes.value <> was.value
      AND (becomes.value ->> 'name' NOT IN ('', was.value ->> 'name') OR becomes.value ->> 'dietary' IS NOT NULL
        OR (becomes.value ->> 'coming') IS NOT (was.value ->> 'coming')))
BEGIN
  SELECT RAISE(ABORT, 'an answer is never changed');
END;
`;
