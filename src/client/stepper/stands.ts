/** What a participant did or met last: its name with its colour, the step, and the words of that step. */
export interface LastDeed {
  name: HTMLElement;
  step: string;
  words: string;
}

/** A frame whose steps happen only if its condition holds, and the part of it that a step stands in. */
interface Branch {
  frame: number;
  part: number;
}

/** Words over frames whose steps all happen: parts side by side, and a span. */
const ALWAYS: readonly string[] = ['par', 'while'];
const NEXT_PART: readonly string[] = ['else', 'and', 'option'];

/** For each step of a list the branches it stands in, read from the lines between the steps. */
function branchesOf(items: readonly HTMLElement[]): Branch[][] {
  const open: (Branch & { always: boolean })[] = [];
  let frames = 0;
  return items.map((item) => {
    let here: Branch[] = [];
    for (const child of item.children) {
      if (child.matches('.said')) here = open.filter(({ always }) => !always).map(({ frame, part }) => ({ frame, part }));
      if (!child.matches('.turn')) continue;
      const word = child.querySelector('b')?.textContent;
      const last = open.at(-1);
      if (word == null) open.pop();
      else if (NEXT_PART.includes(word) && last !== undefined) last.part += 1;
      else open.push({ frame: ++frames, part: 0, always: ALWAYS.includes(word) });
    }
    return here;
  });
}

/**
 * Where everybody stands at a step: what each did or met last on the way to it. Steps of a branch that need not have been taken do not count.
 * @param items the list of steps as the page has it
 * @returns what gives, for the number of a step from 0, who has taken part so far, in the order in which they came
 */
export function standsOf(items: readonly HTMLElement[]): (at: number) => LastDeed[] {
  const branches = branchesOf(items);
  const onTheWay = (step: number, to: number): boolean =>
    (branches[step] ?? []).every(({ frame, part }) => branches[to]?.some((other) => other.frame === frame && other.part === part));
  return (at) => {
    const last = new Map<string, LastDeed>();
    for (const [i, item] of items.slice(0, at + 1).entries()) {
      const who = item.querySelector<HTMLElement>(':scope > .said > .who');
      if (who === null || !onTheWay(i, at)) continue;
      const words = who.textContent.slice(who.textContent.indexOf(':') + 1).trim();
      for (const name of who.querySelectorAll('b')) last.set(name.textContent, { name, step: item.id, words });
    }
    return [...last.values()];
  };
}
