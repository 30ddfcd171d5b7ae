import { add, swap } from '../book.ts';
import type { Broken } from './case.ts';

const PAGE = 'letters/index.mdx';
const ONE = '<Claim id="one" status="merged" since="v6.8" sources="doe-2024-01-02 file-c-6-12:do_it">';
const claim = (tag: string, body = 'Text.') => add(PAGE, `\n${tag}\n${body}\n</Claim>\n`);
const link = (target: string) => add(PAGE, `\nSee [there](${target}).\n`);

/** Mistakes in claims, and in the links and citations that any text may hold. */
export const claims: Broken[] = [
  {
    name: 'a claim without a source',
    edits: [claim('<Claim id="new" status="on record" date="2024">')],
    says: ['content/letters/index.mdx:61: a claim without a source; add sources="<id in content/sources.yaml>"'],
  },
  {
    name: 'a claim with empty sources',
    edits: [claim('<Claim id="new" status="on record" date="2024" sources="">')],
    says: ['content/letters/index.mdx:61: a claim without a source; add sources="<id in content/sources.yaml>"'],
  },
  {
    name: 'a claim without an id',
    edits: [claim('<Claim status="on record" date="2024" sources="talk">')],
    says: ['content/letters/index.mdx:61: <Claim> has no id; add id="..."'],
  },
  {
    name: 'a claim without a status',
    edits: [claim('<Claim id="new" sources="talk">')],
    says: ['content/letters/index.mdx:61: <Claim> has no status; add status="..."'],
  },
  {
    name: 'a claim id that breaks the rules',
    edits: [claim('<Claim id="new_claim" status="on record" date="2024" sources="talk">')],
    says: [
      'content/letters/index.mdx:61: id "new_claim" breaks the id rules; use lower case letters, digits and single hyphens, start with a letter, end with a letter or a digit',
    ],
  },
  {
    name: 'a claim id twice',
    edits: [claim('<Claim id="one" status="on record" date="2024" sources="talk">')],
    says: ['content/letters/index.mdx:61: duplicate id "one" (also at content/letters/index.mdx:14); give one of the two another id'],
  },
  {
    name: 'an unknown status',
    edits: [swap(PAGE, 'status="merged"', 'status="landed"')],
    says: ['content/letters/index.mdx:14: unknown status "landed"; use one of: merged, proposed, superseded, out of tree, hypothetical, on record'],
  },
  {
    name: 'a status for terms only',
    edits: [claim('<Claim id="new" status="concept" sources="talk">')],
    says: ['content/letters/index.mdx:61: unknown status "concept"; use one of: merged, proposed, superseded, out of tree, hypothetical, on record'],
  },
  {
    name: 'merged without a release',
    edits: [swap(PAGE, ' since="v6.8"', '')],
    says: ['content/letters/index.mdx:14: status "merged" names no release; add since, like "v6.8" (first release), or seen, like "v6.12" (read there)'],
  },
  {
    name: 'a release that is none',
    edits: [swap(PAGE, 'since="v6.8"', 'since="6.8"')],
    says: ['content/letters/index.mdx:14: "6.8" is not a release; write it like "v6.8" or "Xen 4.18", several with a blank between them'],
  },
  {
    name: 'proposed with a release',
    edits: [swap(PAGE, 'status="merged"', 'status="proposed"')],
    says: ['content/letters/index.mdx:14: status "proposed" names a release; since and seen go with "merged"; use date'],
  },
  {
    name: 'proposed without a date',
    edits: [claim('<Claim id="new" status="proposed" sources="talk">')],
    says: ['content/letters/index.mdx:61: status "proposed" has no date; add a date, like "2024-02"'],
  },
  {
    name: 'a date that is none',
    edits: [swap(PAGE, 'date="2024-01"', 'date="last year"')],
    says: ['content/letters/index.mdx:19: "last year" is not a date; write a year, a year-month or a day, like "2024-02"'],
  },
  {
    name: 'a month that no year has',
    edits: [swap(PAGE, 'date="2024-01"', 'date="2024-13"')],
    says: ['content/letters/index.mdx:19: "2024-13" is not a date; write a year, a year-month or a day, like "2024-02"'],
  },
  {
    name: 'a tree that carries what is no proposal',
    edits: [swap(PAGE, 'date="2024-01" deduced', 'date="2024-01" in="linux-next" deduced')],
    says: ['content/letters/index.mdx:19: status "on record" has "in"; "in" names the tree that carries a proposal; drop it'],
  },
  {
    name: 'an unknown attribute',
    edits: [swap(PAGE, 'since="v6.8"', 'since="v6.8" version="6.8"')],
    says: [
      'content/letters/index.mdx:14: unknown attribute "version" on <Claim>; known ones: id, status, sources, since, seen, date, in, deduced, shown, partly',
    ],
  },
  {
    name: 'an attribute twice',
    edits: [swap(PAGE, 'since="v6.8"', 'since="v6.8" since="v6.9"')],
    says: ['content/letters/index.mdx:14: attribute "since" stands twice on <Claim>; keep one'],
  },
  {
    name: 'an attribute as an expression',
    edits: [swap(PAGE, 'since="v6.8"', 'since={"v6.8"}')],
    says: ['content/letters/index.mdx:14: attribute "since" of <Claim> has the wrong form; write since="..."'],
  },
  {
    name: 'a value for a bare attribute',
    edits: [swap(PAGE, ' deduced ', ' deduced="yes" ')],
    says: ['content/letters/index.mdx:19: attribute "deduced" of <Claim> has the wrong form; write deduced alone'],
  },
  {
    name: 'attributes spread from code',
    edits: [swap(PAGE, 'since="v6.8"', '{...all}')],
    says: ['content/letters/index.mdx:14: unknown attribute "..." on <Claim>; known ones: id, status, sources, since, seen, date, in, deduced, shown, partly'],
  },
  {
    name: 'an unknown source',
    edits: [swap(PAGE, 'sources="doe-2024-01-02 ', 'sources="doe-2024-01-03 ')],
    says: ['content/letters/index.mdx:14: unknown source "doe-2024-01-03"; did you mean "doe-2024-01-02"? (see content/sources.yaml)'],
  },
  {
    name: 'an unknown symbol of a source',
    edits: [swap(PAGE, ':do_it"', ':do_its"')],
    says: ['content/letters/index.mdx:14: source "file-c-6-12" does not list "do_its"; add it to the symbols of that source in content/sources.yaml'],
  },
  {
    name: 'an unknown section of a source',
    edits: [swap(PAGE, 'api-6-12:4.10', 'api-6-12:4.11')],
    says: ['content/letters/index.mdx:26: source "api-6-12" does not list "4.11"; add it to the sections of that source in content/sources.yaml'],
  },
  {
    name: 'a symbol of a source that has none',
    edits: [swap(PAGE, 'sources="commit-0123456789ab"', 'sources="commit-0123456789ab:do_it"')],
    says: ['content/letters/index.mdx:19: source "commit-0123456789ab" is a commit and has no symbols; cite "commit-0123456789ab" alone'],
  },
  {
    name: 'an empty claim',
    edits: [claim('<Claim id="new" status="on record" date="2024" sources="talk">', '')],
    says: ['content/letters/index.mdx:61: claim "new" is empty; write one to three sentences, a table or a list'],
  },
  {
    name: 'a claim in a claim',
    edits: [swap(PAGE, `${ONE}\n`, `${ONE}\n\n<Claim id="in" status="on record" date="2024" sources="talk">\nText.\n</Claim>\n\n`)],
    says: ['content/letters/index.mdx:16: <Claim> inside <Claim>; close that first: headings, blocks and diagrams stand at the top level'],
  },
  {
    name: 'a flow in a claim',
    edits: [swap(PAGE, '- one item about alphas', '<Flow id="first" />\n\n- one item about alphas')],
    says: ['content/letters/index.mdx:21: <Flow> inside <Claim>; close that first: headings, blocks and diagrams stand at the top level'],
  },
  {
    name: 'a claim in a list',
    edits: [add(PAGE, '\n- item\n\n  <Claim id="in" status="on record" date="2024" sources="talk">\n  Text.\n  </Claim>\n')],
    says: ['content/letters/index.mdx:63: <Claim> inside a list or a table; close that first: headings, blocks and diagrams stand at the top level'],
  },
  {
    name: 'a heading in a claim',
    edits: [swap(PAGE, '- one item about alphas', '## Title {/* #title */}\n\n- one item about alphas')],
    says: ['content/letters/index.mdx:21: a heading inside <Claim>; close that first: headings, blocks and diagrams stand at the top level'],
  },
  {
    name: 'an id comment in a claim',
    edits: [swap(PAGE, '- one item about alphas', '- one item about alphas {/* #item */}')],
    says: ['content/letters/index.mdx:21: an id comment where no id can stand; the claim has its id as an attribute'],
  },
  {
    name: 'a claim that never ends',
    edits: [add(PAGE, '\n<Claim id="new" status="on record" date="2024" sources="talk">\nText.\n')],
    says: [
      'content/letters/index.mdx:61: this is not valid MDX (Expected a closing tag for `<Claim>`); close every block, and put "<", "{" and "}" into `code`',
    ],
  },
  {
    name: 'a claim that ends twice',
    edits: [add(PAGE, '\n</Claim>\n')],
    says: [
      'content/letters/index.mdx:61: this is not valid MDX (Unexpected closing tag `</Claim>`, expected an open tag first); close every block, and put "<", "{" and "}" into `code`',
    ],
  },
  {
    name: 'a claim inside a line',
    edits: [add(PAGE, '\nText <Claim id="new" status="on record" date="2024" sources="talk">text</Claim> text.\n')],
    says: ['content/letters/index.mdx:61: <Claim> stands inside a line of text; put <Claim> on a line of its own, with a blank line before it'],
  },
  {
    name: 'Mermaid in a claim',
    edits: [swap(PAGE, '- one item about alphas', '```mermaid\nsequenceDiagram\n```\n\n- one item about alphas')],
    says: ['content/letters/index.mdx:21: Mermaid code inside <Claim>; close that first: headings, blocks and diagrams stand at the top level'],
  },
  {
    name: 'a row id that breaks the rules',
    edits: [swap(PAGE, '{/* #none */}', '{/* #None */}')],
    says: [
      'content/letters/index.mdx:30: id "three-None" breaks the id rules; use lower case letters, digits and single hyphens, start with a letter, end with a letter or a digit',
    ],
  },
  {
    name: 'a row id twice',
    edits: [swap(PAGE, '{/* #none */}', '{/* #there */}')],
    says: ['content/letters/index.mdx:31: duplicate id "three-there" (also at content/letters/index.mdx:30); give one of the two another id'],
  },
  {
    name: 'a row id that another claim has',
    edits: [claim('<Claim id="three-none" status="on record" date="2024" sources="talk">')],
    says: ['content/letters/index.mdx:61: duplicate id "three-none" (also at content/letters/index.mdx:30); give one of the two another id'],
  },
  {
    name: 'a row without words in its first cell',
    edits: [swap(PAGE, '| there | it runs', '| | it runs')],
    says: ['content/letters/index.mdx:31: a table row whose id cannot be made from its first cell; end the first cell with {/* #short-id */}'],
  },
  {
    name: 'a link to an unknown claim',
    edits: [swap(PAGE, '[](claim:let.overview.two)', '[](claim:let.overview.tow)')],
    says: ['content/letters/index.mdx:15: unknown claim "let.overview.tow"; did you mean "let.overview.two"? (see the claims of the pages)'],
  },
  {
    name: 'a link to an unknown term',
    edits: [swap(PAGE, '(term:beta)', '(term:gamma-ray-burst)')],
    says: ['content/letters/index.mdx:15: unknown term "gamma-ray-burst"; see content/terms/ for the known ones, or add it there'],
  },
  {
    name: 'a link to an unknown flow',
    edits: [link('flow:second-one')],
    says: ['content/letters/index.mdx:61: unknown flow "second-one"; see content/flows/ for the known ones, or add it there'],
  },
  {
    name: 'a link to a step that is not there',
    edits: [swap(PAGE, '(flow:first#step-2)', '(flow:first#step-9)')],
    says: ['content/letters/index.mdx:15: unknown flow "first#step-9"; did you mean "first#step-1"? (see content/flows/)'],
  },
  {
    name: 'a link to an unknown answer',
    edits: [swap(PAGE, '(answer:why)', '(answer:how)')],
    says: ['content/letters/index.mdx:16: unknown answer "how"; see content/answers/ for the known ones, or add it there'],
  },
  {
    name: 'a link to an unknown source',
    edits: [swap(PAGE, '(source:talk)', '(source:walk)')],
    says: ['content/letters/index.mdx:16: unknown source "walk"; did you mean "talk"? (see content/sources.yaml)'],
  },
  {
    name: 'a link to an unknown page',
    edits: [link('page:/numbers/')],
    says: ['content/letters/index.mdx:61: unknown page "/numbers/"; see the page in content/ for the known ones, or add it there'],
  },
  {
    name: 'a link to an unknown fragment',
    edits: [swap(PAGE, '(page:/letters/#second)', '(page:/letters/#sceond)')],
    says: ['content/letters/index.mdx:16: unknown page "/letters/#sceond"; did you mean "/letters/#second"? (see the page in content/)'],
  },
  {
    name: 'a link to an address elsewhere',
    edits: [link('https://example.org/')],
    says: [
      'content/letters/index.mdx:61: a link to "https://example.org/"; link with claim:, term:, flow:, answer:, source: or page:; an address elsewhere belongs into content/sources.yaml',
    ],
  },
  {
    name: 'a bare address',
    edits: [add(PAGE, '\nSee https://example.org/ there.\n')],
    says: [
      'content/letters/index.mdx:61: a link to "https://example.org/"; link with claim:, term:, flow:, answer:, source: or page:; an address elsewhere belongs into content/sources.yaml',
    ],
  },
  {
    name: 'a link of an unknown scheme',
    edits: [link('javascript:alert')],
    says: [
      'content/letters/index.mdx:61: a link to "javascript:alert"; link with claim:, term:, flow:, answer:, source: or page:; an address elsewhere belongs into content/sources.yaml',
    ],
  },
  {
    name: 'a link to a file',
    edits: [link('index.mdx')],
    says: [
      'content/letters/index.mdx:61: a link to "index.mdx"; link with claim:, term:, flow:, answer:, source: or page:; an address elsewhere belongs into content/sources.yaml',
    ],
  },
  {
    name: 'a link to a fragment alone',
    edits: [link('#first')],
    says: [
      'content/letters/index.mdx:61: a link to "#first"; link with claim:, term:, flow:, answer:, source: or page:; an address elsewhere belongs into content/sources.yaml',
    ],
  },
];
