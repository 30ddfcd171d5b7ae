import { KINDS, SEARCH_KINDS } from '../../search/kinds.ts';
import { element } from './element.ts';
import type { SiteFiles } from './files.ts';

/** The search form, as src/components/SearchForm.astro writes it into the search page. */
export function searchForm(files: SiteFiles): HTMLFormElement {
  const choice = (name: string, all: string, values: readonly (readonly [value: string, text: string])[]): HTMLSelectElement =>
    element('select', { name, 'aria-label': all }, element('option', { value: '' }, all), ...values.map(([value, text]) => element('option', { value }, text)));
  return element(
    'form',
    { class: 'search', action: files.href('/search/'), role: 'search' },
    element('input', {
      name: 'q',
      type: 'search',
      'aria-label': 'Search',
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
      enterkeyhint: 'go',
    }),
    choice(
      'kind',
      'all kinds',
      KINDS.map((kind) => [kind, SEARCH_KINDS[kind].plural] as const),
    ),
    choice('topic', 'all topics', []),
    element('button', { type: 'submit' }, 'Search'),
  );
}
