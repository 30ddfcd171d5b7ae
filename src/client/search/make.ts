import { SearchControl } from './control.ts';
import { SearchEngine } from './engine.ts';
import { SiteFiles } from './files.ts';
import { searchForm } from './form.ts';

/** Makes a search form live: the given one, or a new one. */
export function makeSearch(given?: HTMLFormElement): { form: HTMLFormElement; control: SearchControl; place: (host: HTMLElement) => void } {
  // Where the site lies is relative to the page in the copy that is made to be unpacked anywhere (src/build/portable.ts).
  const files = new SiteFiles(new URL(document.body.dataset.base ?? '/', document.baseURI).pathname);
  const form = given ?? searchForm(files);
  if (given === undefined) document.createElement('div').append(form);
  const engine = new SearchEngine(files, topicHere);
  // Whoever opens a form means to ask; on the search page one may be about to read the lists.
  if (given === undefined) engine.prepare();
  const control = new SearchControl(form, engine, files);
  // That copy says what the search needs until here.
  form.removeAttribute('data-failed');
  return { form, control, place: (host) => host.append(...(form.parentElement?.childNodes ?? [])) };
}

/** The topic of the page, as its frame names it. */
function topicHere(): string | undefined {
  return document.body.dataset.topic;
}
