/** `npm run pins` as an author uses it: on a small tree, twice, with a newer tree, and with everything that can be wrong. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runPins } from '../../src/pins/run.ts';
import { Book } from '../lock/book.ts';

const CODE = 'int do_it(void)\n{\n\treturn 1;\n}\n\nint alpha_beta(void)\n{\n\treturn 2;\n}\n';
const API = 'The API\n=======\n\n4. Calls\n========\n\n4.10 KVM_DO\n-----------\n\nWords.\n';

let book: Book;
beforeEach(() => {
  book = new Book();
});
afterEach(() => book[Symbol.dispose]());

/** Lays down a tree of some version. @returns its folder */
function tree(version: string, files: Record<string, string>): string {
  const [major = '', minor = '', sublevel = '0'] = version.split('.');
  const folder = join(book.root, `linux-${version}`);
  const all = { Makefile: `VERSION = ${major}\nPATCHLEVEL = ${minor}\nSUBLEVEL = ${sublevel}\nEXTRAVERSION =\n`, ...files };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

/** @returns what the command says, or what it complains of, without the folder's name */
async function pins(...args: string[]): Promise<string> {
  try {
    return (await runPins(args, book.root)).join('\n');
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.message.replaceAll(book.root, '');
  }
}

const old = (): string => tree('6.12', { 'virt/kvm/file.c': CODE, 'Documentation/virt/kvm/api.rst': API });
const written = (): string => readFileSync(join(book.root, 'content/pins.yaml'), 'utf8');

describe('a tree', () => {
  it('pins every source of its version, and writes the same the second time', async () => {
    const folder = old();
    expect(await pins('--tree', folder, '--version', 'v6.12')).toBe('v6.12: 5 pins of 2 sources');
    const first = written();
    expect(first).toMatch(/alpha_beta:\n\s+from: 6\n\s+to: 9\n/);
    expect(first).not.toContain('return');
    await pins('--tree', folder, '--version', 'v6.12');
    expect(written()).toBe(first);
  });

  it('that is none', async () => {
    expect(await pins('--tree', join(book.root, 'nowhere'), '--version', 'v6.12')).toBe(
      '/nowhere: no source tree is there (it has no Makefile); unpack one, and give its folder with --tree',
    );
  });

  it('of another version than said', async () => {
    expect(await pins('--tree', old(), '--version', 'v6.13')).toBe(
      '/linux-6.12/Makefile: this tree is v6.12, not v6.13; unpack that version, or say --version v6.12',
    );
  });

  it('of a version that no source names', async () => {
    expect(await pins('--tree', tree('6.13', {}), '--version', 'v6.13')).toBe('no source in content/sources.yaml names v6.13; nothing to pin');
  });

  it('without a file that a source names', async () => {
    rmSync(join(old(), 'virt/kvm/file.c'));
    expect(await pins('--tree', join(book.root, 'linux-6.12'), '--version', 'v6.12')).toMatch(
      /^content\/sources.yaml:\d+: virt\/kvm\/file.c is not in the tree of v6.12; mend the path of the source$/,
    );
  });

  it('with a file that ends in the middle: what is there is pinned, and what is not is named', async () => {
    const folder = tree('6.12', { 'virt/kvm/file.c': CODE.slice(0, 60), 'Documentation/virt/kvm/api.rst': API });
    expect(await pins('--tree', folder, '--version', 'v6.12')).toMatch(/symbol "alpha_beta" of source "file-c-6-12" is not defined/);
    expect(written()).toContain('do_it');
  });
});

describe('a symbol', () => {
  it('that is not there: the nearest one is named', async () => {
    const folder = tree('6.12', { 'virt/kvm/file.c': CODE.replace('alpha_beta', 'alpha_betas'), 'Documentation/virt/kvm/api.rst': API });
    expect(await pins('--tree', folder, '--version', 'v6.12')).toMatch(
      /symbol "alpha_beta" of source "file-c-6-12" is not defined in virt\/kvm\/file.c at v6.12; did you mean "alpha_betas"\? \(see that file\)$/,
    );
  });

  it('defined twice: both are shown, and the author chooses', async () => {
    const folder = tree('6.12', { 'virt/kvm/file.c': `#ifdef A\n${CODE}#else\n${CODE}#endif\n`, 'Documentation/virt/kvm/api.rst': API });
    expect(await pins('--tree', folder, '--version', 'v6.12')).toContain(
      'symbol "do_it" of source "file-c-6-12" is defined 2 times (lines 2-5, 12-15); choose one: `nth: { do_it: 1 }` means the first',
    );
    book.edit('sources.yaml', '  symbols: [do_it, alpha_beta]', '  symbols: [do_it, alpha_beta]\n  nth: { do_it: 2, alpha_beta: 1 }');
    expect(await pins('--tree', folder, '--version', 'v6.12')).toBe('v6.12: 5 pins of 2 sources');
    expect(written()).toMatch(/do_it:\n\s+from: 12\n/);
  });
});

it('one file for one source', async () => {
  const file = join(book.root, 'file.c');
  writeFileSync(file, CODE);
  expect(await pins('--file', file, '--source', 'file-c-6-12')).toBe('file-c-6-12: 3 pins');
  expect(await pins('--file', file, '--source', 'nothing')).toBe('content/sources.yaml has no file or document with the id "nothing"');
});

it('a pin edited by hand is noticed', async () => {
  await pins('--tree', old(), '--version', 'v6.12');
  book.edit('pins.yaml', 'from: 6', 'from: 7');
  expect(await pins('--tree', join(book.root, 'linux-6.12'), '--version', 'v6.12')).toMatch(
    /^content\/pins.yaml:\d+: the pins were changed by hand; take your change back/,
  );
});

it('without a sense: how it is called', async () => {
  expect(await pins()).toMatch(/^npm run pins -- --tree <folder> --version/);
});

describe('a newer tree', () => {
  it('code that changed, and a section that went: the claims are listed by label', async () => {
    await pins('--tree', old(), '--version', 'v6.12');
    const newer = tree('7.3.4', { 'virt/kvm/file.c': CODE.replace('return 1', 'return 3'), 'Documentation/virt/kvm/api.rst': '' });
    const said = await pins('--tree', newer, '--drift', 'v7.3.4');
    expect(said).toBe(
      'let.overview.one: do_it changed\nlet.overview.three: 4.10 gone\n2 claims rest on code that is not the same in v7.3.4; citations: 0 unchanged, 1 changed, 0 moved, 1 gone',
    );
    expect(await pins('--drift', 'v7.3.4')).toBe(said);
  });

  it.each([
    ['another number', API.replace('4.10', '8.44'), 'let.overview.three: 4.10 moved to 8.44'],
    ['a longer number, and so a longer rule', API.replace('4.10', '4.110').replace('-----------', '------------'), 'let.overview.three: 4.10 moved to 4.110'],
    ['another number and another text', API.replace('4.10', '8.44').replace('Words', 'Other words'), 'let.overview.three: 4.10 changed, now at 8.44'],
    [
      'another number, and its own was given to another section',
      API.replace('4.10 KVM_DO', '4.10 KVM_NO\n-----------\n\nNothing.\n\n4.11 KVM_DO'),
      'let.overview.three: 4.10 moved to 4.11',
    ],
    ['its number and another title', API.replace('KVM_DO', 'KVM_TO'), 'let.overview.three: 4.10 changed'],
  ])('a section with %s: it is known by its title', async (_, api, line) => {
    await pins('--tree', old(), '--version', 'v6.12');
    const newer = tree('7.3.4', { 'virt/kvm/file.c': CODE, 'Documentation/virt/kvm/api.rst': api });
    expect((await pins('--tree', newer, '--drift', 'v7.3.4')).split('\n')[0]).toBe(line);
    expect((await pins('--drift', 'v7.3.4')).split('\n')[0]).toBe(line);
  });

  it('code that moved to another file of the folder: it is named', async () => {
    await pins('--tree', old(), '--version', 'v6.12');
    const newer = tree('7.3.4', { 'virt/kvm/file.c': '', 'virt/kvm/other.c': CODE, 'Documentation/virt/kvm/api.rst': API });
    expect(await pins('--tree', newer, '--drift', 'v7.3.4')).toMatch(/^let.overview.one: do_it moved to virt\/kvm\/other.c$/m);
  });

  it('a file that went to another folder: the one of its name is compared, not the first that has such a function', async () => {
    await pins('--tree', old(), '--version', 'v6.12');
    // Wherever a source names a file it is looked into.
    const newer = '- id: file-c-7-3\n  kind: file\n  tree: linux\n  version: v7.3.4\n  path: virt/kvm/x/file.c\n';
    book.edit('sources.yaml', '- id: file-c-6-12', `${newer}- id: file-c-6-12`);
    const folder = tree('7.3.4', {
      'virt/kvm/a.c': 'int do_it(void)\n{\n\treturn 9;\n}\n',
      'virt/kvm/x/file.c': CODE.replace('return 1', 'return 3'),
      'Documentation/virt/kvm/api.rst': API,
    });
    await pins('--tree', folder, '--drift', 'v7.3.4');
    expect(written()).toMatch(/drift: changed\n\s+path: virt\/kvm\/x\/file.c/);
  });

  it('older than what is pinned: nothing is said of it, for nothing came from there', async () => {
    await pins('--tree', old(), '--version', 'v6.12');
    const before = written();
    expect(await pins('--tree', tree('6.1', { 'virt/kvm/file.c': '' }), '--drift', 'v6.1')).toMatch(
      /^0 claims rest on code that is not the same in v6.1; citations: 0 unchanged, 0 changed, 0 moved, 0 gone$/,
    );
    expect(written()).toBe(before);
  });

  it('code set anew is unchanged, wherever it stands in its file', async () => {
    await pins('--tree', old(), '--version', 'v6.12');
    const same = tree('7.3.4', { 'virt/kvm/file.c': `/* New. */\n\n${CODE.replaceAll('\t', '    ')}`, 'Documentation/virt/kvm/api.rst': API });
    expect(await pins('--tree', same, '--drift', 'v7.3.4')).toMatch(
      /^0 claims rest on code that is not the same in v7.3.4; citations: \d+ unchanged, 0 changed/,
    );
  });
});
