import { z } from 'zod';
import { id, time } from './common.ts';
import { workId } from './work.ts';

const rowValues = z.record(z.string(), z.union([z.string(), z.number()]));

const refusedRow = z.object({
  row: z.int(),
  code: z.string(),
  message: z.string(),
  values: rowValues.optional(),
});

const importChange = z.object({
  row: z.int(),
  field: z.string(),
  before: z.string(),
  after: z.string(),
  why: z.string(),
});

export const importSummary = z.object({
  rowsRead: z.int(),
  households: z.int(),
  guests: z.int(),
  ready: z.int(),
  toCheck: z.int(),
  duplicates: z.int(),
  refused: z.array(refusedRow),
  applied: z.boolean(),
});

const importedSummary = importSummary.extend({ importId: id });

/** What a column can mean; null = it is not imported. */
export const columnFields = [
  'firstName',
  'lastName',
  'fullName',
  'firstLastName',
  'lastFirstName',
  'phone',
  'phoneOther',
  'phonePrefix',
  'household',
  'householdName',
  'guestOf',
  'companion',
  'companionFirstName',
  'companionLastName',
  'email',
  'side',
  'tags',
  'language',
  'adults',
  'children',
  'notes',
] as const;

export const importEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh'] as const;
export const importDelimiters = [';', ',', '\t', '|'] as const;
export const importTabs = ['ready', 'toCheck', 'duplicates', 'refused', 'gone'] as const;

const nameOrder = z.enum(['firstLast', 'lastFirst']);
const include = z.array(z.enum(['toCheck', 'duplicates']));
const column = z.int().min(0).max(199);
const row = z.int().min(0).max(2_000_000);

const importPreview = z.object({
  previewId: id,
  filename: z.string().nullable(),
  format: z.enum(['csv', 'xlsx', 'ods', 'vcard']),
  /** Empty where a format knows its own. */
  encoding: z.string(),
  delimiter: z.string(),
  sheets: z.array(z.string()),
  sheet: z.string(),
  /** Line of the header in the file; 0 = there is none. */
  headerLine: z.int(),
  /** Why no household could be made of it: a column has to be named. */
  problem: z.string().nullable(),
  mapping: z.array(
    z.object({
      column: z.int(),
      header: z.string(),
      field: z.enum(columnFields).nullable(),
      by: z.enum(['header', 'content', 'manual']),
      samples: z.array(z.string()),
    }),
  ),
  /** Only where one column holds whole names. `usual` = nothing in the list tells the order. */
  nameOrder: z
    .object({
      order: nameOrder,
      by: z.enum(['header', 'content', 'usual', 'manual']),
      examples: z.array(z.string()),
    })
    .nullable(),
  summary: importSummary,
  include,
  /** What an apply would do now. */
  plan: z.object({
    households: z.int(),
    guests: z.int(),
    /** Stored households that get another number. */
    updated: z.int(),
    /** Households to check of which nothing was said yet. */
    undecided: z.int(),
    /** Rows of the file that stay out. */
    out: z.object({ toCheck: z.int(), duplicates: z.int(), refused: z.int() }),
  }),
  /** Against the stored list; null while nothing of the file is in it. */
  diff: z.object({ added: z.int(), known: z.int(), changed: z.int(), gone: z.int() }).nullable(),
  /** Stored households the file no longer has; those with an invitation are never removed. */
  gone: z.object({ households: z.int(), removable: z.int(), remove: z.boolean() }),
});

const previewId = z.string().min(1).max(100);
const written = z.string().max(200);

const previewRevision = z.strictObject({
  previewId,
  read: z
    .strictObject({
      encoding: z.enum(importEncodings).optional(),
      delimiter: z.enum(importDelimiters).optional(),
      sheet: z.string().max(200).optional(),
    })
    .optional(),
  headerLine: row.optional(),
  mapping: z
    .array(z.strictObject({ column, field: z.enum(columnFields).nullable() }))
    .max(200)
    .optional(),
  nameOrder: nameOrder.optional(),
  /** In place of what the file says in that row; null takes the file's word again. */
  edit: z
    .strictObject({
      row,
      values: z
        .strictObject({
          firstName: written.optional(),
          lastName: written.optional(),
          phone: written.optional(),
        })
        .nullable(),
    })
    .optional(),
  /** `apart`: invited by itself, whatever the row shares with others. */
  decide: z
    .strictObject({
      rows: z.array(row).min(1).max(5000),
      as: z.enum(['accepted', 'leftOut', 'apart', 'undecided']),
    })
    .optional(),
  /** Invited with another row; null lets them go again. */
  join: z.strictObject({ rows: z.array(row).min(1).max(50), with: row.nullable() }).optional(),
  include: include.optional(),
  removeGone: z.boolean().optional(),
});

const previewQuery = z.strictObject({
  previewId,
  tab: z.enum(importTabs),
  reason: z.string().max(60).optional(),
  q: z.string().max(200).optional(),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
});

const reason = z.object({ code: z.string(), row: z.int().optional(), values: rowValues.optional() });

const previewHousehold = z.object({
  key: z.string(),
  name: z.string(),
  rows: z.array(z.int()),
  phones: z.array(z.object({ e164: z.string(), kind: z.enum(['mobile', 'landline', 'unknown']) })),
  people: z.int(),
  status: z.enum(['ready', 'toCheck', 'duplicate']),
  decision: z.enum(['accepted', 'leftOut']).optional(),
  /** Its rows that a person joined to another one. */
  joined: z.array(z.int()).optional(),
  /** First name of whoever's number the household is written to. */
  reachedThrough: z.string().optional(),
});

const previewRow = z.discriminatedUnion('kind', [
  /** A household of several people, above its lines. */
  z.object({ kind: z.literal('group'), household: previewHousehold, reasons: z.array(reason) }),
  /** One row of the file and what becomes of it. */
  z.object({
    kind: z.literal('line'),
    row: z.int(),
    household: previewHousehold,
    guests: z.array(
      z.object({ row: z.int(), firstName: z.string(), lastName: z.string(), phone: z.string().optional() }),
    ),
    changes: z.array(importChange),
    reasons: z.array(reason),
    /** The household of the file that it repeats. */
    twin: z.object({ row: z.int(), name: z.string() }).optional(),
  }),
  z.object({
    kind: z.literal('refused'),
    row: z.int(),
    code: z.string(),
    text: z.string(),
    message: z.string(),
  }),
  z.object({
    kind: z.literal('gone'),
    id: z.string(),
    name: z.string(),
    guests: z.int(),
    invited: z.boolean(),
  }),
]);

const previewPage = z.object({
  rows: z.array(previewRow),
  total: z.int(),
  /** What the tab can be narrowed to. */
  reasons: z.array(z.object({ code: z.string(), count: z.int() })),
});

const importRecord = z.object({
  id,
  filename: z.string().nullable(),
  appliedAt: time,
  households: z.int(),
  guests: z.int(),
  undoneAt: time.nullable(),
  undoable: z.boolean(),
});

export const maxImportBytes = 20 * 1024 * 1024;

export const importMethods = {
  /** The whole list as a file, for a spreadsheet and for an import. `content` is its bytes in base64. */
  'guests.export': {
    input: z.strictObject({ format: z.enum(['csv', 'xlsx']), workId }),
    output: z.object({ filename: z.string(), content: z.string() }),
  },
  'guests.previewImport': {
    input: z.strictObject({
      filename: z.string().max(300).optional(),
      /** The file's bytes in base64. */
      content: z.string().max(Math.ceil((maxImportBytes / 3) * 4) + 4),
      /** Chosen by the caller, who can then follow `import.progress` and leave with `guests.closePreview`. */
      previewId: previewId.optional(),
      /** Open it even where its columns were not understood, so that a person can name them. */
      chooseColumns: z.boolean().optional(),
    }),
    output: importPreview,
  },
  'guests.previewRows': { input: previewQuery, output: previewPage },
  'guests.revisePreview': { input: previewRevision, output: importPreview },
  'guests.applyImport': {
    input: z.strictObject({ previewId, include: include.optional() }),
    output: importedSummary,
  },
  'guests.closePreview': { input: z.strictObject({ previewId }), output: z.object({}) },
  'guests.imports': {
    input: z.strictObject({ limit: z.int().min(1).max(50).default(10) }),
    output: z.object({ items: z.array(importRecord) }),
  },
  'guests.undoImport': { input: z.strictObject({ importId: z.string().max(100) }), output: importRecord },
} as const;

/** How far the reading of a list is, from 0 to 1. */
export const importProgress = z.object({ previewId: z.string(), share: z.number() });

export type ImportSummary = z.infer<typeof importSummary>;
export type ImportedSummary = z.infer<typeof importedSummary>;
export type ImportPreview = z.infer<typeof importPreview>;
export type ImportChange = z.infer<typeof importChange>;
export type PreviewHousehold = z.infer<typeof previewHousehold>;
export type PreviewRow = z.infer<typeof previewRow>;
export type PreviewPage = z.infer<typeof previewPage>;
export type PreviewTab = (typeof importTabs)[number];
/** Without the preview it is about. */
export type PreviewRevision = Omit<z.output<typeof previewRevision>, 'previewId'>;
export type PreviewQuery = Omit<z.output<typeof previewQuery>, 'previewId'>;
