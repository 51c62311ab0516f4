import type { Severity } from '#core/scan/rule.ts';

/** One kind of key that its own look gives away. To know another is to add a row here and a line to its fixture. */
export interface Provider {
  readonly id: string;
  /** As in “Hard-coded OpenAI key”. */
  readonly label: string;
  /** What `pattern` begins with: it is tried where one of these stands and nowhere else. */
  readonly triggers: readonly string[];
  /** Applied where the trigger starts; its first group, when it has one, is the key. Bounded: no `+`, no `*`. */
  readonly pattern: RegExp;
  /** The trigger does not begin a run of 20 word characters, so it must be searched for by itself. Costs time: keep them few. */
  readonly anywhere?: true;
  /** There is no trigger at all: the pattern is tried on runs of exactly this length. */
  readonly runLength?: number;
  readonly severity?: Severity;
  /** Bits per character below which it is a placeholder. */
  readonly entropy?: number;
}

const row = (id: string, label: string, triggers: string, pattern: RegExp, more: Partial<Provider> = {}): Provider => ({
  id,
  label,
  triggers: triggers.split(' ').filter((trigger) => trigger !== ''),
  pattern: new RegExp(pattern.source, 'y'),
  ...more,
});

export const providers: readonly Provider[] = [
  row(
    'openai',
    'OpenAI key',
    'sk-proj- sk-svcacct- sk-None- sk-admin-',
    /sk-(?:proj|svcacct|None|admin)-[\w-]{40,200}/,
  ),
  row('openai', 'OpenAI key', 'sk-', /sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}(?!\w)/),
  row('azure-openai', 'Azure OpenAI key', '', /[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26}(?!\w)/, { runLength: 84 }),
  row('anthropic', 'Anthropic key', 'sk-ant-', /sk-ant-[a-z]{3,8}\d{2}-[\w-]{80,120}/),
  row('google', 'Google key', 'AIza', /AIza[\w-]{35}(?![\w-])/),
  row('google', 'Google key', 'AQ.Ab', /AQ\.Ab[\w-]{40,80}/),
  row('google-oauth', 'Google OAuth client key', 'GOCSPX-', /GOCSPX-[\w-]{28}(?![\w-])/),
  row('groq', 'Groq key', 'gsk_', /gsk_[A-Za-z0-9]{48,56}(?!\w)/),
  row('xai', 'xAI key', 'xai-', /xai-[A-Za-z0-9]{70,90}(?!\w)/),
  row('huggingface', 'Hugging Face key', 'hf_', /hf_[A-Za-z0-9]{34,40}(?!\w)/),
  row('huggingface', 'Hugging Face key', 'api_org_', /api_org_[A-Za-z0-9]{34}(?!\w)/),
  row(
    'cohere',
    'Cohere key',
    '',
    /(?<=(?:COHERE|[cC]ohere|CO)_?[aA][pP][iI]_?[kK][eE][yY]["'\]]{0,2}\s{0,4}[:=]{1,2}\s{0,4}["']?)[A-Za-z0-9]{40}(?!\w)/,
    { runLength: 40 },
  ),
  row('perplexity', 'Perplexity key', 'pplx-', /pplx-[A-Za-z0-9]{48,56}(?!\w)/),
  row('together', 'Together key', 'tgp_v1_', /tgp_v1_[\w-]{43}(?![\w-])/),
  row('openrouter', 'OpenRouter key', 'sk-or-v1-', /sk-or-v1-[0-9a-f]{64}(?!\w)/),
  row('replicate', 'Replicate key', 'r8_', /r8_[A-Za-z0-9]{37}(?!\w)/),
  row('cerebras', 'Cerebras key', 'csk-', /csk-[a-z0-9]{48}(?!\w)/),
  row('nvidia', 'NVIDIA key', 'nvapi-', /nvapi-[\w-]{60,70}(?![\w-])/),
  row('langsmith', 'LangSmith key', 'lsv2_', /lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}(?!\w)/),
  row('langfuse', 'Langfuse key', 'sk-lf-', /sk-lf-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?!\w)/),
  row('pinecone', 'Pinecone key', 'pcsk_', /pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{60,70}(?!\w)/),
  row('jina', 'Jina key', 'jina_', /jina_[0-9a-f]{32}[\w-]{28}(?![\w-])/),
  row('tavily', 'Tavily key', 'tvly-', /tvly-(?:dev-|prod-)?[A-Za-z0-9]{32}(?!\w)/),
  row('aws', 'AWS access key', 'AKIA ASIA', /A(?:KIA|SIA)[A-Z2-7]{16}(?!\w)/, { entropy: 3 }),
  row('github', 'GitHub key', 'ghp_ gho_ ghu_ ghs_ ghr_', /gh[pousr]_[A-Za-z0-9]{36}(?!\w)/),
  row('github', 'GitHub key', 'github_pat_', /github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}(?!\w)/),
  row('gitlab', 'GitLab key', 'glpat-', /glpat-[\w-]{20,64}/),
  row('slack', 'Slack key', 'xoxb- xoxp- xoxa- xoxr- xoxs- xoxe.', /xox(?:[bpars]|e\.xox[bp])-\d{1,15}-[\w-]{20,160}/),
  row('slack', 'Slack app key', 'xapp-', /xapp-\d-[A-Z0-9]{8,14}-\d{8,16}-[0-9a-f]{64}/),
  row(
    'slack',
    'Slack webhook',
    'hooks.slack.com/services/',
    /hooks\.slack\.com\/services\/T\w{8,12}\/B\w{8,12}\/\w{24}/,
    { anywhere: true },
  ),
  row('stripe', 'Stripe key', 'sk_live_ rk_live_', /[sr]k_live_[A-Za-z0-9]{24,120}(?!\w)/),
  row('stripe', 'Stripe test key', 'sk_test_ rk_test_', /[sr]k_test_[A-Za-z0-9]{24,120}(?!\w)/, {
    severity: 'warning',
  }),
  row('npm', 'npm key', 'npm_', /npm_[A-Za-z0-9]{36}(?!\w)/),
  row('pypi', 'PyPI key', 'pypi-AgEI', /pypi-AgEI[\w-]{50,300}/),
  row('docker', 'Docker key', 'dckr_pat_', /dckr_pat_[\w-]{27}(?![\w-])/),
  row('sendgrid', 'SendGrid key', 'SG.', /SG\.[\w-]{22}\.[\w-]{43}(?![\w-])/),
  row('shopify', 'Shopify key', 'shpat_ shpss_', /shp(?:at|ss)_[0-9a-fA-F]{32}(?!\w)/),
  row('databricks', 'Databricks key', 'dapi', /dapi[0-9a-f]{32}(?:-\d)?(?!\w)/),
  row('digitalocean', 'DigitalOcean key', 'dop_v1_', /dop_v1_[0-9a-f]{64}(?!\w)/),
  row('vault', 'HashiCorp Vault key', 'hvs.', /hvs\.[\w-]{90,120}/),
  row('doppler', 'Doppler key', 'dp.pt.', /dp\.pt\.[A-Za-z0-9]{40,44}(?!\w)/),
  row('linear', 'Linear key', 'lin_api_', /lin_api_[A-Za-z0-9]{40}(?!\w)/),
  row('notion', 'Notion key', 'ntn_', /ntn_[A-Za-z0-9]{43,46}(?!\w)/),
  row('figma', 'Figma key', 'figd_', /figd_[\w-]{40,44}(?![\w-])/),
  row('grafana', 'Grafana key', 'glsa_', /glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}(?!\w)/),
  row('postman', 'Postman key', 'PMAK-', /PMAK-[0-9a-f]{24}-[0-9a-f]{34}(?!\w)/),
  row('newrelic', 'New Relic key', 'NRAK-', /NRAK-[A-Z0-9]{27}(?!\w)/),
  row('azure-storage', 'Azure Storage key', 'AccountKey=', /AccountKey=([A-Za-z0-9+/]{86}==)/, { anywhere: true }),
  row('age', 'age private key', 'AGE-SECRET-KEY-1', /AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}(?!\w)/),
  row(
    'private',
    'private key',
    '-----BEGIN',
    /-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY(?: BLOCK)?-----(?:[\sA-Za-z0-9+/=:,"'.\\]|-(?!-)){64,8000}-----END [A-Z ]{0,24}PRIVATE KEY/,
    { entropy: 4, anywhere: true },
  ),
  row('jwt', 'signed token (JWT)', 'eyJ', /eyJ[\w-]{14,2000}\.eyJ[\w-]{10,4000}\.[\w-]{27,700}/, {
    severity: 'warning',
    entropy: 4,
  }),
];
