import type { IdKind } from '../facts/id-kinds.ts';
import { pathOf } from '../reading/address.ts';

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

/** Kinds of things inside whose element their former ids stand as further targets. */
const HOSTS: ReadonlySet<IdKind> = new Set(['claim', 'heading', 'step', 'window', 'source']);

/** True where the former id is a second target of the thing it leads to; else the page lists it at its end. */
function landsOnIt(former: Former, ids: ReadonlyMap<string, IdKind>): boolean {
  if (former.now === undefined || former.why !== undefined || pathOf(former.now) !== pathOf(former.address)) return false;
  const host = ids.get(former.now);
  return host !== undefined && HOSTS.has(host);
}

/** The former ids, without `#`, that are second targets of the thing at `address`. */
export function secondTargets(address: string, formers: readonly Former[], ids: ReadonlyMap<string, IdKind>): string[] {
  return formers.filter((former) => former.now === address && landsOnIt(former, ids)).flatMap((former) => former.address.split('#')[1] ?? []);
}

/** The former ids of the page at `path` that are listed at its end, in the order of their addresses. */
export function listedFormers(path: string, formers: readonly Former[], ids: ReadonlyMap<string, IdKind>): Former[] {
  return formers.filter((former) => former.address.startsWith(`${path}#`) && !landsOnIt(former, ids));
}

/** Former addresses of whole pages: a page stays at each of them. */
export function formerPages(formers: readonly Former[]): Former[] {
  return formers.filter((former) => former.kind !== 'label' && !former.address.includes('#'));
}
