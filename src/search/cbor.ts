/** What Pagefind's files are made of (RFC 8949): whole numbers, texts and lists of these. */
export type Cbor = number | string | readonly Cbor[];

const [POSITIVE, NEGATIVE, TEXT, LIST] = [0, 1, 3, 4];

/** A value as the bytes that Pagefind reads. */
export function encodeCbor(value: Cbor): Uint8Array {
  const bytes: number[] = [];
  write(value, bytes);
  return new Uint8Array(bytes);
}

function write(value: Cbor, bytes: number[]): void {
  if (typeof value === 'number') head(value < 0 ? NEGATIVE : POSITIVE, value < 0 ? -1 - value : value, bytes);
  else if (typeof value === 'string') {
    const text = new TextEncoder().encode(value);
    head(TEXT, text.length, bytes);
    for (const byte of text) bytes.push(byte);
  } else {
    head(LIST, value.length, bytes);
    for (const one of value) write(one, bytes);
  }
}

/** The kind of a value with its number or length, in as few bytes as it takes. */
function head(kind: number, count: number, bytes: number[]): void {
  const first = kind << 5;
  if (count < 24) bytes.push(first | count);
  else if (count < 0x100) bytes.push(first | 24, count);
  else if (count < 0x1_0000) bytes.push(first | 25, count >> 8, count & 0xff);
  else bytes.push(first | 26, count >>> 24, (count >> 16) & 0xff, (count >> 8) & 0xff, count & 0xff);
}
