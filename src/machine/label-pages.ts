import { type Former, formerLabel } from '../addresses/former.ts';
import { type LabelledDocuments, labelled } from '../link/labelled.ts';
import type { Site } from '../link/site.ts';
import { dateText } from '../words/date.ts';

/** What stands at `/c/<label>/`: where it leads, and what a link to it unfurls with. */
export interface LabelPage {
  label: string;
  /** The label with the title of the page it stands on. */
  title: string;
  /** Name of the topic or of the kind of page. */
  section: string;
  text: string;
  /** Path and fragment; `undefined` for a label withdrawn with nothing in its place. */
  to?: string;
}

/** The page of every label that lives or was ever published. */
export function labelPages(site: Site): LabelPage[] {
  const living = [...labelled(documents(site))].map(({ label, address, page, section, text }) => ({
    label,
    title: `${label} (${page})`,
    section,
    text,
    to: address,
  }));
  const former = site.formers.filter(({ kind }) => kind === 'label').map(formerPage);
  return [...living, ...former];
}

/** The documents of a site that may hold labels. */
export function documents(site: Site): LabelledDocuments {
  return { ...site, pages: [...site.pages, ...site.standalone.values()] };
}

function formerPage(former: Former): LabelPage {
  const { now, why, date } = former;
  const label = formerLabel(former);
  const when = date === undefined ? '' : ` on ${dateText(date)}`;
  const text = why === undefined ? `This label was given up${when}.` : `This label was withdrawn${when}: ${why}.`;
  return { label, title: `${label} (former label)`, section: 'Former addresses', text, to: now };
}
