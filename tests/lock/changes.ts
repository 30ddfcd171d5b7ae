import { Book } from './book.ts';

/** A book of which every id is published. */
export async function published(): Promise<Book> {
  const book = new Book();
  await book.publish();
  return book;
}

/** Renames the claim `two` to `deux`, with every reference to it. */
export function renameClaim(book: Book): void {
  book.edit('letters/index.mdx', 'id="two"', 'id="deux"');
  book.edit('letters/index.mdx', 'claim:let.overview.two', 'claim:let.overview.deux');
}

/** Takes the claim `two` out, with every reference to it. */
export function removeClaim(book: Book): void {
  const [before = '', rest = ''] = book.text('letters/index.mdx').split('<Claim id="two"');
  book.write('letters/index.mdx', before.replace('[](claim:let.overview.two), ', '') + rest.slice(rest.indexOf('</Claim>') + '</Claim>'.length));
}
