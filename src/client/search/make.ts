import type { NamesFile } from '../../search/names-file.ts';
import { SearchControl } from './control.ts';
import { SearchEngine } from './engine.ts';
import { SiteFiles } from './files.ts';
import { searchForm } from './form.ts';

/** Makes a search form live: the given one, or a new one. */
export function makeSearch(given?: HTMLFormElement): { form: HTMLFormElement; control: SearchControl; place: (host: HTMLElement) => void } {
  const files = new SiteFiles(document.body.dataset.base ?? '/');
  const form = given ?? searchForm(files);
  if (given === undefined) document.createElement('div').append(form);
  const control = new SearchControl(form, new SearchEngine(files, topicHere), files);
  return { form, control, place: (host) => host.append(...(form.parentElement?.childNodes ?? [])) };
}

/** The topic of the page, by the section its frame names. */
function topicHere({ topics }: NamesFile): string | undefined {
  const section = document.body.dataset.section ?? '';
  return topics.find(({ title }) => section.endsWith(title))?.id;
}
