import type { IdKind } from '../facts/id-kinds.ts';
import type { Thing } from '../facts/place.ts';
import { pathOf, twinAddress } from '../reading/address.ts';

/** An address that was published and has gone: where it leads now, or why it was withdrawn. */
export interface Former {
  address: string;
  /** What it named. */
  kind: IdKind;
  /** Where it leads now: always an address that works. */
  now?: string;
  /** Why it was withdrawn; `undefined` where it was renamed. */
  why?: string;
  /** Day on which it was renamed or withdrawn; `undefined` where it left the identifier index by itself. */
  date?: string;
}

/** What there is now, by address. */
export type Living = ReadonlyMap<string, Pick<Thing, 'kind'>>;

/** Kinds of things inside whose element their former ids stand as further targets. */
const HOSTS: ReadonlySet<IdKind> = new Set(['claim', 'heading', 'step', 'window', 'source']);

/** True where the former id is a second target of the thing it leads to; else the page lists it at its end. */
function landsOnIt(former: Former, living: Living): boolean {
  if (former.now === undefined || former.why !== undefined || pathOf(former.now) !== pathOf(former.address)) return false;
  const host = living.get(former.now);
  return host !== undefined && HOSTS.has(host.kind);
}

/** The former ids, without `#`, that are second targets of the thing at `address`. */
export function secondTargets(address: string, formers: readonly Former[], living: Living): string[] {
  return formers.filter((former) => former.now === address && landsOnIt(former, living)).flatMap((former) => formerId(former) ?? []);
}

/** The former ids of the page at `path` that are listed at its end, in the order of their addresses. */
export function listedFormers(path: string, formers: readonly Former[], living: Living): Former[] {
  return formers.filter((former) => former.address.startsWith(`${path}#`) && !landsOnIt(former, living));
}

/** Former addresses of whole pages: a page stays at each of them. */
export function formerPages(formers: readonly Former[]): Former[] {
  return formers.filter((former) => former.kind !== 'label' && !former.address.includes('#'));
}

/** The id that a former address had on its page; `undefined` for that of a whole page. */
export function formerId({ address }: Former): string | undefined {
  return address.split('#')[1];
}

/** The label of a former label's address. */
export function formerLabel({ address }: Former): string {
  return address.split('/').at(-2) ?? address;
}

/** Where the plain texts stood of what has gone: pages, labels and steps had some. */
export function formerTextFiles(former: Former): string[] {
  const { address, kind } = former;
  const id = formerId(former);
  const copies = (stem: string): string[] => [`${stem}.txt`, `${stem}.md.txt`];
  if (kind === 'label') return copies(address.slice(0, -1));
  if (id === undefined) return [twinAddress(address)];
  return kind === 'step' || kind === 'window' ? copies(pathOf(address) + id) : [];
}
