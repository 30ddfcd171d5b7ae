import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLine } from '../../src/diagram/line.ts';
import { readScript } from '../../src/diagram/script.ts';
import type { Participant } from '../../src/diagram/types.ts';
import { hostileLine, hostileText, runs } from './generate.ts';

const cast = new Map<string, Participant>(['vcpu', 'kvm', 'vmm'].map((id) => [id, { id, label: id, role: 'kvm' }]));
const input = (code: string) => ({ id: 'f', title: 'F', summary: 'F.', code, line: 11, file: 'content/flows/f.mdx' });
const id = fc.constantFrom('vcpu', 'kvm', 'vmm', 'nobody', '__proto__', 'constructor', '');
const label = fc.oneof(fc.constantFrom('touch', 'resume', '<script>alert(1)</script>', 'a & "b"'), hostileLine);
const arrow = fc.constantFrom('->>', '-->>', '-)', '--)', '->', '-x', '<<->>', '~>');
const statement = fc.oneof(
  fc.tuple(id, arrow, id, label).map(([from, sign, to, words]) => `${from}${sign}${to}: ${words}`),
  fc
    .tuple(fc.constantFrom('alt', 'else', 'opt', 'loop', 'par', 'and', 'critical', 'option', 'break', 'rect', 'box'), label)
    .map(([word, words]) => `${word} ${words}`),
  fc.tuple(fc.constantFrom('Note over ', 'Note left of ', 'Note right of ', 'note over '), id, label).map(([note, who, words]) => `${note}${who}: ${words}`),
  fc.tuple(fc.constantFrom('activate ', 'deactivate ', 'participant ', 'actor ', 'create participant ', 'destroy '), id).map(([word, who]) => word + who),
  fc.constantFrom('end', 'autonumber', 'autonumber 10', '', '%% no', 'links kvm: {"a": "b"}', 'title T', 'accTitle: T'),
  hostileLine,
);

/** A script is good, or each of its problems has a line of the file, words and a mend. */
function hold(code: string): void {
  const result = readScript(input(code), cast);
  const lines = code.split(/\r?\n/).length;
  if (!Array.isArray(result)) {
    expect(result.steps.map((step) => step.n)).toEqual(result.steps.map((_, i) => i + 1));
    for (const step of result.steps)
      expect(step.label).toMatch(step.kind === 'return' || step.kind === 'reply' ? /^[\x20-\x7e]{0,120}$/ : /^[\x20-\x7e]{1,120}$/);
    return;
  }
  expect(result.length).toBeGreaterThan(0);
  for (const { file, line, what, mend } of result) {
    expect(file).toBe('content/flows/f.mdx');
    expect(line >= 11 && line < 11 + lines, `line ${line} of ${lines}`).toBe(true);
    expect(what !== '' && mend !== '' && !/undefined|\[object/.test(what + mend), what).toBe(true);
  }
}

it('any label is taken as it is, or refused with a message', () => {
  fc.assert(
    fc.property(label, (words) => {
      const result = readLine(`vcpu->>kvm: ${words}`);
      if (result.wrong) expect(result.wrong.what !== '' && result.wrong.mend !== '').toBe(true);
      else expect(result.meant).toMatchObject([{ is: 'message', label: words.trim().replace(/\s+/g, ' ') }]);
    }),
    runs(5000),
  );
});

it('any lines in the shape of a diagram are read or refused', () => {
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 14 }), (lines) =>
      hold(['sequenceDiagram', 'autonumber', 'participant vcpu', 'participant kvm', ...lines].join('\n')),
    ),
    runs(4000),
  );
});

it('any text at all is read or refused', () => {
  fc.assert(fc.property(hostileText, hold), runs(2000));
});

it('a diagram without end is refused, not read for ever', () => {
  hold(`sequenceDiagram\n${'alt x\n'.repeat(5000)}`);
  hold(`sequenceDiagram\nvcpu->>kvm: ${'a -'.repeat(50_000)}`);
  hold(`${'-'.repeat(100_000)}>>`);
});
