/**
 * Where the event has no web site, the passage about the link falls out of the texts Invita came with. Only passages
 * that nobody has changed, and as a revision of their own: with a site each text reads as before.
 */
export const textsWithoutASite = `
CREATE TEMP TABLE passage (template_id TEXT PRIMARY KEY, was TEXT NOT NULL, becomes TEXT NOT NULL);
INSERT INTO passage VALUES
  ('invitation-it', '{{ ''Il tuo'' | plurale: ''Il vostro'' }} invito personale, con tutti i dettagli, è qui:
{{ link }}

', '{% if link %}{{ ''Il tuo'' | plurale: ''Il vostro'' }} invito personale, con tutti i dettagli, è qui:
{{ link }}

{% endif %}'),
  ('reminder-it', '{{ ''Il tuo'' | plurale: ''Il vostro'' }} invito è sempre qui:
{{ link }}

Basta un *SÌ* o un *NO* in questa chat{% if entro_il %}, {{ entro_il }}{% endif %}. Se {{ ''hai'' | plurale: ''avete'' }} già risposto dal sito, va bene così.', '{% if link %}{{ ''Il tuo'' | plurale: ''Il vostro'' }} invito è sempre qui:
{{ link }}
Se {{ ''hai'' | plurale: ''avete'' }} già risposto dal sito, va bene così.

{% endif %}Basta un *SÌ* o un *NO* in questa chat{% if entro_il %}, {{ entro_il }}{% endif %}.'),
  ('custom-it', '{% endif %}. Orari, strada e parcheggio sono qui:
{{ link }}
', '{% endif %}.{% if link %} Orari, strada e parcheggio sono qui:
{{ link }}{% endif %}
'),
  ('invitation-en', 'Your personal invitation, with all the details, is here:
{{ link }}

', '{% if link %}Your personal invitation, with all the details, is here:
{{ link }}

{% endif %}'),
  ('reminder-en', 'Your invitation is still here:
{{ link }}

A *YES* or *NO* in this chat{% if reply_by %} {{ reply_by }}{% endif %} is all we need. If you have already replied on the website, there is nothing else to do.', '{% if link %}Your invitation is still here:
{{ link }}
If you have already replied on the website, there is nothing else to do.

{% endif %}A *YES* or *NO* in this chat{% if reply_by %} {{ reply_by }}{% endif %} is all we need.'),
  ('custom-en', '{% endif %}. Times, directions and parking are here:
{{ link }}
', '{% endif %}.{% if link %} Times, directions and parking are here:
{{ link }}{% endif %}
');

INSERT INTO template_revision (template_id, revision, body, attachment, saved_at)
  SELECT id, revision + 1, replace(body, was, becomes), attachment, updated_at
  FROM template JOIN passage ON template_id = id WHERE instr(body, was) > 0;
UPDATE template SET body = replace(body, was, becomes), revision = revision + 1
  FROM passage WHERE template_id = id AND instr(body, was) > 0;

DROP TABLE passage;
`;
