/** Written upright, as words. */
export const functions: ReadonlySet<string> = new Set(
  'arccos arcsin arctan cos cosh cot det dim exp gcd inf ker lim ln log max min mod sin sinh sup tan tanh Pr'.split(
    ' ',
  ),
);

/** Names that stand for one character: the name, then the character. */
const named = `
  alpha α  beta β  gamma γ  delta δ  epsilon ϵ  varepsilon ε  zeta ζ  eta η  theta θ  iota ι  kappa κ  lambda λ
  mu μ  nu ν  xi ξ  pi π  rho ρ  sigma σ  tau τ  upsilon υ  phi ϕ  varphi φ  chi χ  psi ψ  omega ω  Gamma Γ
  Delta Δ  Theta Θ  Lambda Λ  Xi Ξ  Pi Π  Sigma Σ  Phi Φ  Psi Ψ  Omega Ω  ell ℓ  hbar ℏ  times ×  cdot ⋅  div ÷
  pm ±  mp ∓  ast ∗  circ ∘  oplus ⊕  otimes ⊗  le ≤  leq ≤  ge ≥  geq ≥  ne ≠  neq ≠  approx ≈  equiv ≡  sim ∼
  propto ∝  ll ≪  gg ≫  lt <  gt >  to →  rightarrow →  leftarrow ←  Rightarrow ⇒  implies ⟹  iff ⟺  mapsto ↦
  in ∈  notin ∉  subset ⊂  subseteq ⊆  cup ∪  cap ∩  emptyset ∅  setminus ∖  forall ∀  exists ∃  neg ¬  land ∧
  lor ∨  infty ∞  partial ∂  nabla ∇  sum ∑  prod ∏  int ∫  oint ∮  ldots …  dots …  cdots ⋯  mid ∣  parallel ∥
  langle ⟨  rangle ⟩  lfloor ⌊  rfloor ⌋  lceil ⌈  rceil ⌉  prime ′
`;

/** Those whose names are signs, and the spaces. */
const signs: readonly (readonly [string, string])[] = [
  ['quad', '\u2003'],
  [',', '\u2009'],
  [';', '\u2005'],
  [':', '\u2005'],
  [' ', '\u2005'],
  ['!', ''],
  ['|', '∥'],
  ...[...'{}%#&_'].map((sign) => [sign, sign] as const),
];

export const symbols: ReadonlyMap<string, string> = new Map([
  ...[...named.matchAll(/(\w+) (\S)/gu)].map(([, name = '', character = '']) => [name, character] as const),
  ...signs,
]);
