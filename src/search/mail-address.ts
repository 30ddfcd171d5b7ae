/**
 * The plain-text file for a mail of the thing at an address, without the base path; `undefined` where there is none (pages, sources).
 * @param address path plus fragment, without the base path
 * @param label the label, where it is a claim
 */
export function mailAddress(address: string, label?: string): string | undefined {
  const [path = '', id = ''] = address.split('#');
  const [, folder = '', name = ''] = path.split('/');
  if (/^step-\d/.test(id)) return `${path}${id}.txt`;
  if (label !== undefined) return `/c/${label}.txt`;
  if (folder === 'labs' && id !== '') return `/c/lab.${name}.${id}.txt`;
  if (folder === 'models' && id !== '') return `/c/model.${name}.${id}.txt`;
  if (id !== '' || name === '') return undefined;
  if (folder === 'terms') return `/c/term.${name}.txt`;
  if (folder === 'answers') return `/c/answer.${name}.txt`;
  return folder === 'flows' ? `${path}drawing.txt` : undefined;
}
