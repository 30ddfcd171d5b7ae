import { gunzipSync, gzipSync } from 'node:zlib';
import { type Cbor, encodeCbor } from '../search/cbor.ts';

/** What every file of Pagefind's begins with, once unpacked. */
const SIGNATURE = 'pagefind_dcd';

/** What stands in a file of Pagefind's, as text. */
export function unpackText(file: Uint8Array): string {
  return gunzipSync(file).toString().slice(SIGNATURE.length);
}

/** What stands in a file of Pagefind's that is one value. @throws where it has a kind of value that Pagefind 1.6.0 does not write */
function unpackValue(file: Uint8Array): Cbor {
  return decode(gunzipSync(file).subarray(SIGNATURE.length));
}

/** A file of Pagefind's with a value. */
function packValue(value: Cbor): Uint8Array {
  return gzipSync(Buffer.concat([Buffer.from(SIGNATURE), encodeCbor(value)]), { level: 9 });
}

/** A list in a value. @throws where it is none */
function listIn(value: Cbor | undefined): readonly Cbor[] {
  if (!Array.isArray(value)) throw new Error("a file of Pagefind's is not as 1.6.0 writes it: a list is missing");
  return value;
}

/** A number in a value. @throws where it is none */
function numberIn(value: Cbor | undefined): number {
  if (typeof value !== 'number') throw new Error("a file of Pagefind's is not as 1.6.0 writes it: a number is missing");
  return value;
}

/** A text in a value. @throws where it is none */
function textIn(value: Cbor | undefined): string {
  if (typeof value !== 'string') throw new Error("a file of Pagefind's is not as 1.6.0 writes it: a text is missing");
  return value;
}

/** What Pagefind's list of its own files says. */
export interface PagefindMetadata {
  version: string;
  /** The name of each record's file. */
  pages: string[];
  /** The words that each chunk is about, and its name. */
  chunks: { from: string; to: string; hash: string }[];
  filters: { name: string; hash: string }[];
}

/** Reads that list among the files that Pagefind has made. @throws where it is not there or has another form than 1.6.0 gives it */
export function metadata(made: ReadonlyMap<string, Uint8Array>): PagefindMetadata {
  const [, list] = [...made].find(([name]) => name.endsWith('.pf_meta')) ?? [];
  const [version, pages, chunks, filters] = listIn(list && unpackValue(list));
  return {
    version: textIn(version),
    pages: listIn(pages).map((page) => textIn(listIn(page)[0])),
    chunks: listIn(chunks).map((chunk) => {
      const [from, to, hash] = listIn(chunk);
      return { from: textIn(from), to: textIn(to), hash: textIn(hash) };
    }),
    filters: listIn(filters).map((filter) => {
      const [name, hash] = listIn(filter);
      return { name: textIn(name), hash: textIn(hash) };
    }),
  };
}

function decode(bytes: Buffer): Cbor {
  let at = 0;
  const count = (short: number): number => {
    const size = [1, 2, 4][short - 24];
    if (short < 24) return short;
    if (size === undefined) throw new Error(`a file of Pagefind's is not as 1.6.0 writes it: a number of kind ${short}`);
    at += size;
    return bytes.readUIntBE(at - size, size);
  };
  const text = (length: number): string => {
    at += length;
    return bytes.toString('utf8', at - length, at);
  };
  const value = (): Cbor => {
    const first = bytes.readUInt8(at);
    at += 1;
    const [kind, number] = [first >> 5, count(first & 31)];
    switch (kind) {
      case 0:
        return number;
      case 1:
        return -1 - number;
      case 3:
        return text(number);
      case 4:
        return Array.from({ length: number }, value);
      default:
        throw new Error(`a file of Pagefind's is not as 1.6.0 writes it: a value of kind ${kind}`);
    }
  };
  return value();
}

/**
 * A chunk of the index that says how often each record has a word, and no longer where: nobody asks for the places, and they are the half of
 * it that cannot be packed.
 * @param file words, each with its records, and each of these with its number, a sign for the weight, and the places
 */
export function withoutPlaces(file: Uint8Array): Uint8Array {
  const [words] = listIn(unpackValue(file));
  return packValue([
    listIn(words).map((entry) => {
      const [word, records, ...more] = listIn(entry);
      return [textIn(word), listIn(records).map(recordWithoutPlaces), ...more];
    }),
  ]);
}

function recordWithoutPlaces(record: Cbor): Cbor {
  const [step, weightAndPlaces, ...more] = listIn(record);
  const [weight, ...places] = listIn(weightAndPlaces);
  return [numberIn(step), [numberIn(weight), ...places.map(() => 1)], ...more];
}
