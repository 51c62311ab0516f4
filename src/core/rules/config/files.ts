/** Which files hold what, by their path with forward slashes. */
export const files = {
  docker: /(?:^|\/)(?:Dockerfile|Containerfile)[\w.-]*$|\.dockerfile$/i,
  compose: /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/i,
  ci: /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$|(?:^|\/)\.github\/actions\/.+\.ya?ml$|(?:^|\/)\.gitlab-ci\.ya?ml$|(?:^|\/)(?:azure-pipelines|bitbucket-pipelines)\.ya?ml$|(?:^|\/)\.circleci\/config\.ya?ml$/i,
  dotenv: /(?:^|\/)\.env(?:\.[\w-]+)*$/i,
  shell: /\.(?:sh|bash|zsh|fish|http|rest)$|(?:^|\/)(?:\.(?:bash|zsh)rc|\.profile|Makefile)$/i,
  locks:
    /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock|package\.json|uv\.lock|poetry\.lock|pdm\.lock|Pipfile(?:\.lock)?|pyproject\.toml|requirements[\w.-]*\.txt|constraints[\w.-]*\.txt)$/i,
  tools:
    /(?:^|\/)(?:mcp(?:_config)?\.json|\.mcp\.json|\.vscode\/settings\.json|\.continue\/[^/]+\.(?:json|ya?ml)|\.vibe\/(?:\.env|config\.toml)|\.cline\/.+\.json|\.cursor\/mcp\.json|\.zed\/settings\.json)$/i,
} as const satisfies Record<string, RegExp>;

export const anyOf = (...patterns: readonly RegExp[]): RegExp =>
  new RegExp(patterns.map(({ source }) => source).join('|'), 'i');
