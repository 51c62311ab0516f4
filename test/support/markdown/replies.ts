/** A reply with a little of everything a model writes. */
export const typicalReply = `# Why login fails

The query compares **two different** hashes, see [the documentation](https://docs.mistral.ai/api) and \`verify()\`:

1. The form sends the password as it was typed.
2. The server hashes it _again_:

   \`\`\`python
   import os
   from mistralai import Mistral

   def check(password: str, attempts: int = 3) -> bool:
       """Compares in constant time."""
       return verify(hash(password), attempts)  # once is enough
   \`\`\`

3. So the two never match.

> Hash once, when the password is stored.

| Call | Before | After |
|---|---:|:---:|
| \`hash\` | 2 | 1 |
| \`verify\` | 1 | 1 |

- [x] Found the second hash
- [ ] Remove it

\`\`\`diff
-  return verify(hash(password))
+  return verify(password)
\`\`\`

The chance of a collision is $p \\approx \\frac{n^2}{2m}$, so

$$
p < 2^{-64}
$$

---

\`\`\`typescript
export const login = async (user: string): Promise<boolean> => {
  const found = await users.find({ name: user, tries: 42 });
  return found !== undefined && /^[a-z]+$/.test(user);
};
\`\`\`
`;

/** Many replies in a row. */
export const longReply = (kilobytes: number): string =>
  typicalReply.repeat(Math.ceil((kilobytes * 1024) / typicalReply.length)).slice(0, kilobytes * 1024);
