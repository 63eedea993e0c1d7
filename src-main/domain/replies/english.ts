import type { Rule } from './signal.ts';

export const englishIdioms: readonly Rule[] = [
  [
    /\bno (?:problem\w*|prob\w*|worries|need|rush|doubt|kids|children|allergies|plus one|pressure|idea)\b/,
    'NEUTRAL',
  ],
  [
    /\b(?:not|no|without) (?:a |any )?(?:problem\w*|allergies|allergic|vegetarian|vegan|gluten|dairy|meat|nuts)\b/,
    'NEUTRAL',
  ],
  [/\bcan ?not (?:wait|contain)\b/, 'LIKELY_YES'],
  [/\bcan ?not (?:believe|thank|open|see|find|read|remember|reach)\b/, 'NEUTRAL'],
  [/\bcould not (?:be happier|be more|miss)\b/, 'LIKELY_YES'],
  [/\bcan ?not say no\b|\bhow could (?:we|i) say no\b/, 'YES'],
  [/\b(?:would|will|could|can|do)? ?(?:not|never) (?:\w+ ){0,2}miss\w*/, 'YES'],
  [/\bcan ?not miss\b/, 'YES'],
  [/\bno way (?:\w+ ){0,3}miss\w*/, 'YES'],
  [/\bwhy not\b/, 'LIKELY_YES'],
  [
    /\bin spirit\b|\bcoming down with\b|\b(?:another|next|some other) time\b|\bif (?:we|i) could\b/,
    'LIKELY_NO',
  ],
  [/\b(?:yes or no|or not)\b/, 'DOUBT'],
  [/\bsorry (?:for|about) (?:the |my |being |so )?(?:late|delay|slow)(?: \w+)?/, 'NEUTRAL'],
  [/\blet you know (?:that|we|i)\b/, 'NEUTRAL'],
  [/\bwould have (?:loved|liked)(?: to)?(?: \w+){0,2}|\bwish (?:we|i) could\b/, 'LIKELY_NO'],
];

export const englishMaybes: readonly Rule[] = [
  [/\b(?:not|never) (?:\w+ )?(?:sure|certain|decided)(?: \w+){0,8}/, 'MAYBE'],
  [/\b(?:do not|dunno|not) (?:\w+ )?know(?: \w+){0,8}|\bdunno\b/, 'MAYBE'],
  [/\b(?:maybe|perhaps|undecided|tentativ\w+|tbc|tbd|depends)\b/, 'MAYBE'],
  [/\b(?:might|possibly|hopefully|probably)\b/, 'LIKELY_MAYBE'],
  [
    /\b(?:let|lets) (?:you|u) know\b|\bget back to (?:you|u)\b|\bwill (?:confirm|tell you|answer) (?:later|soon|asap|by|tomorrow|next|when|as)\b/,
    'MAYBE',
  ],
  [/\b(?:need|have|got|let me|let us)(?: to)? (?:check|see|ask|think|talk|figure)\b/, 'MAYBE'],
  [
    /\b(?:hope|hoping|try|trying|do my best|do our best) to (?:\w+ ){0,2}(?:come|be there|make|attend|join)\b(?: it)?/,
    'LIKELY_MAYBE',
  ],
  [/\bif (?:we|i) (?:can|are able|am able|find|manage)(?: \w+){0,4}/, 'LIKELY_MAYBE'],
  [/\b(?:think|guess|suppose)(?: \w+)? not\b/, 'LIKELY_NO'],
  [/\b(?:think|guess|suppose)\b/, 'DOUBT'],
];

const cannot =
  '(?:can ?not|could not|will not|would not|are not|am not|is not|not going to|may not|unable to|not able to|not)';
const attend =
  '(?:make|come|coming|attend|attending|join|joining|be there|there|do it|manage|present|be with|go|going|able|available)';

export const englishNos: readonly Rule[] = [
  [
    new RegExp(
      `\\b(?:he|she|they|kids|children|husband|wife|partner|mum|mom|dad) (?:\\w+ )?${cannot} (?:be )?${attend}\\b`,
    ),
    'SOME_STAY',
  ],
  [
    new RegExp(
      `\\b${cannot}(?: (?:unfortunately|sadly|actually|both|all|be|be able to|able to|going to|personally)){0,3} ${attend}\\b(?: it)?(?: to)?`,
    ),
    'NO',
  ],
  [/\bcan ?not(?: sorry| unfortunately)?$/, 'NO'],
  [/\bunable to\b/, 'NO'],
  [/\b(?:do not|please do not) count (?:us|me) in\b|\bcount (?:us|me) out\b/, 'NO'],
  [
    /\b(?:declin(?:e|ing|ed)|regretfully|(?:our|my) regrets|regrets|(?:have|going|need) to (?:miss|pass|skip|decline)|must (?:miss|decline)|not this time|no can do)\b/,
    'NO',
  ],
  [/\b(?:nope|nah|no way)\b/, 'NO'],
  [/\b(?:unfortunately|sadly|sorry|alas|afraid|shame|gutted)\b/, 'LIKELY_NO'],
  [
    /\b(?:out of town|out of the country|abroad|on holiday|on vacation|away(?:$| that| on| for)|working that|have to work|prior (?:commitment|engagement)|another (?:wedding|event|commitment))\b/,
    'LIKELY_NO',
  ],
];

const gladly =
  '(?:all |both |definitely |certainly |absolutely |happily |gladly |also |so |very |really |most |be |going to |love to |happy to |delighted to |excited to |honou?red to |pleased to |thrilled to |over the moon to ){0,4}';

export const englishYeses: readonly Rule[] = [
  [
    /\b(?:if|when|what time|who|where|whether) (?:\w+ ){0,3}(?:coming|come|attending|attend|be there)\b/,
    'NEUTRAL',
  ],
  [
    /(?<!\band (?:my |the |our )?)\b(?:he|she|they|kids|children|husband|wife|partner|mum|mom|mother|dad|father|son|daughter|sister|brother) (?:is|are|will|can) (?:\w+ )?(?:be there|come|coming|attend|attending|join|joining)\b/,
    'SOME_COME',
  ],
  [/\bwould love to\b/, 'LIKELY_YES'],
  [/\bwould (?:be there|come|attend|join)\b/, 'DOUBT'],
  [
    new RegExp(
      `\\b(?:will|are|am|would be) ${gladly}(?:come|coming|attend|attending|join|joining|present|accept|in|celebrate)\\b`,
    ),
    'YES',
  ],
  [
    /\b(?:happy|delighted|honou?red|pleased|thrilled|excited) to (?:come|attend|join|accept|be there|celebrate|confirm)\b/,
    'YES',
  ],
  [
    /\b(?:be there|count (?:us|me) in|see you (?:all |both )?there|can (?:make it|come|attend)|accept(?:ed|ing)?|confirm(?:ed|ing)?|rsvp yes|with pleasure|will make it|wouldnt miss)\b/,
    'YES',
  ],
  [/^(?:we are |i am )?(?:coming|attending)\b/, 'YES'],
  [/\b(?:yes|yep|yup|yeah|yea|yay)\b/, 'AYE'],
  [
    /^(?:sure|sure thing|of course|absolutely|definitely|certainly|totally|for sure|gladly)(?: yes| thanks| thank you| guys)?$/,
    'YES',
  ],
  [
    /\b(?:sure|of course|absolutely|definitely|certainly|totally|looking forward|look forward)\b/,
    'LIKELY_YES',
  ],
];
