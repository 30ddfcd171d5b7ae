import { describe, expect, test } from 'vitest';
import { layChart, logRules } from '../../src/figures/log-chart/layout.ts';
import type { LogChart } from '../../src/figures/log-chart/schema.ts';
import { gutter, windowTimes } from '../../src/figures/race/layout.ts';
import { rowPieces, spanWords } from '../../src/figures/spans/layout.ts';

const CHART: LogChart = {
  kind: 'log-chart',
  title: 't',
  summary: 's',
  sources: ['x'],
  x: { label: 'n', values: [1, 2, 4] },
  y: { label: 'rate' },
  series: [
    { id: 'low', name: 'low', role: 'mm', dashed: true, values: [10, 100, 20] },
    { id: 'high', name: 'higher', role: 'kvm', dashed: false, values: [100, 200, 21] },
  ],
};

describe('a logarithmic chart', () => {
  test('rules are 1, 2 and 5 times powers of ten and enclose the values', () => {
    expect(logRules(36, 4134)).toEqual([20, 50, 100, 200, 500, 1000, 2000, 5000]);
    expect(logRules(100, 1000)).toEqual([100, 200, 500, 1000]);
    expect(logRules(0.3, 4)).toEqual([0.2, 0.5, 1, 2, 5]);
  });
  test('equal ratios are equal distances, and a greater value stands higher', () => {
    const [low] = layChart(CHART).lines;
    const [first, most, last] = low?.points.map(({ y }) => y) ?? [];
    const decade = (first ?? 0) - (most ?? 0);
    expect(decade).toBeGreaterThan(0);
    expect((first ?? 0) - (last ?? 0)).toBeCloseTo(decade * Math.log10(2), 0);
  });
  test('numbers stand above the upper line and below the lower one', () => {
    const [low, high] = layChart(CHART).lines;
    expect(low?.points.map(({ above }) => above)).toEqual([false, false, false]);
    expect(high?.points.map(({ above }) => above)).toEqual([true, true, true]);
  });
  test('names of lines that end together do not overlap, and have room inside the drawing', () => {
    const { lines, width, plot } = layChart(CHART);
    const [low, high] = lines.map(({ nameY }) => nameY);
    expect((low ?? 0) - (high ?? 0)).toBeGreaterThanOrEqual(16);
    expect(width - plot.right).toBeGreaterThan(6 * 6.5);
  });
});

describe('a race', () => {
  const variant = {
    id: 'v',
    title: 'v',
    outcome: 'o',
    events: ['a', 'b', 'c', 'd'].map((id, i) => ({ id, at: `T${i}`, column: 0 as const, text: id })),
    window: { from: 'b', to: 'c', text: 'w' },
  };
  test('the window covers its two events and no other', () => {
    expect(gutter(variant)).toEqual([{ kind: 'empty' }, { kind: 'window', rows: 2 }, { kind: 'covered' }, { kind: 'empty' }]);
  });
  test('its times can be said', () => {
    expect(windowTimes(variant)).toBe('T1 to T2');
  });
});

describe('a row of spans', () => {
  const span = (from: number, to: number) => ({ from, to, role: 'mm' as const, text: `${from}-${to}`, style: 'sleep' as const });
  test('is cut into its spans in order, with a piece for each phase between', () => {
    const [early, late] = [span(1, 1), span(3, 4)];
    expect(rowPieces([late, early], 6)).toEqual([{ width: 1 }, { width: 1, span: early }, { width: 1 }, { width: 2, span: late }, { width: 1 }]);
  });
  test('spans that share a phase are refused with the span named', () => {
    expect(() => rowPieces([span(0, 2), span(2, 3)], 4)).toThrow(/"2-3".*row of its own/);
  });
  test('says who acts and how, so that no colour has to', () => {
    expect(spanWords(span(0, 0))).toEqual({ who: 'Host mm', does: 'waits' });
  });
});
