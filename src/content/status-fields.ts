import { releasesIn, type Status, type StatusWord, statusFault } from '../facts/status.ts';
import type { ProblemList } from '../reading/problem.ts';

/** Status fields of a frontmatter or YAML entry as a status; notes a problem at `line` where they do not fit together. */
export function statusOf(
  value: { status: StatusWord; since?: string | undefined; seen?: string | undefined; date?: string | undefined; in?: string | undefined },
  file: string,
  line: number,
  problems: ProblemList,
): Status {
  const status: Status = {
    word: value.status,
    since: value.since,
    seen: value.seen === undefined ? undefined : releasesIn(value.seen),
    date: value.date,
    in: value.in,
  };
  const fault = statusFault(status);
  if (fault !== undefined) problems.add(file, line, fault.what, fault.mend);
  return status;
}
