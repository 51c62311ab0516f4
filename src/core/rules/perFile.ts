/** Asked by every line of a file, answered once. */
export function perFile<File extends object, Answer>(ask: (file: File) => Answer): (file: File) => Answer {
  const known = new WeakMap<File, { readonly answer: Answer }>();
  return (file) => {
    const before = known.get(file) ?? { answer: ask(file) };
    known.set(file, before);
    return before.answer;
  };
}
