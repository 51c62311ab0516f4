/** The words that names are made of, lower case. A name is judged by its words, so a new service or habit is one more word. */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Mistral and its models, as people write them into names. */
export const mistralWords = words(`
  mistral mistralai codestral devstral ministral pixtral voxtral magistral mixtral shieldstral leanstral laplateforme
`);

/** What a key is called. */
export const keyWords = words(`
  key keys apikey apikeys apitoken token tokens secret secrets credential credentials cred creds auth authorization authentication
  bearer password passwd passphrase pass pwd pat accesskey authtoken secretkey
  cle clef clave chave chiave schlussel schluessel sleutel nyckel nokkel nogle klucz
`);

/** Words that may stand in the name of a key without saying whose key it is. */
export const modestWords = words(`
  api app access service my the our your new current default fallback main primary secondary backup hardcoded literal
  conn x env environment var variable android window global globalthis state store ctx context experimental connection constant char cstr mut pub arguments useval provide config cfg conf settings setting option options opts param params prop props value val
  str string text raw plain const static final private public readonly self this cls user client server llm llms ai ml model
  models provider chat completion completions completer embedding embeddings embed ocr fim tts stt audio vision agent assistant
  bot code autocomplete autocompletion lab demo sample example test tests testing tester dev develop development staging stage
  prod production live local old legacy previous prev next temp tmp real actual personal work team shared ci deploy deployment build
  base url http https rest sdk request header headers http1 http2 proxy process os system data field arg args input
  body content default defaultvalue variables secretstr from with set get use for of to in on is as or and at by a an free paid pro trial le la plateforme platform studio console
  eu us global large small medium tiny nemo latest fast big mini vibe codebase index gen gateway foundry azure azureai endpoint inference spring quarkus
  langchain langchain4j litellm llamaindex continue next1 vite react expo gatsby nuxt vue storybook angular ng
`);

/** A name whose last word is one of these names no key, whatever else it says. */
export const identityWords = words(`
  id ids uid uids uuid guid oid ref hash hashes sha sha1 sha256 sha512 md5 crc checksum checksums digest etag nonce salt iv
  session sessions sid csrf xsrf cookie cookies signature sig commit prefix suffix alias reference revision rev version build buildid trace traceid span spanid
  correlation cursor continuation challenge verifier fingerprint integrity thumbprint serial slug name names label title url uri
  host hostname endpoint path file filename model deployment prompt template message class type kind region zone
  organization organisation org workspace project tenant account customer agent library dataset document conversation thread run
  job batch call toolcall event webhook channel queue topic bucket table column row seed code pin otp captcha
`);

/** What may stand beside the name where no word says that it is a key: `MISTRAL`, `MISTRAL_API`, `mistral_prod`. */
export const bareWords = words(`
  api ai access service my the our your current default fallback main primary secondary backup hardcoded x env conf str string
  text plain prod production dev development staging live local test old new personal team la le plateforme platform
  value val content const static public readonly self this
`);

/** A key that these are called after opens something of their own, though they have much to do with models. */
export const keptElsewhere = words('langchain langgraph litellm proxy gateway os');

/** In front of a key word these make it a key to something else: a cookie secret, a page token, a cache key. */
export const otherPurposeWords = words(`
  session csrf xsrf cookie cookies page pagination cache cached idempotency idempotent partition sort primarykey foreign encryption
  encrypt decryption signing sign signed webhook hook jwt oauth oidc refresh id device push fcm vapid reset invite verification
  confirm confirmation email mail smtp sms captcha recaptcha turnstile database db sql admin root host ssh gpg pgp tls ssl cert
  certificate license licence master keystore truststore unlock instance object storage blob map translation i18n feature tracking
  keystone site measurement analytics continuation cursor sync state upload download dedup registry
`);

/** What a service is told by: `provider: mistral`, `"model": "mistral-small-latest"`. */
export const strongRoles = words(`
  model models provider providers vendor service engine factory llm llms platform api backend embedder
`);

/** These tell one only by themselves: a `name` may, a `project_name` does not. */
export const weakRoles = words(`
  name type title url uri host endpoint base id ids kind source family driver adapter client default display chat completion
  completions embedding embeddings fim ocr label key env uses ai key keys value server custom my resource
`);

/** Other services: a key named after one of them is not Mistral's. */
export const foreignWords = words(`
  openai oai gpt chatgpt anthropic claude cohere google gemini vertex vertexai palm gcp aws amazon bedrock groq grok xai together
  togetherai vllm sglang tgi lmstudio localai llamafile deepinfra nebius scaleway ovh fireworks perplexity pplx deepseek replicate voyage voyageai jina jinaai cerebras nvidia nim openrouter ollama huggingface
  hf hugging azureopenai watsonx ibm databricks sambanova moonshot kimi zhipu glm qwen dashscope minimax baichuan stability elevenlabs
  deepgram assemblyai speechmatics cartesia playht novita hyperbolic lepton anyscale octoai ai21 aleph friendli lambda modal runpod
  langfuse langsmith langchainhub helicone portkey braintrust wandb weights mlflow arize phoenix comet opik agentops traceloop
  pinecone qdrant weaviate chroma milvus zilliz redis upstash mongo mongodb postgres postgresql mysql mariadb supabase firebase
  neon planetscale turso dynamo dynamodb elastic elasticsearch opensearch algolia typesense meilisearch neo4j clickhouse snowflake
  tavily serper serpapi serp brave exa firecrawl bing duckduckgo wolfram e2b browserbase apify scrapingbee
  github gh gitlab bitbucket npm pypi docker dockerhub vercel netlify cloudflare heroku render fly railway digitalocean linode hetzner
  stripe paypal square shopify twilio sendgrid mailgun postmark resend mailchimp slack discord telegram whatsapp teams zoom notion
  airtable linear jira confluence atlassian asana trello zendesk intercom hubspot salesforce segment mixpanel amplitude posthog
  sentry datadog newrelic grafana honeycomb pagerduty opsgenie rollbar bugsnag loggly splunk
  auth0 okta clerk nextauth authjs cognito keycloak workos stytch betterauth django flask rails laravel express wordpress
  maps mapbox here weather openweather newsapi spotify youtube twitter facebook meta instagram linkedin reddit tiktok
  deepl unsplash pexels giphy cloudinary imgix contentful sanity strapi ghost prismic snyk sonar codecov launchdarkly vault doppler
  infisical onepassword bitwarden kafka rabbitmq nats mqtt pusher ably livekit agora vapi retell daytona composio zapier n8n
`);

/** Names that carry no service word and still are Mistral's. */
export const exactNames: ReadonlySet<string> = new Set(['vibecodeapikey']);

/** A variable with one of these prefixes is compiled into what every visitor downloads. */
export const publicPrefix =
  /(?:^|\.)(?:NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|GATSBY|NUXT_PUBLIC|VUE_APP|STORYBOOK|NG_APP|PUBLIC)_/;
