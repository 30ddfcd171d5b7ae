import { describe, expect, test } from 'vitest';
import { readScript } from '../../src/diagram/script.ts';
import { drawText, textStep } from '../../src/diagram/text.ts';
import type { Diagram, Participant, Script } from '../../src/diagram/types.ts';
import { around, cast, crowd, FIXTURES, fixture, inputOf, said } from './helpers.ts';

const scriptOf = (code: string, who: ReadonlyMap<string, Participant> = cast): Script => {
  const script = readScript(inputOf(code), who);
  if (Array.isArray(script)) throw new Error(said(script).join('\n'));
  return script;
};
const diagramOf = (code: string): Diagram => {
  const script = scriptOf(code);
  return { ...script, id: 'test', title: 'A flow for tests', svg: '', width: 0, height: 0, words: [], text: drawText(script) };
};

describe('the text drawing', () => {
  test.each(FIXTURES)('%s fits a mail: 72 columns of ASCII, no blanks at line ends', (name) => {
    for (const line of drawText(scriptOf(fixture(name).code)).split('\n')) {
      expect(line.length).toBeLessThanOrEqual(72);
      expect(line).toMatch(/^[\x20-\x7e]*$/);
      expect(line).not.toMatch(/ $/);
    }
  });

  test('a small flow, as it is read', () => {
    const code = around(
      'vcpu->>kvm: stage-2 fault',
      'alt mapped',
      'kvm-->>vcpu: resume',
      'else missing',
      'Note over kvm: asleep',
      'kvm->>kvm: wait',
      'kvm-)vcpu: kick',
      'end',
    );
    expect(`\n${drawText(scriptOf(code))}\n`).toMatchInlineSnapshot(`
      "
        Guest vCPU           KVM
             |                |
             |-------1------->|
      +-- alt [mapped] ------------------------------+
      :      |< - - - 2 - - - |                      :
      +-- else [missing] -- -- -- -- -- -- -- -- -- -+
      :      |            [ asleep ]                 :
      :      |                |--3-.                 :
      :      |                |<---'                 :
      :      |(-------4-------|                      :
      +----------------------------------------------+
             |-------5------->|
             |                |

      --> call   - -> return   --) signal

       1. Guest vCPU -> KVM: stage-2 fault
          alt [mapped]
       2. KVM --> Guest vCPU: resume
          else [missing]
       3. KVM: wait
       4. KVM -) Guest vCPU: kick
          end of alt
       5. Guest vCPU -> KVM: last
      "
    `);
  });

  test('every step is drawn once and said once, in order', () => {
    const [picture = '', ...rest] = drawText(scriptOf(fixture('kinds').code)).split('\n\n');
    const arrows = picture
      .split('\n')
      .filter((line) => line.includes('|'))
      .join('\n');
    const drawn = [...arrows.matchAll(/(?<=[-.\s])(\d+)(?=[-.\s])/g)].map((match) => Number(match[1]));
    expect(drawn).toEqual(Array.from({ length: 14 }, (_, n) => n + 1));
    const listed = (rest.at(-1) ?? '')
      .split('\n')
      .filter((line) => /^ ?\d/.test(line))
      .map((line) => Number.parseInt(line, 10));
    expect(listed).toEqual(drawn);
  });

  test('every block shows its word and its condition, every note its text', () => {
    const text = drawText(scriptOf(fixture('kinds').code));
    const wanted = [
      'alt [first]',
      'else [second]',
      'opt [perhaps]',
      'loop [until stable]',
      'par [one]',
      'and [two]',
      'critical [lock held]',
      'option [contended]',
      'break [signal pending]',
      'while [interrupts off]',
      '[ on the left ]',
      '[ on the right ]',
      '[ over one ]',
      'over all of them',
    ];
    for (const words of wanted) expect(text).toContain(words);
  });

  test.each([7, 12, 20])('%i participants get letters, and a legend', (size) => {
    const who = crowd(size);
    const ids = [...who.keys()];
    const nested = [...Array<string>(4).fill('opt x'), ...ids.map((id) => `${id}-->>p0: to the first`), ...Array<string>(4).fill('end')];
    const text = drawText(scriptOf(['sequenceDiagram', 'autonumber', ...ids.map((id) => `participant ${id}`), ...nested].join('\n'), who));
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(72);
    expect(text).toContain(`A Participant 0`);
    expect(text).toContain(`${String.fromCharCode(64 + size)} Participant ${size - 1}`);
  });
});

describe('long words', () => {
  test('are kept whole in the list, broken in frames where they must be, and none is lost', () => {
    const word = `KVM_${'X'.repeat(44)}`;
    const open = ['alt', 'opt', 'loop', 'break'].map((block) => `${block} ${word}`);
    const text = drawText(scriptOf(around(...open, `vcpu->>kvm: ${word}`, `Note over kvm: ${word}`, 'end', 'end', 'end', 'end')));
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(72);
    expect(text.match(/X/g)).toHaveLength(44 * 10);
    expect(text).toContain(`KVM: ${word}`);
  });
});

describe('one step for a mail', () => {
  test('stands in its branch, a branch of which no step is shown is left out, and the kinds of arrow are told apart', () => {
    const steps = [
      'alt mapped',
      'kvm-->>vcpu: resume',
      'else missing',
      'opt told',
      'kvm--)vcpu: page ready',
      'end',
      'kvm-)vcpu: kick',
      'kvm->>kvm: wait',
      'end',
    ];
    const diagram = diagramOf(around('vcpu->>kvm: fault', ...steps));
    expect(`\n${textStep(diagram, 4)}\n`).toMatchInlineSnapshot(`
      "
      A flow for tests, step 4 of 6

          Guest vCPU           KVM
               |                |
      +-- else [missing] ----------------------------+
      : +-- opt [told] ----------------------------+ :
      : :      |( - - - 3 - - - |                  : :
      : +------------------------------------------+ :
      :        |(-------4-------|                    :
      :        |                |--5-.               :
      :        |                |<---'               :
      +----------------------------------------------+
               |                |

            else [missing]
            opt [told]
         3. KVM --) Guest vCPU: page ready
            end of opt
      *  4. KVM -) Guest vCPU: kick
         5. KVM: wait
            end of alt
      "
    `);
  });

  test('stands between its neighbours', () => {
    const diagram = diagramOf(fixture('uffd-classic').code);
    expect(`\n${textStep(diagram, 6)}\n`).toMatchInlineSnapshot(`
      "
      A flow for tests, step 6 of 13

                                       VMM fault
      Host mm        userfaultfd        thread
         |                |                |
         |-------5------->|                |
         |                |-------6-------)|
         |                |<-------7-------|
         |                |                |

         5. Host mm -> userfaultfd: handle_userfault()
      *  6. userfaultfd -) VMM fault thread: poll wakes
         7. VMM fault thread -> userfaultfd: read uffd_msg
      "
    `);
  });

  test('the first and the last have one neighbour', () => {
    const diagram = diagramOf(around('vcpu->>kvm: a', 'kvm->>vcpu: b'));
    expect(textStep(diagram, 1)).toContain('*  1. Guest vCPU -> KVM: a\n   2. KVM -> Guest vCPU: b');
    expect(textStep(diagram, 3)).toMatch(/ {3}2\. .*\n\* {2}3\. .*last$/);
  });

  test('there is no other', () => {
    expect(() => textStep(diagramOf(around()), 2)).toThrow('test has no step 2');
  });
});
