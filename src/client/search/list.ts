import { countText, shownGroups } from '../../search/groups-shown.ts';
import { excerpt } from '../../search/marks.ts';
import type { Result } from '../../search/rank.ts';
import { element } from './element.ts';
import type { SearchAnswer } from './engine.ts';
import type { SiteFiles } from './files.ts';
import { marked } from './marked.ts';

const EXCERPT = 170;

/** The shown results, in the order in which they are shown, with their options. */
export type Shown = { result: Result; option: HTMLAnchorElement }[];

/** Fills the list box with an answer's results, by kind. Gives what it shows. */
export function showResults(list: HTMLElement, { query, results, mended }: SearchAnswer, files: SiteFiles): Shown {
  const stems = mended === undefined ? query.stems : [...query.stems, ...mended.split(' ')];
  const shown: Shown = [];
  list.replaceChildren(
    ...shownGroups(results).map(({ heading, results: own }, g) => {
      const id = `${list.id}-${g}`;
      const options = own.map((result) => {
        const option = optionOf(result, stems, `${list.id}-o${shown.length}`, files);
        shown.push({ result, option });
        return option;
      });
      return element('div', { role: 'group', 'aria-labelledby': id }, element('p', { id, class: 'heading' }, heading), ...options);
    }),
  );
  return shown;
}

function optionOf({ kind, title, label, context, body, address }: Result, stems: readonly string[], id: string, files: SiteFiles): HTMLAnchorElement {
  return element(
    'a',
    { role: 'option', id, href: files.href(address), tabindex: '-1', 'aria-selected': 'false' },
    element('span', { class: 'kind' }, kind),
    element('span', { class: 'title' }, marked(title, stems)),
    element('span', { class: 'text' }, marked(excerpt(body, stems, EXCERPT), stems)),
    element('span', { class: 'context' }, marked([label, context].filter((part) => part !== undefined && part !== '').join(', '), stems)),
  );
}

/** What is said above the results: what was understood, which word stands nowhere, and how many there are, or that there are none and where to look instead. */
export function statusOf({ typed, query, results, nearest, mended, unknown, understood, failure }: SearchAnswer, files: SiteFiles): (Node | string)[] {
  if (query.key === '' && query.text === '' && typed === '') return [];
  const link = (address: string, text: string): HTMLElement => element('a', { href: files.href(address) }, text);
  const instead = [' See the ', link('/terms/', 'glossary'), ' and the ', link('/ids/', 'identifier index'), '.'];
  const failed = failure === undefined ? [] : [`The full text could not be searched (${failure}): names only.`, ...instead, ' '];
  const said = [...understood.map(({ typed: as, name }) => `"${as}" is ${name}. `), ...(unknown.length === 0 ? [] : [`${nowhere(unknown)} `])];
  if (results.length > 0)
    return [...failed, ...(mended === undefined ? [] : [`Nothing for "${typed}" as it stands; shown is "${mended}". `]), ...said, countText(results)];
  const near = nearest.flatMap(({ address, title }, i) => [i === 0 ? ' Nearest terms: ' : ', ', link(address, title)]);
  return [...failed, ...said, `Nothing found for "${typed}".`, ...near, ...(near.length > 0 ? ['.'] : []), ...(failure === undefined ? instead : [])];
}

/** `"a" and "b" stand nowhere on this site.` */
function nowhere(words: readonly string[]): string {
  const quoted = words.map((word) => `"${word}"`);
  const all = quoted.length === 1 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1) ?? ''}`;
  return `${all} ${words.length === 1 ? 'stands' : 'stand'} nowhere on this site.`;
}
