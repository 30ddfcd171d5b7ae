import { add, swap, write } from '../book.ts';
import type { Broken } from './case.ts';

const PAGE = 'letters/index.mdx';
const HEAD = '---\ntitle: New\norder: 5\nsummary: New.\n---\n';

/** Mistakes in the frontmatter and the blocks of a page. */
export const pages: Broken[] = [
  {
    name: 'an unknown frontmatter key',
    edits: [swap(PAGE, 'state: last', 'stat: last')],
    says: ['content/letters/index.mdx:6: unknown key "stat"; remove it or correct its spelling (docs/authoring.md lists the keys)'],
  },
  {
    name: 'two unknown frontmatter keys',
    edits: [swap(PAGE, 'state: last', 'stat: last'), swap(PAGE, 'checked: 2026', 'chekced: 2026')],
    says: [
      'content/letters/index.mdx:6: unknown key "stat"; remove it or correct its spelling (docs/authoring.md lists the keys)',
      'content/letters/index.mdx:7: unknown key "chekced"; remove it or correct its spelling (docs/authoring.md lists the keys)',
    ],
  },
  {
    name: 'a home page that does not say what the topics are about',
    edits: [swap('pages/home.mdx', 'subject: KVM', '')],
    says: ['content/pages/home.mdx:2: missing field "subject"; add "subject:" with a value'],
  },
  {
    name: 'a missing field',
    edits: [swap(PAGE, 'title: Letters and `code`\n', '')],
    says: ['content/letters/index.mdx:2: missing field "title"; add "title:" with a value'],
  },
  {
    name: 'an empty field',
    edits: [swap(PAGE, 'title: Letters and `code`', 'title: ""')],
    says: ['content/letters/index.mdx:2: field "title" is empty; give it a value'],
  },
  {
    name: 'a field of the wrong type',
    edits: [swap(PAGE, 'order: 0', 'order: first')],
    says: ['content/letters/index.mdx:3: field "order" is not a number; write a number'],
  },
  {
    name: 'an unknown status in the frontmatter',
    edits: [swap(PAGE, 'status: proposed', 'status: planned')],
    says: ['content/letters/index.mdx:5: unknown status "planned"; use one of: merged, proposed, superseded, out of tree, hypothetical, on record, concept'],
  },
  {
    name: 'a day that is none',
    edits: [swap(PAGE, 'checked: 2026-11-21', 'checked: November')],
    says: ['content/letters/index.mdx:7: field "checked" is not a day like 2026-11-21; correct it (docs/authoring.md shows the form)'],
  },
  {
    name: 'a day that no month has',
    edits: [swap(PAGE, 'checked: 2026-11-21', 'checked: 2026-13-41')],
    says: ['content/letters/index.mdx:7: field "checked" is not a day like 2026-11-21; correct it (docs/authoring.md shows the form)'],
  },
  {
    name: 'no frontmatter',
    edits: [write('letters/new.mdx', 'Only text.\n')],
    says: ['content/letters/new.mdx:1: no frontmatter; start the file with a block of "key: value" lines between two lines "---"'],
  },
  {
    name: 'an empty file',
    edits: [write('letters/new.mdx', '')],
    says: ['content/letters/new.mdx:1: no frontmatter; start the file with a block of "key: value" lines between two lines "---"'],
  },
  {
    name: 'frontmatter that never ends',
    edits: [write('letters/new.mdx', '---\ntitle: New\n')],
    says: ['content/letters/new.mdx:1: no frontmatter; start the file with a block of "key: value" lines between two lines "---"'],
  },
  {
    name: 'empty frontmatter',
    edits: [write('letters/new.mdx', '---\n---\n')],
    says: [
      'content/letters/new.mdx:2: missing field "title"; add "title:" with a value',
      'content/letters/new.mdx:2: missing field "order"; add "order:" with a value',
      'content/letters/new.mdx:2: missing field "summary"; add "summary:" with a value',
    ],
  },
  {
    name: 'frontmatter that is a list',
    edits: [write('letters/new.mdx', '---\n- title\n---\n')],
    says: ['content/letters/new.mdx:2: this is not a block of "key: value" lines; write "key: value" lines'],
  },
  {
    name: 'frontmatter that is no YAML',
    edits: [swap(PAGE, 'title: Letters and `code`', 'title: `code` first')],
    says: [
      'content/letters/index.mdx:2: this is not valid YAML (Plain value cannot start with reserved character `); quote strings that hold ": " or start with a sign such as ` [ * & !',
    ],
  },
  {
    name: 'a frontmatter key twice',
    edits: [swap(PAGE, 'order: 0', 'order: 0\norder: 1')],
    says: ['content/letters/index.mdx:4: this is not valid YAML (Map keys must be unique); keep one of the two'],
  },
  {
    name: 'a YAML alias of nothing',
    edits: [swap(PAGE, 'state: last posted in 2024', 'state: *posted')],
    says: ['content/letters/index.mdx:6: a YAML alias ("*posted"); write the value itself; quote a string that starts with a sign such as * & ?'],
  },
  {
    name: 'a tab in the frontmatter',
    edits: [swap(PAGE, 'order: 0', 'order:\n\t0')],
    says: ['content/letters/index.mdx:4: this is not valid YAML (Tabs are not allowed as indentation); indent with spaces'],
  },
  {
    name: 'a file name that breaks the id rules',
    edits: [write('letters/New_Page.mdx', HEAD)],
    says: [
      'content/letters/New_Page.mdx:1: file name "New_Page" breaks the id rules; use lower case letters, digits and single hyphens, start with a letter, end with a letter or a digit',
    ],
  },
  {
    name: 'an address that is too long',
    edits: [write('letters/a-very-long-name-for-a-page-of-letters-and-for-much-more-than-that.mdx', HEAD)],
    says: [
      'content/letters/a-very-long-name-for-a-page-of-letters-and-for-much-more-than-that.mdx:1: address /letters/a-very-long-name-for-a-page-of-letters-and-for-much-more-than-that/ has 76 characters; shorten the id: path and fragment have 60 at most',
    ],
  },
  {
    name: 'a heading without an id',
    edits: [swap(PAGE, '## Second section {/* #second */}', '## Second section')],
    says: ['content/letters/index.mdx:35: a heading without an id; end the line with {/* #second-section */}'],
  },
  {
    name: 'a heading of the first level',
    edits: [add(PAGE, '\n# Title {/* #title */}\n')],
    says: ['content/letters/index.mdx:61: heading of level 1; use ## or ###; the title comes from the frontmatter'],
  },
  {
    name: 'a heading of the fourth level',
    edits: [add(PAGE, '\n#### Deep {/* #deep */}\n')],
    says: ['content/letters/index.mdx:61: heading of level 4; use ## or ###; the title comes from the frontmatter'],
  },
  {
    name: 'a heading id with capitals',
    edits: [swap(PAGE, '{/* #small */}', '{/* #Small */}')],
    says: [
      'content/letters/index.mdx:47: id "Small" breaks the id rules; use lower case letters, digits and single hyphens, start with a letter, end with a letter or a digit',
    ],
  },
  {
    name: 'a heading id with two hyphens in a row',
    edits: [swap(PAGE, '{/* #small */}', '{/* #sm--all */}')],
    says: [
      'content/letters/index.mdx:47: id "sm--all" breaks the id rules; use lower case letters, digits and single hyphens, start with a letter, end with a letter or a digit',
    ],
  },
  {
    name: 'a heading id that starts with a digit',
    edits: [swap(PAGE, '{/* #small */}', '{/* #4th */}')],
    says: [
      'content/letters/index.mdx:47: id "4th" breaks the id rules; use lower case letters, digits and single hyphens, start with a letter, end with a letter or a digit',
    ],
  },
  {
    name: 'a heading id that ends with a hyphen',
    edits: [swap(PAGE, '{/* #small */}', '{/* #small- */}')],
    says: [
      'content/letters/index.mdx:47: id "small-" breaks the id rules; use lower case letters, digits and single hyphens, start with a letter, end with a letter or a digit',
    ],
  },
  {
    name: 'a heading id with a percent sign',
    edits: [swap(PAGE, '{/* #small */}', '{/* #sm%20all */}')],
    says: [
      'content/letters/index.mdx:47: id "sm%20all" breaks the id rules; use lower case letters, digits and single hyphens, start with a letter, end with a letter or a digit',
    ],
  },
  {
    name: 'a heading id that a claim has',
    edits: [swap(PAGE, '{/* #small */}', '{/* #one */}')],
    says: ['content/letters/index.mdx:47: duplicate id "one" (also at content/letters/index.mdx:14); give one of the two another id'],
  },
  {
    name: "a heading id that the page's frame has",
    edits: [swap(PAGE, '{/* #small */}', '{/* #main */}')],
    says: ['content/letters/index.mdx:47: id "main" is one that the site makes itself; give it another id'],
  },
  {
    name: 'a link in a heading',
    edits: [swap(PAGE, '### A smaller', '### A [smaller](term:beta)')],
    says: ['content/letters/index.mdx:47: a link in a heading; put it into the text below: the heading is a link to itself'],
  },
  {
    name: 'a heading inside a list',
    edits: [add(PAGE, '\n- ## Title {/* #title */}\n')],
    says: ['content/letters/index.mdx:61: a heading inside a list or a table; close that first: headings, blocks and diagrams stand at the top level'],
  },
  {
    name: 'an id comment in a paragraph',
    edits: [add(PAGE, '\nSome text. {/* #text */}\n')],
    says: ['content/letters/index.mdx:61: an id comment where no id can stand; ids stand at the end of headings and of first table cells'],
  },
  {
    name: 'an expression in braces',
    edits: [add(PAGE, '\nIt is {1 + 1}.\n')],
    says: ['content/letters/index.mdx:61: an expression in braces; put braces into `code`; an id is written {/* #like-this */}'],
  },
  {
    name: 'a brace that never ends',
    edits: [add(PAGE, '\nstruct { int a;\n')],
    says: [
      'content/letters/index.mdx:61: this is not valid MDX (Unexpected end of file in expression, expected a corresponding closing brace for `{`); close every block, and put "<", "{" and "}" into `code`',
    ],
  },
  {
    name: 'an import',
    edits: [add(PAGE, '\nimport fs from "node:fs"\n')],
    says: ['content/letters/index.mdx:61: import or export in content; remove it: content knows nothing of code'],
  },
  {
    name: 'an export',
    edits: [add(PAGE, '\nexport const a = 1\n')],
    says: ['content/letters/index.mdx:61: import or export in content; remove it: content knows nothing of code'],
  },
  {
    name: 'an HTML element',
    edits: [add(PAGE, '\n<div>text</div>\n')],
    says: ['content/letters/index.mdx:61: unknown block <div>; use one of <Claim>, <Flow>, <Figure>, <Listing>, <Step>, <Window>; HTML belongs into `code`'],
  },
  {
    name: 'a script',
    edits: [add(PAGE, '\n<script>alert(1)</script>\n')],
    says: ['content/letters/index.mdx:61: unknown block <script>; use one of <Claim>, <Flow>, <Figure>, <Listing>, <Step>, <Window>; HTML belongs into `code`'],
  },
  {
    name: 'an HTML element inside a line',
    edits: [add(PAGE, '\nSome <b>bold</b> text.\n')],
    says: ['content/letters/index.mdx:61: unknown block <b>; use one of <Claim>, <Flow>, <Figure>, <Listing>, <Step>, <Window>; HTML belongs into `code`'],
  },
  {
    name: 'an HTML comment',
    edits: [add(PAGE, '\n<!-- later -->\n')],
    says: [
      'content/letters/index.mdx:61: this is not valid MDX (Unexpected character `!` (U+0021) before name, expected a character that can start a name, such as a letter, `$`, or `_`); close every block, and put "<", "{" and "}" into `code`',
    ],
  },
  {
    name: 'a block quote',
    edits: [add(PAGE, '\n> said\n')],
    says: [`content/letters/index.mdx:61: a block quote is not part of the content's vocabulary; see "A page" in docs/authoring.md for what is`],
  },
  {
    name: 'an image',
    edits: [add(PAGE, '\n![alt](picture.png)\n')],
    says: [`content/letters/index.mdx:61: an image is not part of the content's vocabulary; see "A page" in docs/authoring.md for what is`],
  },
  {
    name: 'a footnote',
    edits: [add(PAGE, '\nText[^1].\n\n[^1]: Note.\n')],
    says: [
      `content/letters/index.mdx:61: a footnote is not part of the content's vocabulary; see "A page" in docs/authoring.md for what is`,
      `content/letters/index.mdx:63: the text of a footnote is not part of the content's vocabulary; see "A page" in docs/authoring.md for what is`,
    ],
  },
  {
    name: 'a link by reference',
    edits: [add(PAGE, '\n[words][ref]\n\n[ref]: term:beta\n')],
    says: [
      `content/letters/index.mdx:61: a link by reference is not part of the content's vocabulary; see "A page" in docs/authoring.md for what is`,
      `content/letters/index.mdx:63: the address of a link by reference is not part of the content's vocabulary; see "A page" in docs/authoring.md for what is`,
    ],
  },
  {
    name: 'code without a language',
    edits: [add(PAGE, '\n```\ncode\n```\n')],
    says: ['content/letters/index.mdx:61: code in no language; write one of c, console, diff, text, yaml after the three backticks'],
  },
  {
    name: 'code in an unknown language',
    edits: [add(PAGE, '\n```rust\nfn main() {}\n```\n')],
    says: ['content/letters/index.mdx:61: code in the unknown language "rust"; write one of c, console, diff, text, yaml after the three backticks'],
  },
  {
    name: 'a line of code that is too long',
    edits: [add(PAGE, `\n\`\`\`c\n${'x'.repeat(73)}\n\`\`\`\n`)],
    says: ['content/letters/index.mdx:61: a line of code longer than 72 columns; break it: the plain-text twin shows code as it is (tabs stop at every 8th)'],
  },
  {
    name: 'Mermaid on a page',
    edits: [add(PAGE, '\n```mermaid\nsequenceDiagram\n```\n')],
    says: ['content/letters/index.mdx:61: Mermaid code outside a flow; put the diagram into content/flows/ and show it with <Flow id="..." />'],
  },
  {
    name: 'Mermaid in a list',
    edits: [add(PAGE, '\n- item\n\n  ```mermaid\n  sequenceDiagram\n  ```\n')],
    says: ['content/letters/index.mdx:63: Mermaid code inside a list or a table; close that first: headings, blocks and diagrams stand at the top level'],
  },
  {
    name: 'a step on a page',
    edits: [add(PAGE, '\n<Step n="1">Text.</Step>\n')],
    says: ['content/letters/index.mdx:61: <Step> outside a flow; steps stand in content/flows/ only'],
  },
  {
    name: 'a table without an id',
    edits: [add(PAGE, '\n| a | b |\n| --- | --- |\n| c | d |\n')],
    says: ['content/letters/index.mdx:61: a table without an id; put it into a <Claim>, or write {/* #id */} into its first header cell'],
  },
  {
    name: 'a table id that breaks the rules',
    edits: [add(PAGE, '\n| a {/* #A */} | b |\n| --- | --- |\n| c | d |\n')],
    says: [
      'content/letters/index.mdx:61: id "A" breaks the id rules; use lower case letters, digits and single hyphens, start with a letter, end with a letter or a digit',
      'content/letters/index.mdx:63: id "A-c" breaks the id rules; use lower case letters, digits and single hyphens, start with a letter, end with a letter or a digit',
    ],
  },
  {
    name: 'a table row whose id cannot be made',
    edits: [add(PAGE, '\n| a {/* #tab */} | b |\n| --- | --- |\n| -- | d |\n')],
    says: ['content/letters/index.mdx:63: a table row whose id cannot be made from its first cell; end the first cell with {/* #short-id */}'],
  },
  {
    name: 'an unknown flow',
    edits: [swap(PAGE, '<Flow id="first" />', '<Flow id="frist" />')],
    says: ['content/letters/index.mdx:45: unknown flow "frist"; did you mean "first"? (see content/flows/)'],
  },
  {
    name: 'an unknown figure',
    edits: [swap(PAGE, '<Figure id="rates" />', '<Figure id="rate" />')],
    says: [
      'content/figures/rates.yaml:1: figure "rates" is shown on no page; show it with <Figure id="rates" />, or remove it',
      'content/letters/index.mdx:49: unknown figure "rate"; did you mean "race"? (see content/figures/)',
    ],
  },
  {
    name: 'a figure shown twice',
    edits: [add(PAGE, '\n<Figure id="rates" />\n')],
    says: ['content/letters/index.mdx:61: figure "rates" is shown twice (also at /letters/#rates); show it once and link to it elsewhere'],
  },
  {
    name: 'a flow shown twice',
    edits: [add(PAGE, '\n<Flow id="first" />\n')],
    says: ['content/letters/index.mdx:61: duplicate id "fig-first" (also at content/letters/index.mdx:45); give one of the two another id'],
  },
  {
    name: 'a page that makes the labels of another',
    edits: [write('letters/overview.mdx', `${HEAD}\n<Claim id="one" status="on record" date="2024" sources="talk">\nText.\n</Claim>\n`)],
    says: ['content/letters/overview.mdx:7: duplicate label "let.overview.one" (also at content/letters/index.mdx:14); give one of the two another id'],
  },
];
