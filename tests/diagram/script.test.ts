import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readScript } from '../../src/diagram/script.ts';
import { around, cast, crowd, FIXTURES, fixture, inputOf, said } from './helpers.ts';

const problemsOf = (code: string, who = cast): string[] => {
  const result = readScript(inputOf(code), who);
  return Array.isArray(result) ? said(result) : [];
};

describe('what is not drawn is refused with its line and a mend', () => {
  const cases: [name: string, code: string, problem: string][] = [
    ['nothing', '\n', '11: an empty diagram; start with a line `sequenceDiagram`'],
    [
      'another kind',
      '\nflowchart LR\n a --> b',
      '12: `flowchart LR` where `sequenceDiagram` should stand; start with a line `sequenceDiagram`; other kinds of diagram are not drawn',
    ],
    ['front matter', '---\ntitle: x\n---\nsequenceDiagram', '11: front matter in the diagram; remove it; title and summary stand at the head of the file'],
    ['a directive', around('%%{init: {"theme": "dark"}}%%'), '15: a directive; remove it; theme and layout are the same for every diagram'],
    ['a comment', around('%% note to self'), '15: a comment; remove it, or say it in the text below the diagram'],
    ['actor', around('actor mm', 'vcpu->>mm: x'), '15: `actor`; write `participant mm` at the top; the label comes from content/participants.yaml'],
    ['create', around('create participant mm'), '15: `create participant`; write `participant mm` at the top; the label comes from content/participants.yaml'],
    ['destroy', around('destroy kvm'), '15: `destroy`; remove it; a life line reaches to the end of the diagram'],
    ['link', around('link kvm: Code @ https://example.org'), '15: `link`; remove it; an address belongs in content/sources.yaml'],
    ['an alias', around('participant mm as Memory'), '15: an alias; write `participant mm` at the top; the label comes from content/participants.yaml'],
    ['a second declaration', around('participant kvm'), '15: `kvm` is declared twice; remove the second line'],
    [
      'a late declaration',
      around('vcpu->>kvm: first', 'participant mm', 'kvm->>mm: x'),
      '16: `mm` is declared after the first row; declare all participants at the top',
    ],
    ['an unused participant', around('participant mm'), '15: participant `mm` takes no part; remove its line or give it a step'],
    ['an undeclared participant', around('vcpu->>mm: x'), '15: `mm` is not declared; add `participant mm` at the top, or name one that is there'],
    [
      'an arrow of another kind',
      around('vcpu-xkvm: x'),
      '15: the arrow `-x`; use `->>` for a call, `-->>` for a return, `-)` for a signal or `--)` for a reply',
    ],
    ['a two-way arrow', around('vcpu<<->>kvm: x'), '15: the arrow `<<->>`; use `->>` for a call, `-->>` for a return, `-)` for a signal or `--)` for a reply'],
    ['a thin arrow', around('vcpu->kvm: x'), '15: the arrow `->`; use `->>` for a call, `-->>` for a return, `-)` for a signal or `--)` for a reply'],
    ['activation in the arrow', around('vcpu->>+kvm: x'), '15: `+` after the arrow; write `activate kvm` on a line of its own, right below'],
    ['an empty label', around('vcpu->>kvm:'), '15: no words after `vcpu->>kvm:`; say in a few words what happens there'],
    ['no label', around('vcpu->>kvm'), '15: no words after `vcpu->>kvm:`; say in a few words what happens there'],
    ['a hash', around('vcpu->>kvm: #PF'), '15: `#` in a label; leave it out; use a comma or a word instead'],
    ['an entity', around('vcpu->>kvm: a &lt; b'), '15: `;` in a label; leave it out; use a comma or a word instead'],
    ['a break', around('vcpu->>kvm: a<br/>b'), '15: `<br>` in a label; leave it out; long labels wrap by themselves, and only a note may be broken'],
    ['a character beyond ASCII', around('vcpu->>kvm: a → b'), '15: the character `→` in a label; write `->`'],
    [
      'a label without end',
      around(`vcpu->>kvm: ${'long '.repeat(30)}`),
      '15: a label of 149 characters; keep it to 34 or so; what is left over belongs in the text',
    ],
    ['a word without end', around(`vcpu->>kvm: ${'x'.repeat(49)}`), '15: a word of 49 characters; shorten it, or break it with a space'],
    ['a line without end', around('x'.repeat(301)), '15: a line of 301 characters; shorten it'],
    ['autonumber with a start', around('autonumber 10'), '15: `autonumber` with arguments; write `autonumber` alone; steps count from 1'],
    ['autonumber twice', around('autonumber'), '15: a second `autonumber`; keep the first one only'],
    ['a block that never ends', around('alt x'), '15: `alt` never ends; close it with a line `end`'],
    ['an end too many', around('end'), '15: `end` without a block; remove it'],
    [
      'else outside alt',
      around('opt x', 'vcpu->>kvm: a', 'else y', 'vcpu->>kvm: b', 'end'),
      '17: `else` outside `alt`; use it only between `alt` and its `end`',
    ],
    ['an empty branch', around('alt x', 'vcpu->>kvm: a', 'else y', 'end'), '17: an empty branch of `alt`; put a step or a note in it, or remove it'],
    ['a condition left out', around('opt', 'vcpu->>kvm: a', 'end'), '15: no words after `opt`; say in a few words what happens there'],
    ['a colour', around('rect rgb(1, 2, 3)', 'vcpu->>kvm: a', 'end'), '15: a colour after `rect`; name the span instead, for example `rect lock held`'],
    ['a step in a box', around('box x', 'vcpu->>kvm: a', 'end'), '16: something other than a participant in a `box`; close the `box` with `end` first'],
    [
      'nesting too deep',
      around(...Array<string>(5).fill('opt x'), 'vcpu->>kvm: a', ...Array<string>(5).fill('end')),
      '19: blocks nested more than 4 deep; split the flow into two',
    ],
    [
      'a note over three',
      around('Note over vcpu,kvm,mm: x'),
      '15: a note beside `vcpu,kvm,mm`; write `Note over a: words`, `Note over a,b: words`, `Note left of a: words` or `Note right of a: words`',
    ],
    ['activate without end', around('activate kvm'), '15: `activate kvm` never ends; add `deactivate kvm`'],
    ['deactivate without start', around('deactivate kvm'), '15: `deactivate kvm` without `activate kvm`; remove it or add the beginning'],
    ['no autonumber', 'sequenceDiagram\nparticipant kvm\nkvm->>kvm: x', '11: no `autonumber`; put a line `autonumber` right after `sequenceDiagram`'],
    ['no step', 'sequenceDiagram\nautonumber', '11: a diagram without a step; add at least one message'],
  ];
  test.each(cases)('%s', (_, code, problem) => {
    expect(problemsOf(code)).toContain(problem);
  });

  test('an unknown participant, with those that may be used', () => {
    expect(problemsOf(around('participant qemu', 'vcpu->>qemu: x'))).toEqual([
      expect.stringMatching(/^15: `qemu` is not in the cast; use one of vcpu, reader, .*, or add it to content\/participants\.yaml$/),
    ]);
  });

  test('more participants or steps than a figure can show', () => {
    const who = crowd(21);
    const ids = [...who.keys()];
    const crowded = ['sequenceDiagram', 'autonumber', ...ids.map((id) => `participant ${id}`), ...ids.map((id) => `p0->>${id}: x`)];
    expect(problemsOf(crowded.join('\n'), who)).toContain('11: 21 participants; keep to 20, better six');
    expect(problemsOf(around(...Array<string>(40).fill('vcpu->>kvm: x')))).toEqual(['55: more than 40 steps; split the flow into two']);
  });

  test('every step that a flow may have can be lit up when it is the target', () => {
    const told = problemsOf(around(...Array<string>(100).fill('vcpu->>kvm: x'))).join();
    const most = Number(/more than (\d+) steps/.exec(told)?.[1]);
    const styles = readFileSync('src/blocks/step/style.css', 'utf8');
    expect(styles).toContain(`body:has(#step-${most}:target) .seq .step-${most} {\n  --lit: var(--hit);`);
  });

  test('every mistake is reported at once, in order', () => {
    expect(problemsOf(around('vcpu->kvm: x', 'vcpu->>kvm: #', 'nonsense')).map((problem) => problem.slice(0, 3))).toEqual(['15:', '16:', '17:']);
  });
});

describe('what is drawn', () => {
  test.each(FIXTURES)('%s passes', (name) => {
    expect(readScript(fixture(name), cast)).not.toBeInstanceOf(Array);
  });

  test('steps are numbered in document order, through every branch', () => {
    const script = readScript(fixture('kinds'), cast);
    if (Array.isArray(script)) throw new Error(said(script).join('\n'));
    expect(script.steps.map(({ n, label, kind }) => `${n} ${label} ${kind}`)).toEqual([
      '1 call call',
      '2 return return',
      '3 signal signal',
      '4 to itself call',
      '5 a call',
      '6 b call',
      '7 c call',
      '8 d call',
      '9 e call',
      '10 f call',
      '11 g call',
      '12 h return',
      '13 i return',
      '14 j call',
    ]);
  });

  test.each(['xen', 'kvm'])('an arrow right before an id is read as far as it goes: %s', (id) => {
    expect(problemsOf(`sequenceDiagram\nautonumber\nparticipant ${id}\n${id}->>${id}:x\n${id}-->>${id}:x\n${id}-)${id}:x`)).toEqual([]);
  });

  test.each(['a < b', 'vcpu->arch', '"x" & \'y\'', '<script>alert(1)</script>', 'end', 'a: b', 'wrap: x', '$$x$$', '%% x', '{x}', '`x`'])(
    'the label %s',
    (label) => {
      const script = readScript(inputOf(around(`vcpu->>kvm: ${label}`)), cast);
      expect(Array.isArray(script) ? said(script) : script.steps[0]?.label).toBe(label);
    },
  );
});
