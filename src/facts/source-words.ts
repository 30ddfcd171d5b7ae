import { dateText } from '../words/date.ts';
import type { Citation, Source } from './source.ts';

/** `v6.12.117` as `v6.12`: the margin has no room for more, and the bibliography has it in full. */
function versionShort(version: string): string {
  return /^v\d+\.\d+/.exec(version)?.[0] ?? version;
}

function surname(author: string): string {
  return author.split(/[,(]/)[0]?.trim().split(' ').at(-1) ?? '';
}

/** `v7 06/14` of a patch's subject, which tells apart the mails that one author sent on one day; empty for a reply. */
function patchNumber(subject: string): string {
  return /^\[(?:RFC )?PATCH(?: RFC)?((?: v\d+)?) (\d+\/\d+)\]/.exec(subject)?.slice(1).join(' ').trim() ?? '';
}

/** A source as the margin names it: `Houghton, 6 Dec 2022`, `mm/userfaultfd.c, v6.12`, `mfill_atomic_install_pte, v6.12`. */
export function sourceShort(source: Source, citation?: Citation): string {
  const symbol = citation?.symbol;
  switch (source.kind) {
    case 'message':
      return [surname(source.author ?? ''), patchNumber(source.title), dateText(source.date ?? '')].filter((part) => part !== '').join(', ');
    case 'commit':
      return `${source.hash.slice(0, 12)}${source.release === undefined ? '' : `, ${source.release}`}`;
    case 'file':
      return `${symbol ?? source.path.split('/').slice(-2).join('/')}, ${versionShort(source.version)}`;
    case 'doc':
      return `${source.path.split('/').at(-1) ?? source.path}${symbol === undefined ? '' : ` ${symbol}`}, ${versionShort(source.version)}`;
    case 'page':
      return source.title;
  }
}

/** What a source is, in full, for the pointer that rests on its short name. */
export function sourceLong(source: Source, citation?: Citation): string {
  const symbol = citation?.symbol === undefined ? '' : `, ${citation.symbol}`;
  switch (source.kind) {
    case 'message':
    case 'page':
      return source.title;
    case 'commit':
      return `${source.tree} commit ${source.hash.slice(0, 12)}: ${source.title}`;
    case 'file':
    case 'doc':
      return `${source.path}${symbol}, ${source.tree} ${source.version}`;
  }
}

const COMMIT_TREES: Record<string, string> = {
  linux: 'https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git/commit/?id=',
  'linux-next': 'https://git.kernel.org/pub/scm/linux/kernel/git/next/linux-next.git/commit/?id=',
  'kvm-x86': 'https://github.com/kvm-x86/linux/commit/',
  xen: 'https://xenbits.xen.org/gitweb/?p=xen.git;a=commit;h=',
  qemu: 'https://gitlab.com/qemu-project/qemu/-/commit/',
};

/**
 * Where a source can be read: built from its Message-ID or commit, or its own address. `undefined` for a file, which is named by tree, version
 * and path, since no public viewer has every version.
 * Message-IDs are percent-encoded as lore asks for (https://lore.kernel.org/kvm/_/text/help/).
 */
export function sourceUrl(source: Source): string | undefined {
  switch (source.kind) {
    case 'message':
      // The kernel's push log is kept in a repository of its own, not on lore.
      return source.list.includes('push')
        ? undefined
        : `https://lore.kernel.org/${source.list === 'kvm' ? 'kvm' : 'all'}/${encodeURIComponent(source.messageId).replace(/%40/g, '@')}/`;
    case 'commit': {
      const tree = COMMIT_TREES[source.tree];
      return tree === undefined ? undefined : tree + source.hash;
    }
    case 'page':
      return source.url;
    case 'file':
    case 'doc':
      return undefined;
  }
}
