import { add, gone, swap, write } from '../book.ts';
import type { Broken } from './case.ts';

const TERM = 'terms/alpha.mdx';
const ANSWER = 'answers/why.mdx';

/** Mistakes in terms, answers and the YAML lists. */
export const entries: Broken[] = [
  {
    name: 'a term without a definition',
    edits: [swap(TERM, 'definition: The first letter, `A`.\n', '')],
    says: ['content/terms/alpha.mdx:2: missing field "definition"; add "definition:" with a value'],
  },
  {
    name: 'a term of an unknown kind',
    edits: [swap(TERM, 'kind: concept', 'kind: idea')],
    says: [
      'content/terms/alpha.mdx:5: unknown kind "idea"; use one of: concept, flag, ioctl, exit-reason, struct, field, function, lock, msr, event, capability, signal, errno, tool, never-shipped',
    ],
  },
  {
    name: 'a term of an unknown status',
    edits: [swap(TERM, 'status: merged', 'status: done')],
    says: ['content/terms/alpha.mdx:8: unknown status "done"; use one of: merged, proposed, superseded, out of tree, hypothetical, on record, concept'],
  },
  {
    name: 'a term whose status lacks its release',
    edits: [swap(TERM, 'seen: v6.12\n', '')],
    says: ['content/terms/alpha.mdx:8: status "merged" names no release; add since, like "v6.8" (first release), or seen, like "v6.12" (read there)'],
  },
  {
    name: 'a term without sources',
    edits: [swap(TERM, 'sources: [file-c-6-12:alpha_beta]\n', '')],
    says: ['content/terms/alpha.mdx:2: missing field "sources"; add "sources:" with a value'],
  },
  {
    name: 'a term with an empty list of sources',
    edits: [swap(TERM, 'sources: [file-c-6-12:alpha_beta]', 'sources: []')],
    says: ['content/terms/alpha.mdx:10: field "sources" is empty; give it a value'],
  },
  {
    name: 'a list that is no list',
    edits: [swap(TERM, 'aliases: [ALPHA_FLAG, alpha_beta, the first letter]', 'aliases: ALPHA_FLAG')],
    says: ['content/terms/alpha.mdx:3: field "aliases" is not a list; write a list, like [one, two]'],
  },
  {
    name: 'a term with an unknown source',
    edits: [swap(TERM, 'sources: [file-c-6-12:alpha_beta]', 'sources: [file-c-6-13:alpha_beta]')],
    says: ['content/terms/alpha.mdx:10: unknown source "file-c-6-13"; did you mean "file-c-6-12"? (see content/sources.yaml)'],
  },
  {
    name: 'see-also to an unknown term',
    edits: [swap(TERM, 'see: [beta]', 'see: [beat]')],
    says: ['content/terms/alpha.mdx:11: unknown term "beat"; did you mean "beta"? (see content/terms/)'],
  },
  {
    name: 'two terms that link by one name',
    edits: [swap('terms/beta.mdx', 'name: beta', 'name: beta\naliases: [alpha]')],
    says: ['content/terms/beta.mdx:1: "alpha" links to two terms, "alpha" and "beta"; take it out of the `link` list of one of them'],
  },
  {
    name: 'a name that links and is no name of the term',
    edits: [swap(TERM, 'link: [alpha, ALPHA_FLAG, alpha_beta]', 'link: [alpha, ALHPA_FLAG, alpha_beta]')],
    says: ['content/terms/alpha.mdx:4: "ALHPA_FLAG" is neither the name nor an alias; use one of: alpha, ALPHA_FLAG, alpha_beta, the first letter'],
  },
  {
    name: 'a term file name that breaks the id rules',
    edits: [write('terms/alpha_beta.mdx', '---\nname: ab\nkind: concept\ndefinition: Both.\nstatus: concept\nsources: [talk]\n---\n')],
    says: [
      'content/terms/alpha_beta.mdx:1: file name "alpha_beta" breaks the id rules; use lower case letters, digits and single hyphens, start with a letter, end with a letter or a digit',
    ],
  },
  {
    name: 'a claim in a term with the id of the frame',
    edits: [add(TERM, '\n<Claim id="definition" status="on record" date="2024" sources="talk">\nText.\n</Claim>\n')],
    says: ['content/terms/alpha.mdx:15: id "definition" is one that the site makes itself; give it another id'],
  },
  {
    name: 'an answer without claims',
    edits: [swap(ANSWER, 'claims: [let.overview.one]', 'claims: []')],
    says: ['content/answers/why.mdx:6: field "claims" is empty; give it a value'],
  },
  {
    name: 'an answer that rests on an unknown claim',
    edits: [swap(ANSWER, 'let.overview.one', 'let.overview.on')],
    says: ['content/answers/why.mdx:6: unknown claim "let.overview.on"; did you mean "let.overview.one"? (see the claims of the pages)'],
  },
  {
    name: 'an answer without text',
    edits: [swap(ANSWER, 'Because it is. Beta comes later.', '')],
    says: ['content/answers/why.mdx:2: an answer without text; write two to five sentences below the frontmatter'],
  },
  {
    name: 'an answer of an unknown topic',
    edits: [swap(ANSWER, 'topic: letters', 'topic: leters')],
    says: ['content/answers/why.mdx:3: unknown topic "leters"; did you mean "letters"? (see content/topics.yaml)'],
  },
  {
    name: 'a source id twice',
    edits: [add('sources.yaml', '- { id: talk, kind: page, title: Again, url: "https://example.org/" }\n')],
    says: ['content/sources.yaml:32: duplicate id "talk"; give one of the two another id'],
  },
  {
    name: 'a source id that breaks the rules',
    edits: [swap('sources.yaml', 'id: talk', 'id: Talk')],
    says: [
      'content/sources.yaml:28: id "Talk" breaks the id rules; use lower case letters, digits and single hyphens, start with a letter, end with a letter or a digit',
    ],
  },
  {
    name: 'a source of an unknown kind',
    edits: [swap('sources.yaml', 'kind: page', 'kind: video')],
    says: ['content/sources.yaml:29: unknown kind "video"; use one of: message, commit, file, doc, page'],
  },
  {
    name: 'a source without a kind',
    edits: [swap('sources.yaml', '  kind: page\n', '')],
    says: ['content/sources.yaml:28: missing field "kind"; add "kind:" with a value'],
  },
  {
    name: 'a message without its Message-ID',
    edits: [swap('sources.yaml', '  message-id: a/b+c=d@example.org\n', '')],
    says: ['content/sources.yaml:1: missing field "message-id"; add "message-id:" with a value'],
  },
  {
    name: 'a Message-ID in angle brackets',
    edits: [swap('sources.yaml', 'a/b+c=d@example.org', '<a@example.org>')],
    says: ['content/sources.yaml:6: field "message-id" is not a Message-ID without its angle brackets; correct it (docs/authoring.md shows the form)'],
  },
  {
    name: 'a commit hash that is too short',
    edits: [swap('sources.yaml', '0123456789abcdef0123', '"01234567"')],
    says: ['content/sources.yaml:12: field "hash" is not a commit hash of 12 to 40 digits; correct it (docs/authoring.md shows the form)'],
  },
  {
    name: 'an address of a script',
    edits: [swap('sources.yaml', 'https://example.org/talk', '"javascript:alert(1)"')],
    says: ['content/sources.yaml:31: field "url" is not an address; correct it (docs/authoring.md shows the form)'],
  },
  {
    name: 'a date of a source that is none',
    edits: [swap('sources.yaml', 'date: 2024-01-02', 'date: January')],
    says: ['content/sources.yaml:5: field "date" is not a year, a year-month or a day, like 2024-02; correct it (docs/authoring.md shows the form)'],
  },
  {
    name: 'a date of a page elsewhere that is none',
    edits: [swap('sources.yaml', 'kind: page', 'kind: page\n  date: last year')],
    says: ['content/sources.yaml:30: field "date" is not a year, a year-month or a day, like 2024-02; correct it (docs/authoring.md shows the form)'],
  },
  {
    name: 'an unknown key of a source',
    edits: [swap('sources.yaml', '  list: kvm', '  list: kvm\n  lists: kvm')],
    says: ['content/sources.yaml:8: unknown key "lists"; remove it or correct its spelling (docs/authoring.md lists the keys)'],
  },
  {
    name: 'a source that nothing cites',
    edits: [add('sources.yaml', '- { id: other, kind: page, title: Other, url: "https://example.org/" }\n')],
    says: ['content/sources.yaml:32: source "other" is cited by nothing; cite it or remove it'],
  },
  {
    name: 'a list that is a map',
    edits: [write('changes.yaml', 'first: 1\n')],
    says: ['content/changes.yaml:1: this is not a list; write a list, like [one, two]'],
  },
  {
    name: 'a list of words',
    edits: [write('changes.yaml', '- first\n')],
    says: ['content/changes.yaml:1: this is not a block of "key: value" lines; write "key: value" lines'],
  },
  {
    name: 'a YAML list that does not parse',
    edits: [write('changes.yaml', '- { id: first\n')],
    says: [
      'content/changes.yaml:2: this is not valid YAML (Flow map in block collection must be sufficiently indented and end with a }); quote strings that hold ": " or start with a sign such as ` [ * & !',
    ],
  },
  {
    name: 'no sources at all',
    edits: [gone('sources.yaml')],
    says: ['content/releases.yaml:1: unknown source "commit-0123456789ab"; see content/sources.yaml for the known ones, or add it there'],
  },
  {
    name: 'a participant of an unknown term',
    edits: [swap('participants.yaml', 'role: vmm, term: alpha', 'role: vmm, term: alhpa')],
    says: ['content/participants.yaml:3: unknown term "alhpa"; did you mean "alpha"? (see content/terms/)'],
  },
  {
    name: 'a participant of an unknown role',
    edits: [swap('participants.yaml', 'role: vmm', 'role: boss')],
    says: ['content/participants.yaml:3: unknown role "boss"; use one of: guest, kvm, mm, vmm, remote, hardware'],
  },
  {
    name: 'a participant id that Mermaid cannot read',
    edits: [swap('participants.yaml', 'id: vmm', 'id: v-mm')],
    says: [
      'content/participants.yaml:3: field "id" must be lower case letters and digits only (Mermaid reads it); correct it (docs/authoring.md shows the form)',
    ],
  },
  {
    name: 'a participant with a name that Mermaid takes for itself',
    edits: [add('participants.yaml', '- { id: note, label: Note, role: vmm, term: alpha }\n')],
    says: [
      'content/participants.yaml:4: field "id" is a word of Mermaid, which would not take it for a name; choose another; correct it (docs/authoring.md shows the form)',
    ],
  },
  {
    name: 'a participant whose label is no plain text',
    edits: [swap('participants.yaml', 'label: VMM', 'label: "VMM \u2192 host"')],
    says: ['content/participants.yaml:3: field "label" has the character `\u2192` in it; write `->`; correct it (docs/authoring.md shows the form)'],
  },
  {
    name: 'a participant with a label too long for a head',
    edits: [swap('participants.yaml', 'label: VMM', `label: ${'V'.repeat(31)}`)],
    says: [
      'content/participants.yaml:3: field "label" has a label of 31 characters; keep it to 30 or so; what is left over belongs in the text; correct it (docs/authoring.md shows the form)',
    ],
  },
  {
    name: 'a participant twice',
    edits: [add('participants.yaml', '- { id: kvm, label: KVM, role: kvm, term: alpha }\n')],
    says: ['content/participants.yaml:4: duplicate id "kvm"; give one of the two another id'],
  },
  {
    name: 'a release entry of an unknown topic',
    edits: [swap('releases.yaml', 'topic: letters', 'topic: numbers')],
    says: ['content/releases.yaml:1: unknown topic "numbers"; see content/topics.yaml for the known ones, or add it there'],
  },
  {
    name: 'a release entry with an unknown source',
    edits: [swap('releases.yaml', 'commit-0123456789ab', 'commit-0123456789ac')],
    says: ['content/releases.yaml:1: unknown source "commit-0123456789ac"; did you mean "commit-0123456789ab"? (see content/sources.yaml)'],
  },
  {
    name: 'a release entry without a release',
    edits: [swap('releases.yaml', 'since: v6.8, ', '')],
    says: ['content/releases.yaml:1: status "merged" names no release; add since, like "v6.8" (first release), or seen, like "v6.12" (read there)'],
  },
  {
    name: 'a release id with the id of the frame',
    edits: [swap('releases.yaml', 'id: alpha-flag', 'id: by-release')],
    says: ['content/releases.yaml:1: id "by-release" is one that the site makes itself; give it another id'],
  },
  {
    name: 'a change that leads nowhere',
    edits: [swap('changes.yaml', 'address: /letters/', 'address: /lettres/')],
    says: ['content/changes.yaml:1: "/lettres/" leads nowhere; did you mean "/letters/"? (see the addresses of the site)'],
  },
  {
    name: 'a topic code that breaks the id rules',
    edits: [swap('topics.yaml', 'code: let', 'code: "l e t"')],
    says: [
      'content/topics.yaml:1: code "l e t" breaks the id rules; use lower case letters, digits and single hyphens, start with a letter, end with a letter or a digit',
    ],
  },
  {
    name: 'a topic code that makes the labels of terms',
    edits: [swap('topics.yaml', 'code: let', 'code: term')],
    says: ['content/topics.yaml:1: code "term" begins other labels already; give the topic a code of its own'],
  },
  {
    name: 'two topics with one code',
    edits: [add('topics.yaml', '- { id: numbers, code: let, title: Numbers }\n')],
    says: ['content/topics.yaml:2: code "let" begins other labels already; give the topic a code of its own'],
  },
  {
    name: 'a topic at the address of a made page',
    edits: [add('topics.yaml', '- { id: terms, code: tt, title: Terms }\n')],
    says: ['content/topics.yaml:2: id "terms" is one that the site makes itself; give it another id'],
  },
  {
    name: 'a page that no topic has',
    edits: [write('pages/search.mdx', '---\ntitle: Search\nsummary: Search.\n---\n')],
    says: ['content/pages/search.mdx:1: id "/search/" is one that the site makes itself; give it another id'],
  },
  {
    name: 'a file that nothing reads',
    edits: [write('terms/gamma.md', '---\nname: gamma\n---\n')],
    says: ['content/terms/gamma.md:1: nothing reads this; put files that end with .mdx right into content/terms/'],
  },
  {
    name: 'a topic at the address of a machine-readable form',
    edits: [add('topics.yaml', '- { id: schema, code: sc, title: Schema }\n')],
    says: ['content/topics.yaml:2: id "schema" is one that the site makes itself; give it another id'],
  },
  {
    name: 'a list that nothing reads',
    edits: [write('glossary.yaml', '[]\n')],
    says: [
      'content/glossary.yaml:1: nothing reads this; the lists are topics.yaml, participants.yaml, sources.yaml, releases.yaml, changes.yaml, numbers.yaml, published-ids.yaml, pins.yaml, trees.yaml',
    ],
  },
];
