import { git } from '../git/git.ts';

/** Names that a machine was given and no person bears: to hide them would tear holes into every question. */
const nobody =
  /^(?:root|user|admin|test|dev|git|ubuntu|vscode|node|runner|developer|me|you|your name|you@example\.com)$/i;

/** Who git says the person is: what is in every commit does not have to be in every prompt. */
export async function gitIdentity(folder: string): Promise<readonly string[]> {
  const answers = await Promise.all(['user.name', 'user.email'].map((name) => git(folder, ['config', '--get', name])));
  return answers
    .flatMap((answer) => (answer.ok ? [answer.value.toString().trim()] : []))
    .filter((word) => word.length >= 4 && !nobody.test(word));
}
