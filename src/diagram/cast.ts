/** Says what is wrong with a participant's name, and how the house writes it. */
import { type Complaint, labelFault } from './label.ts';
import type { Participant } from './types.ts';

const ID = /^[a-z][a-z0-9]*$/;
/** Words of Mermaid that it does not take for a name; tests/diagram/render.test.ts asks it. */
export const RESERVED: readonly string[] = [
  ...['accdescr', 'acctitle', 'activate', 'actor', 'alt', 'and', 'autonumber', 'box', 'break', 'create', 'critical', 'deactivate', 'destroy'],
  ...['else', 'end', 'loop', 'note', 'off', 'opt', 'option', 'over', 'par', 'participant', 'rect', 'sequencediagram', 'title'],
];
/** A head is one line, and a text drawing has little room for it. */
const LONGEST_NAME = 30;

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** What is wrong with an id of the cast, or nothing. */
export function idFault(id: string): string | undefined {
  if (!ID.test(id)) return 'must be lower case letters and digits only (Mermaid reads it)';
  return RESERVED.includes(id) ? 'is a word of Mermaid, which would not take it for a name; choose another' : undefined;
}

/** What is wrong with the label of a participant, or nothing. */
export function nameFault(label: string): string | undefined {
  const fault = labelFault(label, LONGEST_NAME);
  return fault && `has ${fault.what.replace(/ in a label$/, ' in it')}; ${fault.mend}`;
}

/**
 * What is wrong with a name, or with the line that declares it; or nothing.
 * @param alias a name that the line gives after `as`
 * @param by the word that stands in the line where `participant` should
 */
export function castFault(id: string, cast: ReadonlyMap<string, Participant>, alias?: string, by?: string): Complaint | undefined {
  if (cast.has(id) && alias === undefined && by === undefined) return undefined;
  const what =
    by !== undefined
      ? `\`${by}\``
      : alias !== undefined
        ? 'an alias'
        : ID.test(id)
          ? `\`${id}\` is not in the cast`
          : `\`${id}\` is not a participant id, which has lower case letters and digits only`;
  const member = cast.get(id) ?? [...cast.values()].find((one) => [id, alias ?? id].some((name) => [plain(one.id), plain(one.label)].includes(plain(name))));
  const names = `use one of ${[...cast.keys()].join(', ')}, or add`;
  if (member) {
    const everywhere = member.id === id ? '' : `, and \`${member.id}\` wherever \`${id}\` stands`;
    return { what, mend: `write \`participant ${member.id}\` at the top${everywhere}; the label comes from content/participants.yaml` };
  }
  if (ID.test(id) && alias === undefined && by === undefined) return { what, mend: `${names} it to content/participants.yaml` };
  const own = ID.test(plain(id)) ? plain(id) : 'id';
  return {
    what,
    mend: `${names} \`- { id: ${own}, label: ${alias ?? id}, role: ..., term: ... }\` to content/participants.yaml; then write \`participant ${own}\``,
  };
}
