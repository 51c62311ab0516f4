import type { Phrase } from './phrase.ts';
import { phrasesElsewhere } from './phrasesElsewhere.ts';

export const phrases: readonly Phrase[] = [
  {
    id: 'role-token',
    weight: 0.7,
    pattern:
      /<\|(?:im_start|im_end|system|user|assistant|endoftext|start_header_id|eot_id)\|>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:system|user_query)(?:_prompt)?>/gi,
  },
  {
    id: 'role-line',
    weight: 0.5,
    pattern:
      /^ ?(?:#{2,4} ?)?(?:system|developer) ?(?:prompt|message|override|note|instruction)? ?: ?(?=\S{0,40}\s+\S+)(?!\/|\d)/gim,
  },
  {
    id: 'end-of-prompt',
    weight: 0.5,
    pattern:
      /(?:^|\n)[ \t]*(?:[-=#*]{3,}|["'`]{3}) ?(?:end|start|begin) (?:of )?(?:the )?(?:system|user|prompt|input|instructions?|document|context)/gi,
  },
  {
    id: 'do-anything-now',
    weight: 0.9,
    pattern:
      /\bdo anything now\b|\bDAN mode\b|\bdeveloper mode (?:enabled|on|activated|output)|\b(?:god|jailbreak|debug|admin|sudo|root|maintenance|unrestricted) mode\b[^.\n]{0,30}\b(?:enabled|on|activated?|enter|engaged)|\b(?:enter|enable|activate|engage|switch to)(?:ing|d)? (?:the |an? )?["'“‘]?(?:developer|god|jailbreak|debug|admin|maintenance|unrestricted|dan) mode/gi,
  },
  {
    id: 'you-are-now',
    weight: 0.55,
    pattern:
      /\b(?:from now on|from this point (?:on|forward)|henceforth|starting now)\b[^.\n]{0,30}\byou(?:'re| are| will| must| shall)\b|\byou(?:'re| are) (?:now|no longer) (?!able|ready|seeing|using|in the|required|at|on|going|on the)(?:a|an|the|my|in|bound|going to be|acting|called|named|dan|[a-z]+gpt)\b/gi,
  },
  {
    id: 'repeat-above',
    weight: 0.75,
    pattern:
      /(?<!\b(?:the|this|that|an?|its|of|my|log|console) )\b(?!(?:translate|summari[sz]e|show)(?: me)?(?: the| this)?(?: (?:texts?|paragraphs?|messages?|sentences?|lines?|contents?))? above)(?:repeat|print|output|display|show|echo|recite|write|copy|return|translate|summari[sz]e|list|give|say|type|tell)\b(?: (?:me|back|out|to|down|all|of|us|the|every|exactly|verbatim|everything|word|words|text|content|contents|entire|full|whole|sentences?|paragraphs?|instructions?|prompt|lines?|message|messages|what|was|is|that|it|again)){0,8} (?:above|before this|prior to this|preceding this|(?:you were|you've been|you have been) (?:given|told)|starting (?:with|from) ["'“]?(?:you are|the)|said before|written above)/gi,
  },
  {
    id: 'your-prompt',
    weight: 0.75,
    pattern:
      /\byour (?:(?:full|entire|complete|exact|initial|original|hidden|internal|secret|very|first|own|custom|base|current|underlying|previous|system|developer) ){0,4}(?:system prompt|system message|initial prompt|prompt(?: texts?)?\b(?! (?:reply|response|answer|attention|action))|preprompt|pre-prompt|initial instructions|original instructions|(?:hidden|secret|internal|custom|system) (?:instructions|rules|guidelines))/gi,
  },
  {
    id: 'were-you-told',
    weight: 0.6,
    pattern:
      /\bwhat (?:(?:were|are) (?:your|the) (?:(?:exact|initial|original|first|previous|secret|hidden|full|system) ){1,3}(?:instructions|prompts?|rules|directives|orders)|(?:were|have) you (?:been )?(?:told|instructed|asked|given))/gi,
  },
  {
    id: 'respond-only',
    weight: 0.35,
    pattern:
      /\b(?:say|respond|reply|answer|output|write|print)(?: (?:with|only|exactly|just|me|back|the|words?|phrase|nothing but|to|this|everything)){1,4}:? ["'“‘`]?[a-z ]{3,40}["'”’`]/gi,
  },
  { id: 'access-granted', weight: 0.8, pattern: /\baccess granted\b/gi },
  {
    id: 'access-code',
    weight: 0.3,
    pattern:
      /\b(?:correct|valid|right|secret|real|actual|true|current) (?:access code|password|passcode|secret key|pass ?phrase)\b/gi,
  },
  {
    id: 'stay-in-character',
    weight: 0.7,
    pattern:
      /\b(?:stay(?:ing)? in|break(?:ing)?|never leave|remain in) character\b|\bno (?:moral|ethical)(?: or (?:moral|ethical|legal))? (?:restrictions|guidelines|boundaries|limits|compass)|\bnever (?:refuse|say no|decline|reject)\b|\b(?:can|will|must|should)(?: ?not|n't) (?:refuse|decline|reject)\b|\bas an ai(?: language model)?,? (?:you|i) (?:cannot|can't)|\bopposite mode\b|\b(?:both|two) (?:ways|responses|answers|replies)[^.\n]{0,50}\b(?:chatgpt|gpt|normal|classic)/gi,
  },
  {
    id: 'openai-policy',
    weight: 0.6,
    pattern:
      /\b(?:openai|content|usage|anthropic|mistral)(?:'s)? (?:content |usage |safety |use )?(?:policy|policies|guidelines|restrictions)\b[^.\n]{0,60}\b(?:not|ignore|bypass|no longer|without|regardless|disregard|override|replaced|broken)|\b(?:not|ignore|bypass|no longer|without|disregard|override|violate|free from|free of|regardless of)\b[^.\n]{0,40}\b(?:openai|content|usage) (?:policy|policies|guidelines)/gi,
  },
  {
    id: 'exfiltrate-by-image',
    weight: 0.85,
    pattern: /!\[[^\]\n]{0,80}\]\(https?:\/\/[^)\s]{1,200}(?:\{|%7b|[?=&][^)\s]{0,60}[<[])[^)\n]{0,120}\)/gi,
  },
  {
    id: 'tell-nobody',
    weight: 0.6,
    pattern:
      /\b(?:do not|don't|never) (?:tell|mention|reveal|inform|show|alert|notify)(?: this| it)?(?: to)? the (?:user|human|person|developer)\b/gi,
  },
  {
    id: 'to-the-model',
    weight: 0.5,
    pattern:
      /\b(?:ai|llm|assistant|chatbot|language model|copilot|gpt)s?\b[ ,:-]{1,3}(?:reading this|please ignore|you must|ignore|if you are|note|when (?:processing|summari[sz]ing|reading))/gi,
  },
  {
    id: 'new-instructions',
    weight: 0.55,
    pattern:
      /\b(?:new|updated|real|actual|true|important|urgent|special) (?:system )?(?:instructions?|task|prompt|directive|orders?|rules?)\b ?(?::|is|are\b(?! (?:available|in))|follow|-)/gi,
  },
  {
    id: 'forget-everything',
    weight: 0.55,
    pattern:
      /\b(?:forget|ignore|disregard|erase)(?: about)? (?:absolutely )?(?:everything|all) (?:(?:that )?(?:you|I|we|they)(?:'ve| have)? (?:know|knew|been told|were told|learn(?:ed|t)|said|told|wrote|discussed|were taught)|(?:said|written|that came) (?:before|above|earlier|so far)|in your (?:memory|prompt|context|training))|\b(?:forget|disregard) everything\b(?! (?:in|inside|except|but|under|after|outside|from|that|about (?:my|your) day))/gi,
  },
  {
    id: 'drop-and-say',
    weight: 0.5,
    pattern:
      /\b(?:ignore|disregard|forget(?: about)?|never mind) (?:the|this|that|these|those|everything|all (?:of )?(?:that|this|the above))(?: [\w'-]+){0,4}?[,;.!:]? (?:and |then |but )?(?:just |only |simply |instead )*(?:say|state|claim|conclude|declare|respond|reply|answer)(?=[ :])(?! to\b)/gi,
  },
  {
    id: 'stop-and-say',
    weight: 0.6,
    pattern: /\bsto+p+\b ?[:!-]{1,3} ?(?:now |just |please )?(?:write|say|output|print|state|answer|tell)\b/gi,
  },
  {
    id: 'shouted-order',
    weight: 0.5,
    pattern:
      /(?<![A-Z] )\b(?:IGNORE (?!NULLS|INTO|DUPLICATE|CASE)|FORGET |DISREGARD |DO NOT (?:ANSWER|FOLLOW|OBEY|LOOK IN)|JUST (?:OUTPUT|SAY|PRINT|ANSWER) |ONLY (?:OUTPUT|SAY) )[A-Z ,'"!-]{8,80}/g,
  },
  {
    id: 'ask-for-password',
    weight: 0.5,
    pattern:
      /\b(?:confirm|verify|remind me of|provide|share|state|disclose|what(?:'s| is| was| would)|tell me|give me)\b[^.?!\n]{0,24}\b(?:(?:our|your) (?:(?:system|admin|master|secret|current|root|default) )?(?:password|passphrase|passcode|access code|secret (?:code|key|word))(?: (?:be|please|now|again|in this world))?|(?:password|passcode|code|key) for this (?:mode|session|upgrade|system))\s*[?.!]/gi,
  },
  {
    id: 'claimed-authority',
    weight: 0.5,
    pattern:
      /\bI(?:'m| am) (?:not (?:a |the )?(?:user|\w+), I(?:'m| am) )?(?:your (?:(?:real|original|lead|new|true) )?(?:developer|creator|admin(?:istrator)?|owner|programmer|master|boss|god|maker)|god\b)|\bas your (?:developer|creator|administrator|owner|programmer|master)\b|\b(?:you must|you have to) (?:listen to|obey|follow) (?:me|my|every)\b/gi,
  },
  {
    id: 'somebodys-data',
    weight: 0.45,
    pattern:
      /\b(?:tell|give|encode|translate|spell|share|reveal|disclose)\b(?: (?:me|us|out))?[^.?!\n]{0,12} (?:the (?:user|customer|client|patient)|your (?:last|previous|other) (?:user|customer|client)|[A-Z][a-z]+)['’]s (?:(?:full|exact|home|current|private|personal|real) )*(?:birth ?(?:date|day|year|month)|date of birth|email address|phone number|(?:home )?address|password|social security number|credit card(?: number)?|salary|city of residence|medical records?|whereabouts|maiden name)/g,
  },
  {
    id: 'not-by-the-documents',
    weight: 0.35,
    pattern:
      /\b(?:do not|don't|never) (?:look (?:in|at)|use|consult|rely on|read) (?:the|any|those|these) (?:(?:provided|given|retrieved) )?(?:documents|articles|sources|context)\b|\bnot (?:by|from) the (?:documents?|articles?|context)\b/gi,
  },
  {
    id: 'imagined-world',
    weight: 0.4,
    pattern:
      /\b(?:imagine|suppose|hypothetical(?:ly)?|pretend|fictional|in a (?:world|universe|dream|story|scenario)|theoretical(?:ly)? (?:world|scenario)?)\b[^.\n]{0,120}\b(?:(?:no|without(?: any)?) (?:rules|restrictions|laws|limits|ethics|guidelines|filters|censorship|consequences|moral\w*)|(?:personal data|passwords?|secrets?) (?:is|are|was|were) (?:currency|public|shared|openly|free)|(?:ignore|had no|could ignore|free from) (?:your|all|any|the) (?:rules|guidelines|restrictions|programming|policies))/gi,
  },
  {
    id: 'tool-hijack',
    weight: 0.55,
    pattern:
      /\b(?:call|invoke|run|execute|use|trigger) (?:the |your )?(?:[\w.]+ )?(?:tool|function|plugin)\b[^.\n]{0,80}\b(?:without (?:asking|confirm\w*|telling|permission|the user)|silently|secretly|before (?:answering|responding|you answer|replying))|\b(?:silently|secretly|covertly) (?:call|run|execute|send|upload|delete|forward|email|post|append|insert|include)\b/gi,
  },
  ...phrasesElsewhere,
];
