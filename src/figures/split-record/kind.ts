import { type Complain, type FigureKind, partsIn } from '../kind.ts';
import { type SplitRecord, splitRecordSchema } from './schema.ts';
import { splitRecordWords } from './words.ts';

/** A record on a page boundary; its interesting offsets are its parts. */
export const splitRecord: FigureKind<typeof splitRecordSchema> = {
  schema: splitRecordSchema,
  check(record, complain) {
    checkPlace(record, record.start, ['start'], complain);
    record.offsets.forEach((place, i) => {
      checkPlace(record, place, ['offsets', i], complain);
    });
    checkFlag(record, complain);
  },
  parts: ({ offsets }) => partsIn('offsets', offsets),
  cited: () => [],
  words: splitRecordWords,
};

function checkPlace({ page, layouts }: SplitRecord, place: SplitRecord['start'], path: readonly PropertyKey[], complain: Complain): void {
  const ids = layouts.map(({ id }) => id);
  if (!ids.includes(place.layout)) complain(path, `unknown layout "${place.layout}"`, `use one of: ${ids.join(', ')}`);
  if (place.offset >= page) complain(path, `offset ${place.offset} on a page of ${page} bytes`, 'give the offset of the first byte within its page');
}

function checkFlag({ flag, layouts }: SplitRecord, complain: Complain): void {
  for (const { id, fields } of layouts) {
    const field = fields.find(({ name }) => name === flag.field);
    if (field === undefined)
      complain(['flag'], `the flag's field "${flag.field}" is not in layout "${id}"`, `use one of: ${fields.map(({ name }) => name).join(', ')}`);
    else if (flag.byte >= field.size)
      complain(['flag'], `byte ${flag.byte} of "${field.name}", which has ${field.size} bytes in layout "${id}"`, 'bytes of a field count from 0');
  }
}
