import { fetchText } from './clipboard.ts';
import type { Target } from './target.ts';

/** A form in which a thing can be copied. */
export interface Form {
  name: string;
  /** What was copied, for the report: `the address of eom.resolve.eexist`. */
  what: string;
  text(): Promise<string>;
}

/** The form that the key and the first button give: for a mail, the text with its footnote; of a diagram, the drawing. */
export function mailForm({ label, mail, drawing }: Target): Form {
  const [name, what] = drawing === mail ? ['Text drawing', `the drawing of ${label}`] : ['Mail', `${label} for mail`];
  return { name, what, text: () => fetchText(mail) };
}
