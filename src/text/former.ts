import type { Former } from '../addresses/former.ts';
import type { Site } from '../link/site.ts';
import { twinAddress } from '../reading/address.ts';
import { dateText } from '../words/date.ts';
import { absolute } from '../words/href.ts';
import { wrap } from '../words/wrap.ts';

/** The plain texts that stood beside an address that has gone, each with a word on where it went. By their own addresses. */
export function formerTexts({ formers }: Pick<Site, 'formers'>): Map<string, string> {
  return new Map(
    formers.flatMap((former) => {
      return textAddresses(former).map((address) => [address, text(former)] as const);
    }),
  );
}

/** Only pages, labels and steps have texts of their own. */
function textAddresses({ address, kind }: Former): string[] {
  const [path = '', id] = address.split('#');
  const copies = (stem: string): string[] => [`${stem}.txt`, `${stem}.md.txt`];
  if (kind === 'label') return copies(path.slice(0, -1));
  if (id === undefined) return [twinAddress(path)];
  return kind === 'step' || kind === 'window' ? copies(path + id) : [];
}

function text({ address, now, why, date }: Former): string {
  const when = date === undefined ? '' : ` on ${dateText(date)}`;
  const what = why === undefined ? `This address was given up${when}.` : `This was withdrawn${when}: ${why}.`;
  return [absolute(address), '', ...wrap(what), ...(now === undefined ? [] : ['', 'Now:', absolute(now)]), ''].join('\n');
}
