import { makeSearch } from './make.ts';

/** Makes the search page live. The question and the filters stand in the address, so that a search can be linked. */
export function searchPage(form: HTMLFormElement): void {
  const { control } = makeSearch(form);
  const asked = new URLSearchParams(location.search);
  for (const name of ['kind', 'topic']) {
    const select = form.querySelector<HTMLSelectElement>(`select[name=${name}]`);
    const value = asked.get(name) ?? '';
    if (select !== null && [...select.options].some((option) => option.value === value)) select.value = value;
  }
  const index = document.querySelector<HTMLElement>('[data-search-index]');
  control.onAsk = (q, { kind, topic }) => {
    const parameters = new URLSearchParams(Object.entries({ q, kind, topic }).filter(([, value]) => value !== ''));
    history.replaceState(null, '', `${location.pathname}${parameters.size > 0 ? `?${parameters}` : ''}`);
  };
  control.onAnswer = (answer) => {
    if (index !== null) index.hidden = answer !== undefined && answer.failure === undefined && answer.results.length > 0;
  };
  control.input.value = asked.get('q') ?? '';
  if (control.input.value !== '') {
    // Until the answer says that it is wanted: else it would stand there and be taken away.
    if (index !== null) index.hidden = true;
    control.ask();
  }
  control.input.focus();
}
