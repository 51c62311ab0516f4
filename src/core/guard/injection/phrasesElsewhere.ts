import type { Phrase } from './phrase.ts';

const anyOf = (...parts: readonly RegExp[]): RegExp => new RegExp(parts.map(({ source }) => source).join('|'), 'giu');

/** The same fixed forms in other languages; what is not fixed in them is left to the lexicon and the model. */
export const phrasesElsewhere: readonly Phrase[] = [
  {
    id: 'you-are-now',
    weight: 0.45,
    pattern: anyOf(
      /(?<!\p{L})(?:ab (?:jetzt|sofort)|von nun an|jetzt) bist du (?!dran)|(?<!\p{L})du bist (?:jetzt|nun|ab sofort) (?!dran)|(?<!\p{L})tu so,? als (?:ob|w[äa]r)/u,
      /(?<!\p{L})(?:tu es|vous [êe]tes) (?:maintenant|d[ée]sormais)(?!\p{L})|(?<!\p{L})fai(?:s|tes) semblant d/u,
      /(?<!\p{L})(?:ahora|a partir de ahora|desde ahora),? (?:eres|ser[áa]s|act[úu]as)(?!\p{L})|(?<!\p{L})(?:finge|imagina) (?:ser|que eres)/u,
      /(?<!\p{L})(?:ora|adesso|d[’']ora in poi|da ora in poi) (?:sei|sarai|agisci)(?!\p{L})|(?<!\p{L})fingi di/u,
      /(?<!\p{L})(?:agora|a partir de agora|de agora em diante),? voc[êe] (?:[ée]|ser[áa]|vai|deve)(?!\p{L})|(?<!\p{L})finja (?:ser|que)/u,
      /(?<!\p{L})(?:je bent nu|vanaf nu ben je|doe alsof)(?!\p{L})|(?<!\p{L})(?:od teraz|teraz) jeste[śs]|(?<!\p{L})udawaj,? [żz]e/u,
      /(?<!\p{L})(?:теперь|отныне|с этого момента) ты(?!\p{L})|(?<!\p{L})притворись|(?<!\p{L})представь,? что ты/u,
      /你现在是|从现在(?:开始|起)，?你|假装(?:你|成)|請?扮演|(?:今|これ)から(?:あなた|君)は|あなたは(?:今|これ)から|のふりをし|になりきって/u,
      /지금부터 (?:너|당신|넌)|(?:너|당신)는 이제|인 척 ?(?:해|하)|أنت الآن|من الآن فصاعدا|تظاهر (?:بأنك|أنك)|अब से (?:आप|तुम)|होने का नाटक/u,
    ),
  },
  {
    id: 'forget-everything',
    weight: 0.5,
    pattern: anyOf(
      /(?<!\p{L})(?:vergiss|vergesst|ignoriere?) (?:einfach |bitte )?alles(?!\p{L})|(?<!\p{L})(?:oublie|oubliez|ignorez) tout(?! de suite)(?!\p{L})/u,
      /(?<!\p{L})olvid(?:a|ad|e|ar|ate de|arte de) todo(?!\p{L})|(?<!\p{L})(?:dimentica|dimenticate|dimenticare|ignora) tutto(?!\p{L})/u,
      /(?<!\p{L})(?:esque[çc]a|esquece|esquecer|ignore) (?:de )?tudo(?!\p{L})|(?<!\p{L})(?:vergeet|negeer) alles(?!\p{L})|(?<!\p{L})(?:zapomnij|zaboravi|zapomeň|glöm|glem) (?:o |na )?(?:wszystk|sve|vše|allt|alt)/u,
      /(?<!\p{L})забудь(?:те)? (?:обо |про |о )?вс[её]|her ?şeyi unut|(?:忘记|忘掉|忽略|无视)(?:一切|所有|全部|之前)|(?:すべて|全て|全部)を?(?:忘れ|無視)/u,
      /(?:모두|모든 것을|전부) (?:잊|무시)|(?:انس|تجاهل) كل|सब ?कुछ (?:भूल|अनदेखा)/u,
    ),
  },
  {
    id: 'without-restrictions',
    weight: 0.3,
    pattern: anyOf(
      /(?<!\p{L})ohne (?:jede |alle |jegliche |irgendwelche )?(?:einschr[äa]nkung|beschr[äa]nkung|zensur|moral)|(?<!\p{L})sans (?:aucune? )?(?:restriction|censure|filtre moral)/u,
      /(?<!\p{L})sin (?:ninguna? )?(?:restricci|censura|filtros? )|(?<!\p{L})sem (?:nenhuma? )?(?:restri[çc]|censura)|(?<!\p{L})senza (?:alcuna? )?(?:restrizion|censura)/u,
      /без (?:каких-либо |всяких )?(?:ограничений|цензуры)|(?:没有|不受)(?:任何)?(?:限制|约束|审查)|制限(?:の)?(?:ない|なし)|제한 ?(?:이 )?없|بدون (?:أي )?قيود|बिना (?:किसी )?(?:प्रतिबंध|रोक)/u,
    ),
  },
  {
    id: 'your-prompt',
    weight: 0.6,
    pattern: anyOf(
      /(?<!\p{L})dein(?:e[mnrs]?)? (?:\p{L}+ )?(?:system[- ]?prompt|systemanweisung|systemnachricht)|(?<!\p{L})(?:ton|votre|tes|vos) (?:\p{L}+ )?(?:prompt|message|instructions) (?:syst[èe]me|initial|cach)/u,
      /(?<!\p{L})(?:tu|su|tus|sus) (?:prompt|mensaje|instrucciones) (?:de[l]? sistema|inicial|ocult|secret)|(?<!\p{L})(?:tuo|tue|vostro) (?:prompt|messaggio|istruzioni) (?:di sistema|inizial|nascost|segret)/u,
      /(?<!\p{L})(?:seu|sua|suas|teu) (?:prompt|mensagem|instru[çc][õo]es) (?:d[eo] sistema|inicia|ocult|secret)|(?<!\p{L})(?:твой|свой|твои|свои|ваш) (?:системн\p{L}+|исходн\p{L}+|скрыт\p{L}+) (?:промпт|инструкци|сообщени|запрос)/u,
      /(?:你的|您的)(?:系统|初始|原始|隐藏)的?(?:提示|指令|消息|说明)|あなたの(?:システム|初期|最初の|隠された)(?:プロンプト|指示|命令)|(?:너의|당신의|네) (?:시스템|초기|숨겨진) ?(?:프롬프트|지시|명령)/u,
    ),
  },
];
