import { type Former, formerTextFiles } from '../addresses/former.ts';
import type { Site } from '../link/site.ts';
import { dateText } from '../words/date.ts';
import { absolute } from '../words/href.ts';
import { wrap } from '../words/wrap.ts';

/** The plain texts that stood beside an address that has gone, each with a word on where it went. By their own addresses. */
export function formerTexts({ formers }: Pick<Site, 'formers'>): Map<string, string> {
  return new Map(
    formers.flatMap((former) => {
      return formerTextFiles(former).map((address) => [address, text(former)] as const);
    }),
  );
}

function text({ address, now, why, date }: Former): string {
  const when = date === undefined ? '' : ` on ${dateText(date)}`;
  const what = why === undefined ? `This address was given up${when}.` : `This was withdrawn${when}: ${why}.`;
  return [absolute(address), '', ...wrap(what), ...(now === undefined ? [] : ['', 'Now:', absolute(now)]), ''].join('\n');
}
