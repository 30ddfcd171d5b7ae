/** The text drawing says what its source says, whatever the source: checked on made-up diagrams by reading the drawing back. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { drawRows } from '../../src/diagram/text-draw.ts';
import type { DiagramBlock, DiagramRow, DiagramStep, Participant } from '../../src/diagram/types.ts';
import { runs } from '../fuzz/generate.ts';

type Sketch =
  | { what: 'step'; from: number; to: number; kind: DiagramStep['kind'] }
  | { what: 'note'; place: 'over' | 'left' | 'right'; over: number[]; words: string[] }
  | { what: 'block'; block: DiagramBlock; label: string; inside: Sketch[]; more: Sketch[] };

const KINDS = ['call', 'return', 'signal', 'reply'] as const;
const BRANCHED = { alt: 'else', par: 'and', critical: 'option' } as const;
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'k', 'v', 'm', '_'), minLength: 1, maxLength: 30 });

const sketch = (people: number, depth: number): fc.Arbitrary<Sketch> => {
  const who = fc.nat(people - 1);
  const step = fc.record({ what: fc.constant('step' as const), from: who, to: who, kind: fc.constantFrom(...KINDS) });
  const words = fc.array(word, { minLength: 1, maxLength: 8 });
  const over = fc.record({ what: fc.constant('note' as const), place: fc.constant('over' as const), over: fc.tuple(who, who), words });
  const beside = fc.record({
    what: fc.constant('note' as const),
    place: fc.constantFrom('over' as const, 'left' as const, 'right' as const),
    over: fc.tuple(who),
    words,
  });
  if (depth === 0) return fc.oneof(step, over, beside);
  const inner = fc.array(sketch(people, depth - 1), { minLength: 1, maxLength: 3 });
  const block = fc.record({
    what: fc.constant('block' as const),
    block: fc.constantFrom('alt', 'par', 'critical', 'opt', 'loop', 'break', 'rect' as const),
    label: word,
    inside: inner,
    more: inner,
  });
  return fc.oneof({ weight: 3, arbitrary: step }, over, beside, block);
};

const diagram = fc
  .record({ people: fc.integer({ min: 1, max: 20 }), length: fc.integer({ min: 1, max: 24 }), depth: fc.nat(4) })
  .chain(({ people, length, depth }) =>
    fc.record({
      participants: fc.array(
        fc.string({ unit: fc.constantFrom('A', 'b', 'c', ' '), minLength: 1, maxLength: length }).map((label) => label.trim().replace(/ +/g, ' ') || 'A'),
        { minLength: people, maxLength: people },
      ),
      sketches: fc.array(sketch(people, depth), { minLength: 1, maxLength: 9 }),
    }),
  );

/** Rows of a sketch; every note begins with a word of its own, by which it is found in the drawing. */
function rowsOf(sketches: Sketch[]): DiagramRow[] {
  const rows: DiagramRow[] = [];
  let steps = 0;
  let notes = 0;
  const add = (one: Sketch): void => {
    if (one.what === 'step') {
      steps += 1;
      rows.push({ row: 'step', step: { n: steps, from: `p${one.from}`, to: `p${one.to}`, kind: one.kind, label: 'x' } });
    } else if (one.what === 'note') {
      notes += 1;
      rows.push({ row: 'note', place: one.place, over: one.over.map((index) => `p${index}`), label: [`q${notes}q`, ...one.words].join(' ') });
    } else {
      rows.push({ row: 'open', block: one.block, label: one.label });
      one.inside.forEach(add);
      if (one.block in BRANCHED) {
        rows.push({ row: 'branch', word: BRANCHED[one.block as keyof typeof BRANCHED], label: one.label }); // `in` says so
        one.more.forEach(add);
      }
      rows.push({ row: 'close' });
    }
  };
  sketches.forEach(add);
  return rows;
}

const crowd = (labels: string[]): Participant[] => labels.map((label, index) => ({ id: `p${index}`, label, role: 'kvm' }));

/** Reads a drawing back: where the life lines are, and the rows of arrows in order. */
function readBack(lines: string[]): { x: number[]; arrows: string[] } {
  const first = lines.findIndex((line) => /^[| ]+$/.test(line));
  const x = [...(lines[first] ?? '').matchAll(/\|/g)].map((match) => match.index);
  const arrows = lines.slice(first).filter((line) => !/[[\]+]/.test(line) && /[<>()@]|[-\d]\./.test(line));
  return { x, arrows };
}

/** What a drawing has wrong, in words. */
function faults(participants: Participant[], rows: DiagramRow[]): string[] {
  const { lines: text } = drawRows(participants, rows);
  const lines = text.split('\n');
  const { x, arrows } = readBack(lines);
  const at = (id: string) => x[Number(id.slice(1))] ?? -1;
  const wrong: string[] = lines.filter((line) => line.length > 72 || !/^[\x20-\x7e]*$/.test(line)).map((line) => `too wide, or not plain: ${line}`);
  if (x.length !== participants.length) wrong.push(`${x.length} life lines for ${participants.length}`);
  for (const row of rows) {
    if (row.row === 'note') {
      const mark = row.label.split(' ')[0] ?? '';
      const line = lines.find((one) => new RegExp(`\\[ +${mark}[ \\]]`).test(one)) ?? '';
      const start = line.search(new RegExp(`\\[ +${mark}[ \\]]`));
      const end = line.indexOf(']', start);
      const [low, high] = [Math.min(...row.over.map(at)), Math.max(...row.over.map(at))];
      const covers = start <= low && end >= high;
      const beside = row.place === 'left' ? end === low - 2 : row.place === 'right' ? start === high + 2 : false;
      // With few life lines there is room beside the outermost; elsewhere a note may have to stand on its line.
      const outermost = row.over[0] === (row.place === 'left' ? 'p0' : `p${participants.length - 1}`);
      const settles = row.place === 'over' || !outermost || participants.length > 5;
      if (start < 0 || !(beside || (settles && covers))) wrong.push(`note ${row.place} ${row.over} at ${start}..${end} instead of ${low}..${high}`);
    }
    if (row.row !== 'step') continue;
    const { from, to, n, kind } = row.step;
    const line = arrows.shift() ?? '';
    const [low, high] = [Math.min(at(from), at(to)), Math.max(at(from), at(to))];
    if (from === to) {
      const hook = line[low] !== '@';
      if (hook && !(arrows.shift() ?? '').startsWith("<---'", low + 1)) wrong.push(`step ${n} does not come back`);
      if (hook && line.slice(low + 1, low + 3) !== '--') wrong.push(`step ${n} does not leave its line`);
      continue;
    }
    const tip = at(to) > at(from) ? line[high - 1] : line[low + 1];
    const wanted = at(to) > at(from) ? (/call|return/.test(kind) ? '>' : ')') : /call|return/.test(kind) ? '<' : '(';
    if (tip !== wanted) wrong.push(`step ${n} ends in ${tip} instead of ${wanted}`);
    if (/[<>()]/.test(line.slice(0, low) + line.slice(high + 1))) wrong.push(`step ${n} leaves its life lines`);
    const shaft = line.slice(low + 1, high).replace(/[<>()]/, '');
    const dashed = /\.|- -|- \d|\d -/.test(shaft);
    if (dashed !== (kind === 'return' || kind === 'reply')) wrong.push(`step ${n} is a ${kind} and drawn as ${shaft}`);
    if (!shaft.includes(String(n)) && !line.slice(0, x[0]).includes(String(n))) wrong.push(`step ${n} has no number`);
  }
  return wrong;
}

it('every note covers its life lines or stands right beside them, and every arrow ends on its own', () => {
  fc.assert(
    fc.property(diagram, ({ participants, sketches }) => {
      expect(faults(crowd(participants), rowsOf(sketches))).toEqual([]);
    }),
    runs(1500),
  );
});

describe('notes', () => {
  const people = crowd(['Guest vCPU', 'KVM', 'Host mm', 'VMM', 'Migration source']);
  const step = (n: number): DiagramRow => ({ row: 'step', step: { n, from: `p${n - 1}`, to: `p${n}`, kind: 'call', label: 'x' } });
  const note = (place: 'over' | 'left' | 'right', over: string[], label: string): DiagramRow => ({ row: 'note', place, over, label });
  const drawn = (...rows: DiagramRow[]): string => `\n${drawRows(people, rows).lines}\n`;

  test('over several reach from the first to the last of them', () => {
    expect(drawn(step(1), note('over', ['p0', 'p4'], 'asleep'), note('over', ['p1', 'p3'], 'two'), note('over', ['p2'], 'one'))).toMatchInlineSnapshot(`
      "
                                                                     Migration
      Guest vCPU          KVM           Host mm          VMM          source
           |               |               |              |              |
           |------1------->|               |              |              |
           [                           asleep                            ]
           |               |               |              |              |
           |               [             two              ]              |
           |               |               |              |              |
           |               |            [ one ]           |              |
           |               |               |              |              |
      "
    `);
  });

  test('beside the outermost stand beside it, and a run of notes is several', () => {
    const rows = [
      note('left', ['p0'], 'asleep'),
      note('over', ['p0'], 'asleep'),
      note('right', ['p4'], 'holds the lock'),
      note('over', ['p4'], 'holds the lock'),
    ];
    expect(drawn(step(1), ...rows)).toMatchInlineSnapshot(`
      "
                                                      Migration
            Guest vCPU     KVM     Host mm     VMM     source
                 |          |         |         |         |
                 |----1---->|         |         |         |
      [ asleep ] |          |         |         |         |
                 |          |         |         |         |
             [ asleep ]     |         |         |         |
                 |          |         |         |         |
                 |          |         |         |         | [ holds the lock ]
                 |          |         |         |         |
                 |          |         |         | [ holds the lock ]
                 |          |         |         |         |
      "
    `);
  });

  test('are broken where their author broke them, and a long word is kept whole', () => {
    expect(drawn(step(1), note('over', ['p1'], 'kvm_vcpu_ioctl_get_device_attr_x\nboot shim\nhardware init, config parse'))).toMatchInlineSnapshot(`
      "
                                                                     Migration
      Guest vCPU          KVM           Host mm          VMM          source
           |               |               |              |              |
           |------1------->|               |              |              |
          [ kvm_vcpu_ioctl_get_device_attr_x ]            |              |
          [ boot shim                        ]            |              |
          [ hardware init, config parse      ]            |              |
           |               |               |              |              |
      "
    `);
  });

  test.each([8, 20])('cover the outermost of %i with long names', (size) => {
    const many = crowd(Array.from({ length: size }, (_, index) => `Participant number ${index}`));
    const last = `p${size - 1}`;
    expect(
      faults(many, [note('over', ['p0'], 'q1q a packet'), note('over', [last], 'q2q a packet'), note('right', [last], 'q3q'), note('left', ['p0'], 'q4q')]),
    ).toEqual([]);
  });
});

test('fourteen in a row: a call, a return, a call back', () => {
  const rows = (['call', 'return', 'call'] as const).map((kind, index): DiagramRow => {
    const [from, to] = index === 0 ? ['p0', 'p1'] : ['p1', 'p0'];
    return { row: 'step', step: { n: index + 1, from, to, kind, label: 'x' } };
  });
  const { lines, key } = drawRows(crowd(Array<string>(14).fill('Participant')), rows);
  expect(`\n${lines.split('\n').slice(2, 5).join('\n')}\n${key}\n`).toMatchInlineSnapshot(`
    "
      1 |--->|    |    |    |    |    |    |    |    |    |    |    |    |
      2 |<- -|    |    |    |    |    |    |    |    |    |    |    |    |
      3 |<---|    |    |    |    |    |    |    |    |    |    |    |    |
    --> call   - -> return
    "
  `);
});

test('an activation without a row is not in the key', () => {
  const rows: DiagramRow[] = [
    { row: 'activate', id: 'p0' },
    { row: 'deactivate', id: 'p0' },
    { row: 'step', step: { n: 1, from: 'p0', to: 'p0', kind: 'call', label: 'x' } },
  ];
  expect(drawRows(crowd(['A']), rows).key).toBe('--> call');
});

test('an arrow that crosses an active life line leaves its mark in sight, its number too', () => {
  const people: Participant[] = ['A', 'B', 'C'].map((label, n) => ({ id: `p${n}`, label, role: 'kvm' }));
  const step = (n: number, from: string, to: string, kind: DiagramStep['kind']): DiagramRow => ({ row: 'step', step: { n, from, to, kind, label: 'x' } });
  const rows: DiagramRow[] = [
    step(1, 'p0', 'p1', 'call'),
    { row: 'activate', id: 'p1' },
    step(2, 'p0', 'p2', 'call'),
    step(13, 'p2', 'p0', 'return'),
    { row: 'deactivate', id: 'p1' },
    step(14, 'p0', 'p2', 'call'),
  ];
  const { lines } = drawRows(people, rows);
  expect(`\n${lines}\n`).toMatchInlineSnapshot(`
    "
    A                B                C
    |                |                |
    |-------1------->|                |
    |---------------2#--------------->|
    |< - - - - - - - # 13 - - - - - - |
    |---------------14--------------->|
    |                |                |
    "
  `);
});
