/** What authors write who know Mermaid and not the house: each mistake is told once, the cause and not what follows from it. */
import { describe, expect, test } from 'vitest';
import { readScript } from '../../src/diagram/script.ts';
import { around, cast, inputOf, said } from './helpers.ts';

const complaints = (code: string): string[] => {
  const result = readScript(inputOf(code), cast);
  return Array.isArray(result) ? said(result) : [];
};
/** The lines complained of, counted from the first line of the source. */
const lines = (code: string): number[] => complaints(code).map((complaint) => Number.parseInt(complaint, 10) - 10);

/** A line between `participant vcpu`, `participant kvm` (with `autonumber`) and a last message is line 5. */
const ONE: [string, string[]][] = [
  ['a thin arrow', ['vcpu->kvm: x']],
  ['a dotted thin arrow', ['vcpu-->kvm: x']],
  ['a cross', ['vcpu-xkvm: x']],
  ['a dotted cross', ['kvm--xvcpu: x']],
  ['both ways', ['vcpu<<->>kvm: x']],
  ['both ways, dotted', ['vcpu<<-->>kvm: x']],
  ['a long arrow', ['vcpu--->>kvm: x']],
  ['a half arrow', ['vcpu-|\\kvm: x']],
  ['plus', ['vcpu->>+kvm: x', 'deactivate kvm']],
  ['minus', ['activate kvm', 'kvm-->>-vcpu: x']],
  ['no words', ['vcpu->>kvm:']],
  ['no colon', ['vcpu->>kvm']],
  ['no words after a signal', ['kvm-)vcpu:']],
  ['a hash', ['vcpu->>kvm: a #35; b']],
  ['a hash alone', ['vcpu->>kvm: fault #PF']],
  ['a semicolon at the end', ['vcpu->>kvm: x;']],
  ['two statements', ['vcpu->>kvm: x; kvm-->>vcpu: y']],
  ['an entity', ['vcpu->>kvm: a &lt; b']],
  ['a break', ['vcpu->>kvm: a<br/>b']],
  ['another break', ['vcpu->>kvm: a<br>b']],
  ['a curly quote', ['vcpu->>kvm: \u201cx\u201d']],
  ['a dash', ['vcpu->>kvm: a \u2014 b']],
  ['an arrow sign', ['vcpu->>kvm: a \u2192 b']],
  ['Chinese', ['vcpu->>kvm: \u5ba2\u6237\u673a']],
  ['a zero-width space', ['vcpu->>kvm: a\u200bb']],
  ['a no-break space', ['vcpu->>kvm: a\u00ad b']],
  ['a long label', [`vcpu->>kvm: ${'word '.repeat(30)}`]],
  ['a long word', [`vcpu->>kvm: ${'x'.repeat(60)}`]],
  ['a long line', [`vcpu->>kvm: ${'word '.repeat(80)}`]],
  ['a note over three', ['Note over vcpu,kvm,vcpu: x']],
  ['a note over nobody', ['Note over vcpu,: x']],
  ['a note beside two', ['Note left of vcpu,kvm: x']],
  ['a note without words', ['Note over kvm:']],
  ['a note without a colon', ['Note over kvm']],
  ['a note nowhere', ['Note kvm: x']],
  ['a note with an emoji', ['Note over kvm: \u{1f512} held']],
  ['a note with a hash', ['Note over kvm: step #1']],
  ['a note with a capital', ['NOTE over kvm,vcpu: x #']],
  ['a directive', ['%%{init: {"theme": "dark"}}%%']],
  ['a comment', ['%% note to self']],
  ['a title', ['title A title']],
  ['a title with a colon', ['title: A title']],
  ['accTitle', ['accTitle: A title']],
  ['accDescr', ['accDescr: A description']],
  ['link', ['link kvm: Code @ https://example.org']],
  ['links', ['links kvm: {"Code": "https://example.org"}']],
  ['properties', ['properties kvm: {"class": "x"}']],
  ['destroy', ['destroy kvm']],
  ['autonumber with a start', ['autonumber 10']],
  ['autonumber off', ['autonumber off']],
  ['autonumber twice', ['autonumber']],
  ['a span in colour', ['rect rgb(0, 0, 0)', 'vcpu->>kvm: a', 'end']],
  ['a span in colour, with a name', ['rect rgb(0, 0, 0) lock held', 'vcpu->>kvm: a', 'end']],
  ['a span in a see-through colour', ['rect rgba(0, 0, 255, .1)', 'Note over kvm: a', 'end']],
  ['a span without a name', ['rect', 'vcpu->>kvm: a', 'end']],
  ['a loop without words', ['loop', 'vcpu->>kvm: a', 'end']],
  ['an alt without words', ['alt', 'vcpu->>kvm: a', 'else b', 'kvm-->>vcpu: c', 'end']],
  ['an alt with a colon', ['alt: a', 'vcpu->>kvm: a', 'else b', 'kvm-->>vcpu: c', 'end']],
  ['a loop with a colon', ['loop: a', 'vcpu->>kvm: a', 'end']],
  ['an alt with a capital', ['Alt a', 'vcpu->>kvm: a', 'else b', 'kvm-->>vcpu: c', 'end']],
  ['par_over', ['par_over x', 'vcpu->>kvm: a', 'and b', 'kvm-->>vcpu: c', 'end']],
  ['an opt with a long word', [`opt ${'x'.repeat(49)}`, 'vcpu->>kvm: a', 'end']],
  ['a condition with a hash', ['opt #1', 'vcpu->>kvm: a', 'end']],
  ['an alt that never ends', ['alt x', 'vcpu->>kvm: a', 'else y', 'kvm-->>vcpu: b']],
  ['an end too many', ['end']],
  ['words after end', ['vcpu->>kvm: last but one', 'opt x', 'kvm-->>vcpu: y', 'end opt']],
  ['else outside alt', ['else x']],
  ['else in a loop', ['loop x', 'vcpu->>kvm: a', 'else y', 'vcpu->>kvm: b', 'end']],
  ['an empty branch', ['alt x', 'vcpu->>kvm: a', 'else y', 'end']],
  ['an empty block', ['opt x', 'end']],
  ['a branch with nothing but what is refused', ['alt x', 'vcpu->kvm: a', 'else y', 'kvm-->>vcpu: b', 'end']],
  ['a branch with nothing but a directive', ['alt x', '%%{init: {}}%%', 'else y', 'kvm-->>vcpu: b', 'end']],
  ['a branch with nothing that can be read', ['alt x', 'what is this', 'else y', 'kvm-->>vcpu: b', 'end']],
  ['blocks too deep', [...Array<string>(6).fill('opt x'), 'vcpu->>kvm: a', ...Array<string>(6).fill('end')]],
  ['a box in the middle', ['opt x', 'box Guest', 'end', 'vcpu->>kvm: a', 'end']],
  ['an activation without an end', ['activate kvm', 'kvm->>kvm: x']],
  ['an end of no activation', ['deactivate kvm']],
  ['two activations at once', ['activate kvm, vcpu', 'deactivate kvm']],
  ['an activation ended in each branch', ['activate kvm', 'alt x', 'kvm-->>vcpu: a', 'deactivate kvm', 'else y', 'kvm-->>vcpu: b', 'deactivate kvm', 'end']],
  ['an activation ended in the first branch only', ['activate kvm', 'alt x', 'kvm-->>vcpu: a', 'deactivate kvm', 'else y', 'kvm-->>vcpu: b', 'end']],
  ['an activation that outlives its branch', ['alt x', 'activate kvm', 'vcpu->>kvm: a', 'else y', 'kvm-->>vcpu: b', 'end', 'deactivate kvm']],
  ['a second declaration', ['participant kvm']],
  ['a late declaration', ['vcpu->>kvm: first', 'participant mm', 'kvm->>mm: x']],
  ['a declaration after the use', ['vcpu->>mm: x', 'participant mm']],
  ['a participant who does nothing', ['participant mm']],
  ['a participant who is nowhere declared', ['vcpu->>mm: x', 'mm-->>vcpu: y', 'Note over mm: z']],
  ['a participant from nowhere', ['vcpu->>qemu: x', 'qemu-->>vcpu: y']],
  ['a participant in another spelling', ['vcpu->>KVM: x', 'KVM-->>vcpu: y', 'activate KVM', 'deactivate KVM']],
  ['created on the way', ['vcpu->>kvm: x', 'create participant mm', 'kvm->>mm: y']],
  ['an unknown line', ['what is this']],
  ['an invisible character in a name', ['vc\u200bpu->>kvm: x']],
  ['an alias', ['participant mm as Memory', 'kvm->>mm: x', 'mm->>mm: y', 'mm-->>kvm: z']],
  ['an alias of what the cast does not have', ['participant Q as QEMU', 'kvm->>Q: x', 'Note over Q: y', 'Q-->>kvm: z']],
  ['an actor', ['actor mm', 'kvm->>mm: x']],
  ['an actor with an alias', ['actor M as Memory', 'kvm->>M: x', 'M-->>kvm: y']],
  ['a capital', ['participant Mm', 'kvm->>Mm: x', 'Mm-->>kvm: y']],
  ['a capital from nowhere', ['kvm->>Guest: x', 'Guest-->>kvm: y', 'Note over Guest: z', 'activate Guest', 'deactivate Guest']],
  ['a name in two words', ['participant Migration source', 'kvm->>Migration source: x']],
  ['a database', ['participant mm@{ "type": "database" }', 'kvm->>mm: x']],
  ['a declaration of nobody', ['participant']],
];

/** Where each mistake of {@link ONE} is complained of, if not in its first line. */
const ELSEWHERE: Record<string, number> = {
  minus: 6,
  'words after end': 8,
  'else in a loop': 7,
  'an empty branch': 7,
  'a branch with nothing but what is refused': 6,
  'a branch with nothing but a directive': 6,
  'a branch with nothing that can be read': 6,
  'blocks too deep': 9,
  'a box in the middle': 6,
  'an activation ended in each branch': 8,
  'an activation ended in the first branch only': 8,
  'an activation that outlives its branch': 6,
  'a late declaration': 6,
  'a declaration after the use': 6,
  'created on the way': 6,
};

describe('one mistake, one complaint', () => {
  test('about a hundred of them are tried', () => {
    expect(ONE.length).toBeGreaterThanOrEqual(100);
    expect(new Set(ONE.map(([name]) => name)).size).toBe(ONE.length);
  });

  test.each(ONE)('%s', (name, code) => {
    const told = complaints(around(...code));
    expect(told).toHaveLength(1);
    expect(Number.parseInt(told[0] ?? '', 10) - 10).toBe(ELSEWHERE[name] ?? 5);
    expect(told[0]).toMatch(/^\d+: .+; \S/);
  });

  test.each(ONE)('%s does not hide another mistake', (name, code) => {
    const told = complaints(around(...code, 'nonsense here'));
    expect(told.filter((complaint) => complaint.includes('nonsense here'))).toHaveLength(1);
    expect(told.length, name).toBe(2);
  });

  test('a whole diagram as others write it: one complaint for each line to mend, in its order', () => {
    const code = `%%{init: {'theme': 'base'}}%%
sequenceDiagram
%% a page arrives
participant G as Guest vCPU
participant K as KVM
actor V as VMM
box rgb(240,240,240) Host
participant Mm
end
G->>K: fault \u2192 exit
K->Mm: look up
Mm-->>K:
alt found
K-->>G: resume<br/>x
else not found
rect rgb(1,2,3)
K-xV: exit
end
end`;
    expect(lines(code)).toEqual([1, 1, 3, 4, 5, 6, 7, 8, 10, 11, 14, 16, 17]);
  });

  test('a diagram whose every message is refused keeps its participants', () => {
    const code = 'sequenceDiagram\nautonumber\nparticipant vcpu\nparticipant kvm\nalt a\nvcpu->kvm: x\nend';
    expect(complaints(code)).toEqual(['16: the arrow `->`; use `->>` for a call, `-->>` for a return, `-)` for a signal or `--)` for a reply']);
  });
});

describe('what stands before the first line', () => {
  test.each([
    ['a directive', '%%{init: {"theme": "dark"}}%%', '11: a directive; remove it; theme and layout are the same for every diagram'],
    ['a directive over several lines', '%%{\n init: {"theme": "dark"}\n}%%', '11: a directive; remove it; theme and layout are the same for every diagram'],
    ['a comment', '%% how it works', '11: a comment; remove it, or say it in the text below the diagram'],
    ['front matter', '---\ntitle: x\n---', '11: front matter in the diagram; remove it; title and summary stand at the head of the file'],
  ])('%s is complained of, and the rest is read', (_, head, complaint) => {
    const code = `${head}\n${around('vcpu->kvm: x')}`;
    const more = head.split('\n').length;
    expect(complaints(code)).toEqual([complaint, expect.stringMatching(new RegExp(`^${15 + more}: the arrow`))]);
  });

  test('a diagram without its first line is read all the same', () => {
    expect(complaints('autonumber\nparticipant vcpu\nvcpu->>vcpu: x')).toEqual([
      '11: `autonumber` where `sequenceDiagram` should stand; start with a line `sequenceDiagram`',
    ]);
  });
});

describe('names', () => {
  test.each([
    ['participant Guest', 'Guest->>kvm: x'],
    ['Note over Guest: x', ''],
    ['activate Guest', 'deactivate Guest'],
    ['Guest->>kvm: x', ''],
  ])('%s: what is wrong is the name', (...code) => {
    const [told, ...more] = complaints(around(...code.filter((line) => line !== '')));
    expect(told).toMatch(/^15: `Guest` is not a participant id, which has lower case letters and digits only; /);
    expect(told).toContain('`- { id: guest, label: Guest, role: ..., term: ... }` to content/participants.yaml; then write `participant guest`');
    expect(more).toEqual([]);
  });

  test('an alias is shown as the house writes it, by the label of the cast', () => {
    expect(complaints(around('participant G as Migration source', 'kvm->>G: x'))).toEqual([
      '15: an alias; write `participant source` at the top, and `source` wherever `G` stands; the label comes from content/participants.yaml',
    ]);
  });

  test('an alias of an id of the cast leaves the id as it is', () => {
    expect(complaints('sequenceDiagram\nautonumber\nparticipant vcpu as Guest\nparticipant kvm\nvcpu->>kvm: a\nvcpu->>vcpu: c')).toEqual([
      '13: an alias; write `participant vcpu` at the top; the label comes from content/participants.yaml',
    ]);
  });
});

test('what an editor does not show is named by its code point', () => {
  expect(complaints(around('vcpu->>kvm: a\u200bb'))).toEqual(['15: the character U+200B in a label; use plain ASCII']);
  expect(complaints(around('vcpu\u200b->>kvm: a'))).toEqual(['15: the character U+200B; remove it; it is there though an editor does not show it']);
});

test.each(['\u2014', '\u201c', '\u00d7', '\u2713'])('%s comes with the sign to write instead', (sign) => {
  expect(complaints(around(`vcpu->>kvm: a ${sign} b`))[0]).toMatch(/in a label; write `.+`$/);
});

test('an activation that is ended in each branch is told where to end', () => {
  const code = around('activate kvm', 'alt x', 'kvm-->>vcpu: a', 'deactivate kvm', 'else y', 'kvm-->>vcpu: b', 'deactivate kvm', 'end');
  expect(complaints(code)).toEqual([
    '18: `deactivate kvm` in a branch of `alt`, and `activate kvm` before it; end it after the `end` of the `alt`, or begin and end it inside',
  ]);
});

describe('what is taken', () => {
  test('a reply, a bare return, a broken note, a long signature', () => {
    const script = readScript(
      inputOf(
        around(
          'kvm--)vcpu: page ready',
          'kvm-->>vcpu:',
          'Note over kvm: Boot Shim Execution<br/>Hardware Init, Config Parse',
          'vcpu->>kvm: kvm_gmem_populate(kvm,start_gfn,src,npages,post_populate,opaque)',
        ),
      ),
      cast,
    );
    if (Array.isArray(script)) throw new Error(said(script).join('\n'));
    expect(script.steps.map(({ kind, label }) => `${kind}:${label}`)).toEqual([
      'reply:page ready',
      'return:',
      'call:kvm_gmem_populate(kvm,start_gfn,src,npages,post_populate,opaque)',
      'call:last',
    ]);
    expect(script.rows.find(({ row }) => row === 'note')).toMatchObject({ label: 'Boot Shim Execution\nHardware Init, Config Parse' });
  });

  test('an activation in one branch, and one around a span', () => {
    expect(complaints(around('alt x', 'activate kvm', 'vcpu->>kvm: a', 'deactivate kvm', 'else y', 'kvm-->>vcpu: b', 'end'))).toEqual([]);
    expect(complaints(around('activate kvm', 'rect lock held', 'vcpu->>kvm: a', 'deactivate kvm', 'end'))).toEqual([]);
  });

  test('blanks at the ends of lines', () => {
    expect(complaints(around('activate kvm\t', 'vcpu->>kvm: x  ', 'deactivate kvm ').replaceAll('autonumber', 'autonumber \t'))).toEqual([]);
  });
});
