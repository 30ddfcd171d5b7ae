import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { missingPackages } from '../../scripts/installed.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'installed-'));
  mkdirSync(path.join(root, 'node_modules'));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, packages: object): void => writeFileSync(path.join(root, file), JSON.stringify({ packages }));
const lock = (packages: object): void => write('package-lock.json', { '': { name: 'root' }, ...packages });

it('asks for everything on a fresh clone', () => {
  lock({ 'node_modules/a': { version: '1.0.0' } });
  expect(missingPackages(root)).toEqual(['node_modules/a']);
});

it('asks for nothing once everything is there', () => {
  lock({ 'node_modules/a': { version: '1.0.0' } });
  write('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } });
  expect(missingPackages(root)).toEqual([]);
});

it('asks again when a version has changed', () => {
  lock({ 'node_modules/a': { version: '1.1.0' } });
  write('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } });
  expect(missingPackages(root)).toEqual(['node_modules/a']);
});

it('does not wait for packages of other platforms', () => {
  lock({ 'node_modules/a-win32': { version: '1.0.0', optional: true } });
  write('node_modules/.package-lock.json', {});
  expect(missingPackages(root)).toEqual([]);
});

it('takes an installation that was cut off for none', () => {
  lock({ 'node_modules/a': { version: '1.0.0' } });
  mkdirSync(path.join(root, 'node_modules/a'));
  expect(missingPackages(root)).toEqual(['node_modules/a']);
});
