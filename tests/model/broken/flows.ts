import { add, swap } from '../book.ts';
import type { Broken } from './case.ts';

const FLOW = 'flows/first.mdx';
const FENCE = '```mermaid\nsequenceDiagram\n  autonumber\n';
const LAST = '  vmm-)kvm: signal\n';
const line = (text: string) => swap(FLOW, LAST, `${LAST}  ${text}\n`);

/** Mistakes in flows: their diagrams, and the steps beside them. */
export const flows: Broken[] = [
  {
    name: 'a flow without a diagram',
    edits: [swap(FLOW, '```mermaid', '```text')],
    says: ['content/flows/first.mdx:2: a flow without a diagram; add one ```mermaid block'],
  },
  {
    name: 'two diagrams in a flow',
    edits: [add(FLOW, '\n```mermaid\nsequenceDiagram\n```\n')],
    says: ['content/flows/first.mdx:35: a second diagram in one flow; give it a flow of its own'],
  },
  {
    name: 'a flow of an unknown topic',
    edits: [swap(FLOW, 'topic: letters', 'topic: digits')],
    says: ['content/flows/first.mdx:3: unknown topic "digits"; see content/topics.yaml for the known ones, or add it there'],
  },
  {
    name: 'a flow without sources',
    edits: [swap(FLOW, 'sources: [file-c-6-12]\n', '')],
    says: ['content/flows/first.mdx:2: missing field "sources"; add "sources:" with a value'],
  },
  {
    name: 'a diagram of another kind',
    edits: [swap(FLOW, 'sequenceDiagram', 'flowchart LR')],
    says: [
      'content/flows/first.mdx:11: `flowchart LR` where `sequenceDiagram` should stand; start with a line `sequenceDiagram`; other kinds of diagram are not drawn',
    ],
  },
  {
    name: 'a diagram with a configuration',
    edits: [swap(FLOW, FENCE, `\`\`\`mermaid\n%%{init: {"theme": "dark"}}%%\nsequenceDiagram\n  autonumber\n`)],
    says: ['content/flows/first.mdx:11: a directive; remove it; theme and layout are the same for every diagram'],
  },
  {
    name: 'a directive among the messages',
    edits: [line('%%{init: {"theme": "dark"}}%%')],
    says: ['content/flows/first.mdx:23: a directive; remove it; theme and layout are the same for every diagram'],
  },
  {
    name: 'a comment in a diagram',
    edits: [line('%% later')],
    says: ['content/flows/first.mdx:23: a comment; remove it, or say it in the text below the diagram'],
  },
  {
    name: 'no autonumber',
    edits: [swap(FLOW, '  autonumber\n', '')],
    says: ['content/flows/first.mdx:11: no `autonumber`; put a line `autonumber` right after `sequenceDiagram`'],
  },
  {
    name: 'autonumber from another number',
    edits: [swap(FLOW, '  autonumber\n', '  autonumber 10\n')],
    says: ['content/flows/first.mdx:12: `autonumber` with arguments; write `autonumber` alone; steps count from 1'],
  },
  {
    name: 'an unknown participant',
    edits: [swap(FLOW, '  participant vmm\n', '  participant vmn\n')],
    says: [
      'content/flows/first.mdx:15: `vmn` is not in the cast; use one of vcpu, kvm, vmm, or add it to content/participants.yaml',
      'content/flows/first.mdx:20: `vmm` is not declared; add `participant vmm` at the top, or name one that is there',
    ],
  },
  {
    name: 'an undeclared participant',
    edits: [swap(FLOW, '  vmm-)kvm: signal', '  vmm-)host: signal')],
    says: ['content/flows/first.mdx:22: `host` is not in the cast; use one of vcpu, kvm, vmm, or add it to content/participants.yaml'],
  },
  {
    name: 'a participant with a label',
    edits: [swap(FLOW, '  participant vmm\n', '  participant vmm as The VMM\n')],
    says: ['content/flows/first.mdx:15: an alias; write `participant vmm` at the top; the label comes from content/participants.yaml'],
  },
  {
    name: 'an actor',
    edits: [swap(FLOW, '  participant vmm\n', '  actor vmm\n')],
    says: ['content/flows/first.mdx:15: `actor`; write `participant vmm` at the top; the label comes from content/participants.yaml'],
  },
  {
    name: 'a participant that does nothing',
    edits: [swap(FLOW, '    kvm-->>vmm: <script>alert(1)</script>\n', '    kvm-->>vcpu: wait\n'), swap(FLOW, LAST, '  vcpu-)kvm: signal\n')],
    says: ['content/flows/first.mdx:15: participant `vmm` takes no part; remove its line or give it a step'],
  },
  {
    name: 'an arrow that is not drawn',
    edits: [swap(FLOW, 'vmm-)kvm', 'vmm-xkvm')],
    says: ['content/flows/first.mdx:22: the arrow `-x`; use `->>` for a call, `-->>` for a return, `-)` for a signal or `--)` for a reply'],
  },
  {
    name: 'a plain line for an arrow',
    edits: [swap(FLOW, 'vmm-)kvm', 'vmm->kvm')],
    says: ['content/flows/first.mdx:22: the arrow `->`; use `->>` for a call, `-->>` for a return, `-)` for a signal or `--)` for a reply'],
  },
  {
    name: 'a message without words',
    edits: [swap(FLOW, 'vmm-)kvm: signal', 'vmm-)kvm:')],
    says: ['content/flows/first.mdx:22: no words after `vmm-)kvm:`; say in a few words what happens there'],
  },
  {
    name: 'an activation sign',
    edits: [swap(FLOW, 'vmm-)kvm', 'vmm-)+kvm')],
    says: ['content/flows/first.mdx:22: `+` after the arrow; write `activate kvm` on a line of its own, right below'],
  },
  {
    name: 'a line break in a label',
    edits: [swap(FLOW, 'touch a page', 'touch<br/>a page')],
    says: ['content/flows/first.mdx:16: `<br>` in a label; leave it out; long labels wrap by themselves, and only a note may be broken'],
  },
  {
    name: 'an entity in a label',
    edits: [swap(FLOW, 'touch a page', 'touch #60; page')],
    says: ['content/flows/first.mdx:16: `#` in a label; leave it out; use a comma or a word instead'],
  },
  {
    name: 'a letter beyond ASCII in a label',
    edits: [swap(FLOW, 'touch a page', 'touch → page')],
    says: ['content/flows/first.mdx:16: the character `→` in a label; write `->`'],
  },
  {
    name: 'a label that is too long',
    edits: [swap(FLOW, 'touch a page', 'touch '.repeat(21))],
    says: ['content/flows/first.mdx:16: a label of 125 characters; keep it to 34 or so; what is left over belongs in the text'],
  },
  { name: 'a block that never ends', edits: [swap(FLOW, '  end\n', '')], says: ['content/flows/first.mdx:17: `alt` never ends; close it with a line `end`'] },
  { name: 'an end without a block', edits: [line('end')], says: ['content/flows/first.mdx:23: `end` without a block; remove it'] },
  {
    name: 'an empty branch',
    edits: [swap(FLOW, '    kvm-->>vcpu: resume\n', '')],
    says: ['content/flows/first.mdx:17: an empty branch of `alt`; put a step or a note in it, or remove it'],
  },
  {
    name: 'else outside alt',
    edits: [line('else otherwise')],
    says: ['content/flows/first.mdx:23: `else` outside `alt`; use it only between `alt` and its `end`'],
  },
  {
    name: 'an activation that never ends',
    edits: [line('activate kvm')],
    says: ['content/flows/first.mdx:23: `activate kvm` never ends; add `deactivate kvm`'],
  },
  {
    name: 'a colour for a span',
    edits: [line('rect rgb(0, 0, 0)\n  kvm->>kvm: held\n  end')],
    says: ['content/flows/first.mdx:23: a colour after `rect`; name the span instead, for example `rect lock held`'],
  },
  {
    name: 'syntax that is not supported',
    edits: [line('links kvm: {"a": "https://example.org"}')],
    says: ['content/flows/first.mdx:23: `links`; remove it; an address belongs in content/sources.yaml'],
  },
  {
    name: 'create and destroy',
    edits: [line('create participant mm')],
    says: [
      'content/flows/first.mdx:23: `create participant`; use one of vcpu, kvm, vmm, or add `- { id: mm, label: mm, role: ..., term: ... }` to content/participants.yaml; then write `participant mm`',
    ],
  },
  {
    name: 'a click',
    edits: [line('click kvm href "javascript:alert(1)"')],
    says: [
      'content/flows/first.mdx:23: `click kvm href "javascript:alert(1)"` is not part of the diagram syntax; use only what docs/authoring.md lists under "A flow"',
    ],
  },
  {
    name: 'words that are no Mermaid',
    edits: [line('and then it sleeps, I think')],
    says: ['content/flows/first.mdx:23: `and` outside `par`; use it only between `par` and its `end`'],
  },
  {
    name: 'an empty diagram',
    edits: [swap(FLOW, FENCE, '```mermaid\n```\n\n```text\n')],
    says: ['content/flows/first.mdx:11: an empty diagram; start with a line `sequenceDiagram`'],
  },
  {
    name: 'a step too few',
    edits: [swap(FLOW, '<Step n="4">A signal.</Step>\n', '')],
    says: ['content/flows/first.mdx:31: 3 steps for 4 numbered messages; write exactly one <Step n="..."> for each arrow of the diagram'],
  },
  {
    name: 'a step too many',
    edits: [add(FLOW, '\n<Step n="5">More.</Step>\n')],
    says: ['content/flows/first.mdx:35: 5 steps for 4 numbered messages; write exactly one <Step n="..."> for each arrow of the diagram'],
  },
  {
    name: 'steps out of order',
    edits: [swap(FLOW, '<Step n="3">', '<Step n="4">'), swap(FLOW, '<Step n="4">A', '<Step n="3">A')],
    says: [
      'content/flows/first.mdx:31: step "4" stands where step 3 is due; number the <Step> blocks 1, 2, 3, ... in order',
      'content/flows/first.mdx:33: step "3" stands where step 4 is due; number the <Step> blocks 1, 2, 3, ... in order',
    ],
  },
  {
    name: 'a step whose number is none',
    edits: [swap(FLOW, '<Step n="4">', '<Step n="four">')],
    says: ['content/flows/first.mdx:33: step "four" stands where step 4 is due; number the <Step> blocks 1, 2, 3, ... in order'],
  },
  { name: 'a step without a number', edits: [swap(FLOW, '<Step n="4">', '<Step>')], says: ['content/flows/first.mdx:33: <Step> has no n; add n="..."'] },
  {
    name: 'an empty step',
    edits: [swap(FLOW, '<Step n="4">A signal.</Step>', '<Step n="4"></Step>')],
    says: ['content/flows/first.mdx:33: <Step> is empty; say in a sentence or two what happens and why it matters'],
  },
  {
    name: 'a step with an unknown source',
    edits: [swap(FLOW, 'sources="doe-2024-01-02"', 'sources="roe-2024-01-02"')],
    says: ['content/flows/first.mdx:27: unknown source "roe-2024-01-02"; did you mean "doe-2024-01-02"? (see content/sources.yaml)'],
  },
  {
    name: 'a block in a step',
    edits: [swap(FLOW, '<Step n="4">A signal.</Step>', '<Step n="4">\n\n<Flow id="first" />\n\n</Step>')],
    says: ['content/flows/first.mdx:35: <Flow> inside <Step>; close that first: headings, blocks and diagrams stand at the top level'],
  },
  {
    name: 'a window over two steps',
    edits: [swap(FLOW, '<Window from="2" to="3">', '<Window from="2" to="4">')],
    says: ['content/flows/first.mdx:29: window from "2" to "4"; a window lies between two consecutive steps, from="4" to="5"'],
  },
  {
    name: 'a window past the end',
    edits: [swap(FLOW, '<Window from="2" to="3">', '<Window from="4" to="5">')],
    says: ['content/flows/first.mdx:29: window from "4" to "5"; a window lies between two consecutive steps, from="4" to="5"'],
  },
  {
    name: 'a window between halves',
    edits: [swap(FLOW, '<Window from="2" to="3">', '<Window from="2.5" to="3.5">')],
    says: ['content/flows/first.mdx:29: window from "2.5" to "3.5"; a window lies between two consecutive steps, from="4" to="5"'],
  },
  {
    name: 'a window twice',
    edits: [add(FLOW, '\n<Window from="2" to="3">Again.</Window>\n')],
    says: ['content/flows/first.mdx:35: duplicate id "step-2-3" (also at content/flows/first.mdx:29); give one of the two another id'],
  },
  {
    name: 'a window without an end',
    edits: [swap(FLOW, '<Window from="2" to="3">', '<Window from="2">')],
    says: ['content/flows/first.mdx:29: <Window> has no to; add to="..."'],
  },
  {
    name: 'a heading with the id of the frame',
    edits: [add(FLOW, '\n## Steps {/* #steps */}\n')],
    says: ['content/flows/first.mdx:35: id "steps" is one that the site makes itself; give it another id'],
  },
  {
    name: 'a heading with the id of a step',
    edits: [add(FLOW, '\n## Step {/* #step-1 */}\n')],
    says: ['content/flows/first.mdx:35: duplicate id "step-1" (also at content/flows/first.mdx:25); give one of the two another id'],
  },
];
