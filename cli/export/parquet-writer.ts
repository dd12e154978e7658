import type { SchemaElement } from 'hyparquet-writer';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { ExportColumn, ExportType } from '../../store/exports/export-columns.ts';
import type { ExportRow, RowWriter } from './row-writer.ts';

/** Rows that are packed together: enough to be packed well, few enough to be held. */
const ROWS_A_GROUP = 10_000;

/** The parts of a column's schema, the column itself first. */
function schemaOf({ name, type }: ExportColumn): SchemaElement[] {
  if (type !== 'texts') return [{ name, repetition_type: 'OPTIONAL', ...PRIMITIVES[type] }];
  return [
    { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'OPTIONAL', ...PRIMITIVES.text },
  ];
}

const PRIMITIVES: Readonly<Record<Exclude<ExportType, 'texts'>, Pick<SchemaElement, 'type' | 'converted_type'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  bigint: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  time: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  day: { type: 'INT32', converted_type: 'DATE' },
};

/** A value as the packer takes it. */
function packable(value: unknown, type: ExportType): unknown {
  if (value === null || value === undefined) return null;
  if (type === 'bigint') return BigInt(String(value));
  return type === 'time' || type === 'day' ? new Date(String(value)) : value;
}

/** Writes Parquet, a group of rows at a time, packed with Snappy; lists are lists, times are instants in milliseconds. */
export function writeParquet(columns: readonly ExportColumn[]): RowWriter {
  const bytes = new ByteWriter();
  const schema: SchemaElement[] = [{ name: 'root', num_children: columns.length }, ...columns.flatMap(schemaOf)];
  const writer = new ParquetWriter({ writer: bytes, schema, createdBy: 'assay' });
  let waiting: ExportRow[] = [];
  const taken = (): Uint8Array => {
    const part = new Uint8Array(bytes.buffer.slice(0, bytes.index));
    // Where the next part begins in the file is counted apart from this.
    bytes.index = 0;
    return part;
  };
  const packGroup = (): void => {
    if (waiting.length === 0) return;
    const columnData = columns.map(({ name, type }, index) => ({
      name,
      data: waiting.map((row) => packable(row[index], type)),
      offsetIndex: false,
    }));
    writer.write({ columnData, rowGroupSize: ROWS_A_GROUP });
    waiting = [];
  };
  return {
    begin: taken,
    rows(rows) {
      waiting.push(...rows);
      if (waiting.length >= ROWS_A_GROUP) packGroup();
      return taken();
    },
    end() {
      packGroup();
      writer.finish();
      return taken();
    },
  };
}
