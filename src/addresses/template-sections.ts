import type { Collection } from './collections.ts';

/** A section that the template of a page opens: its id, and the words of its heading. */
export interface TemplateSection {
  id: string;
  text: string;
}

/** Which pages have such sections, in their order: for the address book, the headings, the contents beside them, and the plain texts. */
export const SECTIONS = {
  flow: { steps: { id: 'steps', text: 'The steps' }, usedBy: { id: 'used-by', text: 'Where this flow is used' } },
  term: { usedBy: { id: 'used-by', text: 'Where this term is used' } },
  answer: { claims: { id: 'claims', text: 'What it rests on' } },
  lab: {
    came: { id: 'what-came', text: 'What came of it' },
    claims: { id: 'claims', text: 'Claims that rest on it' },
    run: { id: 'how-to-run', text: 'How to run it' },
    program: { id: 'the-program', text: 'The program' },
  },
  model: {
    rules: { id: 'rules', text: 'What must hold' },
    variants: { id: 'variants', text: 'What came of it' },
    leftOut: { id: 'leaves-out', text: 'What it leaves out' },
    claims: { id: 'claims', text: 'Claims that rest on it' },
  },
} as const satisfies Record<Collection, Record<string, TemplateSection>>;
