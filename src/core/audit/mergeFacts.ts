import type { Place } from '#core/report/checks.ts';
import type { AuditFacts } from './facts.ts';

/** The facts of several folders as those of one; each path begins with the name of its folder. */
export function mergeFacts(folders: readonly (readonly [name: string, facts: AuditFacts])[]): AuditFacts {
  const [only] = folders;
  if (folders.length === 1 && only !== undefined) return only[1];
  const renamed = folders.map(([name, facts]) => factsUnder(name, facts));
  return {
    findings: renamed.flatMap(({ findings }) => findings),
    surveys: renamed.flatMap(({ surveys }) => surveys),
    dotenvs: renamed.flatMap(({ dotenvs }) => dotenvs),
    pins: renamed.flatMap(({ pins }) => pins),
    history: mergeHistory(renamed.map(({ history }) => history)),
  };
}

function factsUnder(folder: string, facts: AuditFacts): AuditFacts {
  const inside = <Located extends { readonly path: string }>(each: Located): Located => ({
    ...each,
    path: `${folder}/${each.path}`,
  });
  const { history } = facts;
  return {
    findings: facts.findings.map(inside),
    surveys: facts.surveys.map(inside),
    dotenvs: facts.dotenvs.map((path) => `${folder}/${path}`),
    pins: facts.pins.map(inside),
    history: history.kind === 'looked' ? { ...history, places: history.places.map(inside) } : history,
  };
}

/** One folder whose history nobody could read leaves the question open, unless another one answers it. */
function mergeHistory(histories: readonly AuditFacts['history'][]): AuditFacts['history'] {
  const places: readonly Place[] = histories.flatMap((each) => (each.kind === 'looked' ? each.places : []));
  return (places.length === 0 && histories.find(({ kind }) => kind === 'not looked')) || { kind: 'looked', places };
}
