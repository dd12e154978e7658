/** The type of a column, as files have it: `texts` is a list of texts, `time` an instant, `day` a date. */
export type ExportType = 'text' | 'integer' | 'bigint' | 'number' | 'time' | 'day' | 'texts';

/** A column of an export, by its name in the view. */
export interface ExportColumn {
  readonly name: string;
  readonly type: ExportType;
}

/** What can be exported: the view of the same name, and the column that tells its rows apart. */
export interface Exportable {
  readonly id: string;
  readonly columns: readonly ExportColumn[];
}

/** Columns as `name type`, those without a type are texts. */
const columnsOf = (list: string): readonly ExportColumn[] =>
  list.split(',').map((column) => {
    const [name = '', type = 'text'] = column.trim().split(' ');
    return { name, type: type as ExportType }; // a test compares it with the type in the view
  });

/** Where each row is from, to the character, and by which rule: what it can be defended with. */
const PROVENANCE = `rule, version integer, review, url, article_id integer, revision_id integer, text_sha256, start_char integer, end_char integer`;

/** The exports by name. Columns are only ever added, at the end of their list. */
export const EXPORTS = {
  claims: {
    id: 'claim_id',
    columns: columnsOf(`
      claim_id bigint, outlet, article_title, published_at time, reported_at time, text, speaker, speaker_kind, speaker_role,
      speaker_affiliation, cue, attribution_type, stance, addressee, via texts, elements texts, element_groups texts, figures texts,
      dates texts, actors texts, tags texts, polarity, modality, confidence number, carried_by integer, language, ${PROVENANCE},
      speaker_text, speaker_start_char integer, speaker_end_char integer, cue_start_char integer, cue_end_char integer,
      canonical_speaker`),
  },
  figures: {
    id: 'mention_id',
    columns: columnsOf(`
      mention_id bigint, outlet, published_at time, reported_at time, text, low number, high number, unit, modifier, direction, role,
      delta number, measure, measure_key, measure_name, measure_subject, measure_region, measure_counterpart, measure_from day,
      measure_to day, period, period_from day, period_to day, claim_id bigint, claim_text, speaker, speaker_kind, polarity, modality,
      ${PROVENANCE}, measure_start_char integer, measure_end_char integer, other_end_mention_id bigint, period_mention_id bigint`),
  },
  quotations: {
    id: 'mention_id',
    columns: columnsOf(`
      mention_id bigint, outlet, published_at time, reported_at time, text, type, speaker, speaker_kind, speaker_role,
      speaker_affiliation, cue, stance, addressee, target, via texts, claim_id bigint, ${PROVENANCE}, speaker_text,
      speaker_start_char integer, speaker_end_char integer, cue_start_char integer, cue_end_char integer, continues_mention_id bigint,
      canonical_speaker`),
  },
} as const satisfies Readonly<Record<string, Exportable>>;

/** The name of an export. */
export type ExportName = keyof typeof EXPORTS;
