/** Counts, order and search that do not read the whole queue, so that a million messages feel like a hundred. */
export const queueAtScale = `
-- New messages are counted and made searchable by who queues them, many at once; triggers see to the rest.
CREATE TABLE message_count (
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  -- Empty where there is none.
  failure_reason TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  PRIMARY KEY (type, status, failure_reason)
) STRICT, WITHOUT ROWID;

INSERT INTO message_count (type, status, failure_reason, count)
  SELECT type, status, coalesce(failure_reason, ''), count(*) FROM whatsapp_message_queue GROUP BY 1, 2, 3;

CREATE TRIGGER message_counted_anew AFTER UPDATE OF type, status, failure_reason ON whatsapp_message_queue
WHEN (OLD.type, OLD.status, OLD.failure_reason) IS NOT (NEW.type, NEW.status, NEW.failure_reason)
BEGIN
  UPDATE message_count SET count = count - 1
    WHERE type = OLD.type AND status = OLD.status AND failure_reason = coalesce(OLD.failure_reason, '');
  INSERT INTO message_count VALUES (NEW.type, NEW.status, coalesce(NEW.failure_reason, ''), 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER message_uncounted AFTER DELETE ON whatsapp_message_queue
BEGIN
  UPDATE message_count SET count = count - 1
    WHERE type = OLD.type AND status = OLD.status AND failure_reason = coalesce(OLD.failure_reason, '');
END;

-- One walk of this index for each row of message_count; together they are any filter of the queue, latest first.
CREATE INDEX message_latest_by_state ON whatsapp_message_queue
  (type, status, coalesce(failure_reason, ''), coalesce(sent_at, updated_at));

-- What happened last, without what still waits.
CREATE INDEX message_moved ON whatsapp_message_queue (updated_at) WHERE status NOT IN ('PENDING', 'CANCELLED');

-- Trigrams find a part of a word; with accents removed, "nicolo" finds "Nicolò".
CREATE VIRTUAL TABLE message_search USING fts5 (
  recipient, phones, content = 'whatsapp_message_queue', content_rowid = 'seq',
  tokenize = 'trigram remove_diacritics 1'
);
-- What is erased from the queue is erased from here too, not only marked.
INSERT INTO message_search (message_search, rank) VALUES ('secure-delete', 1);
INSERT INTO message_search (message_search) VALUES ('rebuild');

CREATE TRIGGER message_searchable_anew AFTER UPDATE OF recipient, phones ON whatsapp_message_queue
WHEN (OLD.recipient, OLD.phones) IS NOT (NEW.recipient, NEW.phones)
BEGIN
  INSERT INTO message_search (message_search, rowid, recipient, phones)
    VALUES ('delete', OLD.seq, OLD.recipient, OLD.phones);
  INSERT INTO message_search (rowid, recipient, phones) VALUES (NEW.seq, NEW.recipient, NEW.phones);
END;

CREATE TRIGGER message_not_searchable AFTER DELETE ON whatsapp_message_queue
BEGIN
  INSERT INTO message_search (message_search, rowid, recipient, phones)
    VALUES ('delete', OLD.seq, OLD.recipient, OLD.phones);
END;
`;
