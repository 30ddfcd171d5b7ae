import { expect, test } from 'vitest';
import { published } from './changes.ts';

test('a step put in before published ones, which would get their numbers, stops the build', async () => {
  using book = await published();
  book.edit('flows/first.mdx', '  alt present\n', '  vcpu->>vmm: a new step\n  alt present\n');
  book.edit('flows/first.mdx', '<Step n="4">', '<Step n="5">');
  book.edit('flows/first.mdx', '<Step n="3">', '<Step n="4">');
  book.edit('flows/first.mdx', '<Step n="2"', '<Step n="3"');
  book.edit('flows/first.mdx', '<Window from="2" to="3">Something may happen here.</Window>\n', '');
  book.edit('flows/first.mdx', '<Step n="3"', '<Step n="2">New.</Step>\n\n<Step n="3"');
  expect((await book.mistakes()).join('\n')).toContain(
    `content/published-ids.yaml:${book.lineOf('/flows/first/: vcpu>kvm')}: step 2 of "/flows/first/" was published as kvm>vcpu and is vcpu>vmm now`,
  );
});

test('a step added at the end, or a message worded anew, is no mistake', async () => {
  using book = await published();
  book.edit('flows/first.mdx', 'vmm-)kvm: signal\n', 'vmm-)kvm: a signal in other words\n  kvm-->>vcpu: a new step\n');
  book.edit('flows/first.mdx', '<Step n="4">A signal.</Step>', '<Step n="4">A signal.</Step>\n\n<Step n="5">New.</Step>');
  expect(await book.mistakes()).toEqual([]);
});

test('a step that has gone stops the build', async () => {
  using book = await published();
  book.edit('flows/first.mdx', '  vmm-)kvm: signal\n', '');
  book.edit('flows/first.mdx', '<Step n="4">A signal.</Step>', '');
  expect((await book.mistakes()).join('\n')).toContain('the published step "/flows/first/#step-4" has gone');
});
