import fc from 'fast-check';
import { expect, it } from 'vitest';
import { identifierId } from '../../src/addresses/things.ts';
import { parseCitations } from '../../src/facts/citation.ts';
import { STATUS_WORDS, statusFault } from '../../src/facts/status.ts';
import { identifiersIn } from '../../src/link/identifiers.ts';
import { idFault, slug } from '../../src/reading/address.ts';
import { hostileText, runs } from './generate.ts';

it('an id is taken or refused with a message, and one that is taken needs no escaping anywhere', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const fault = idFault(text);
      if (fault === undefined) expect(encodeURIComponent(text)).toBe(text);
      else expect(fault).toContain('breaks the id rules');
    }),
    runs(4000),
  );
});

it('an id part made from words is empty or keeps the rules, its first character aside', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const made = slug(text);
      expect(made === '' || idFault(`a-${made}`) === undefined).toBe(true);
    }),
    runs(4000),
  );
});

it('every identifier found in code can be addressed', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      for (const name of identifiersIn(text)) expect(identifierId(name)).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    }),
    runs(3000),
  );
});

it('citations lose nothing of what was written', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const written = parseCitations(text).map(({ source, symbol }) => (symbol === undefined ? source : `${source}:${symbol}`));
      expect(written.join(' ')).toBe(
        text
          .split(/\s+/)
          .filter((item) => item !== '')
          .join(' '),
      );
    }),
    runs(2000),
  );
});

it('a status is taken or refused with a message and a mend', () => {
  const maybe = fc.option(fc.oneof(hostileText, fc.constantFrom('v6.8', '2024', '2024-02-30', 'Xen 4.18')), { nil: undefined });
  fc.assert(
    fc.property(fc.constantFrom(...STATUS_WORDS), maybe, maybe, maybe, maybe, (word, since, seen, date, tree) => {
      const fault = statusFault({ word, since, seen: seen === undefined ? undefined : [seen], date, in: tree });
      if (fault === undefined) expect(`${since ?? ''}${seen ?? ''}${date ?? ''}`).toMatch(/^[\w .-]*$/);
      else expect(fault.what !== '' && fault.mend !== '').toBe(true);
    }),
    runs(3000),
  );
});
