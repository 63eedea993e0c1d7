import type { Rule } from './signal.ts';

const cannot = '(?:riesc|riusci|poss|potr|puot)\\w*';
const beThere =
  '(?:venire|venirci|esserci|essere (?:present[ie]|dei|con|li|la)|partecipare|raggiunger\\w*|liberar\\w+|unir\\w+|stare con|farcela|accettare|prendere parte|presenziare)';

/** Turns of phrase that say something else than their words. */
export const italianIdioms: readonly Rule[] = [
  [/\bnon (?:c e |ci sono |e )?(?:nessun |alcun |un |certo un )?problem\w*/, 'NEUTRAL'],
  [/\b(?:nessun|no|zero|senza) problem\w*/, 'NEUTRAL'],
  [/\bnon ci sono (?:\w+ )?(?:allergi|intolleran|vegetarian|vegan|celiac|esigenze)\w*/, 'NEUTRAL'],
  [
    /\bnon (?:sono|siamo|abbiamo|ho|ha) (?:\w+ )?(?:allergi|intolleran|vegetarian|vegan|celiac|dubbi|esigenze)\w*/,
    'NEUTRAL',
  ],
  [
    /\b(?:no|niente|senza|nessun|nessuna|zero) (?:\w+ )?(?:bimb|bambin|allergi|intolleran|pensier|glutine|lattosio|carne|pesce|maiale|preoccup)\w*/,
    'NEUTRAL',
  ],
  [/\bcome no\b/, 'YES'],
  [/\bperche no\b/, 'LIKELY_YES'],
  [/\bcerto che no\b/, 'NO'],
  [/\b(?:si|yessi|viene|vengono|veniamo|vengo|verremo) (?:o|e) no\b/, 'DOUBT'],
  [/\bo no$/, 'DOUBT'],
  [/\bnon (?:\w+ ){0,2}dir\w* (?:di )?no\b/, 'YES'],
  [
    /\b(?:per|vogliamo|volevo|volevamo|voglio) confermare (?:la |che |una )?(?:nostra |mia )?(?:presenza|partecipazione|ci)\b/,
    'YES',
  ],
  [
    /\bnon (?:posso|possiamo|potevo|potevamo|possiam) che (?:accettare|esserci|venire|dire|confermare|essere)\b/,
    'YES',
  ],
  [
    /\b(?:per|vogliamo|volevo|volevamo|voglio) confermare (?:la |che |una )?(?:nostra |mia )?(?:presenza|partecipazione|ci)\b/,
    'YES',
  ],
  [/\bnon (?:posso|possiamo|potevo|potevamo|possiam) che (?:declinare|rifiutare|rinunciare)\b/, 'NO'],
  [/\bnon (?:\w+ ){0,2}cred\w+/, 'NEUTRAL'],
  [
    /\bnon (?:vediam|vediamo|vedo|vedevo|vedevamo) l ora\b(?: di (?:esserci|festeggiare|venire|abbracciar\w+))?/,
    'LIKELY_YES',
  ],
  [/\bnon (?:\w+ ){0,3}manc(?:are|arvi|hero|heremo|hera|heranno|heremmo|herei|heremo|o|hiamo)\b/, 'YES'],
  [/\bnon (?:\w+ ){0,3}perd(?:o|iamo|ere|er\w+)\b/, 'YES'],
  [/\bnon (?:\w+ ){0,2}(?:rinunc|rifiut|declin)\w*/, 'YES'],
  [/\bci vediamo (?:li|la|presto|il|sabato|domenica|alla|al|tutti|in)\b/, 'LIKELY_YES'],
  [/\bci vediamo\b/, 'NEUTRAL'],
  [
    /\b(?:(?:vi|ti) )?(?:faccio|facciamo|far|farvi|farti|fare) sapere che\b|\b(?:vi|ti) (?:dico|diciamo) (?:subito )?(?:che|di)\b/,
    'NEUTRAL',
  ],
  [/\bnon so (?:come|cm|cosa|che) (?:dir|far|scriv)\w*/, 'NEUTRAL'],
  [/\bnon solo\b/, 'NEUTRAL'],
  [/\b(?:alla prossima|al prossimo (?:matrimonio|evento|compleanno))\b/, 'LIKELY_NO'],
  [/\b(?:vi|ti) pens\w+/, 'NEUTRAL'],
  [/\b(?:col|con il|nel|in) (?:pensiero|cuore|spirito)\b/, 'LIKELY_NO'],
  // «Ci siamo trasferiti»: of what happened to them.
  [
    /\bci (?:siamo|saremo) (?:gia |purtroppo |appena |anche |piu |mai )?(?:\w+(?:at|ut|it)[ie]|pers[ie]|mess[ie]|rimast[ie]|accort[ie]|vist[ie]|scritt[ie])\b/,
    'NEUTRAL',
  ],
  [/\b(?:vengo|veniamo|verremo|verro) (?:operat|ricoverat|dimess)\w*/, 'LIKELY_NO'],
  [
    /\b(?:vengo|veniamo|verremo|verro|passo|passiamo) (?:a (?:trovar|salutar|conoscer|saper)\w*|(?:da|dal|dalla|dall) (?!sol)\w+)/,
    'DOUBT',
  ],
  [
    /\b(?:vengo|veniamo|verremo|verro|ci siamo|ci saremo|ci sono|ci saro) (?:solo |soltanto )?se\b/,
    'LIKELY_MAYBE',
  ],
  [/\b(?:dispiace|spiace|scus\w+) (?:per |del |x )?(?:il |x il )?ritardo\b/, 'NEUTRAL'],
];

export const italianMaybes: readonly Rule[] = [
  [/\bnon (?:\w+ ){0,2}(?:so|sappiamo|sapremo|sapro|saprei|sapremmo)\b(?: \w+){0,8}/, 'MAYBE'],
  [
    /\bnon (?:sono|siamo|e|saremmo) (?:ancora |del tutto |proprio |molto |troppo )?(?:sicur|cert|convint)\w*(?: \w+){0,6}/,
    'MAYBE',
  ],
  [/\b(?:non ancora|ancora non|non (?:ho|abbiamo) ancora)\b(?: \w+){0,3}/, 'MAYBE'],
  [/\b(?:forse|in forse|puo darsi|dipende|50 50|fifty fifty|da confermare)\b/, 'MAYBE'],
  [/\b(?:vediamo|vedremo|si vedra|probabil\w+|magari|eventualmente|salvo imprevisti)\b/, 'LIKELY_MAYBE'],
  [
    /\b(?:vi|ti|te|ve) (?:lo |ne |la )?(?:(?:faccio|facciamo|faro|faremo|fara) sapere|dico|diciamo|diro|diremo|aggiorno|aggiorniamo|confermer\w+)\b/,
    'MAYBE',
  ],
  [/\b(?:far|farti|farvi|fatti|faccio|facciamo|faro|faremo) sapere\b/, 'MAYBE'],
  [
    /\bconferm(?:o|iamo)(?: la presenza| poi)? (?:domani|dopo|piu avanti|poi|entro|appena|stasera|nei prossimi|la prossima|fra|tra|quando|a breve|in settimana|nelle prossime)\b/,
    'MAYBE',
  ],
  [
    /\b(?:devo|dobbiamo|dovrei|dovremmo|fammi|fatemi|lasciami|lasciatemi)(?: ancora| prima)? (?:vede|controlla|chiede|organizza|capi|verifica|senti|parla|decide|guarda|pensa)\w*/,
    'MAYBE',
  ],
  [/\b(?:ci penso|ci pensiamo|ci penseremo|pensarci|stiamo valutando|valutiamo)\b/, 'MAYBE'],
  [
    /\b(?:spero|speriamo|spererei) (?:proprio |tanto |davvero )?di (?:esser|riusci|poter|venire|farcela|partecip)\w*(?: \w+){0,3}/,
    'MAYBE',
  ],
  [
    /\b(?:cerch|prov|tent)\w+ (?:di|a|ad) (?:esser|venire|libera|organizza|riusci|fare|passare|farcela)\w*/,
    'LIKELY_MAYBE',
  ],
  [
    /\b(?:faremo|faro|facciamo|faccio) (?:il possibile|di tutto|del nostro meglio|del mio meglio)(?: \w+){0,4}/,
    'LIKELY_MAYBE',
  ],
  [/\bse (?:\w+ ){0,2}(?:riesc|riusci|poss|potr|ce la|trov|tutto va)\w*(?: \w+){0,4}/, 'LIKELY_MAYBE'],
  [/\b(?:dovremmo|dovrei) (?:esser|riusci|farcela|venire|poter)\w*/, 'LIKELY_YES'],
  [
    /\b(?:penso|credo|pensiamo|crediamo|direi|mi sa) (?:proprio |purtroppo )?(?:che |di )?(?:si|yessi)$/,
    'LIKELY_YES',
  ],
  [
    /\b(?:penso|credo|pensiamo|crediamo|direi|mi sa|temo) (?:proprio |purtroppo )?(?:che |di )?no\b/,
    'LIKELY_NO',
  ],
  [/\b(?:penso|pensiamo|credo|crediamo|suppongo|immagino|mi sa)\b/, 'DOUBT'],
];

export const italianNos: readonly Rule[] = [
  [
    new RegExp(
      `\\bnon (?:\\w+ ){0,3}${cannot}(?: (?:proprio|purtroppo|davvero|mica|ad|a|di|piu|essere|nemmeno)){0,3} ${beThere}`,
    ),
    'NO',
  ],
  [/\bnon (?:\w+ ){0,2}ce la (?:facc|far|fac)\w*/, 'NO'],
  [
    new RegExp(
      `\\bnon (?:\\w+ ){0,3}${cannot}(?: (?:proprio|purtroppo|davvero|mica|piu|sabato|domenica|venerdi|quel|quella|questa|stavolta|il|per|perche|causa|a causa|dato|visto|siccome|grazie|scusa|scusate|mi|ci|x|noi|io|in quella|in quel)\\b.*)?$`,
    ),
    'NO',
  ],
  // «Non riesco ad aprire il link» is no answer.
  [new RegExp(`\\bnon (?:\\w+ ){0,2}${cannot}(?: a| ad)? \\w+`), 'NEUTRAL'],
  [
    /\bnon (?:\w+ ){0,2}(?:vengo|veniamo|veniam|verremo|verro|parteciper\w+|partecip\w+|accett\w+|aderi\w+)\b/,
    'NO',
  ],
  [/\bnon (?:ci|vi|c) (?:\w+ )?(?:saremo|saro|siamo)\b/, 'NO'],
  [
    /\bnon (?:saremo|saro|siamo|sono) (?:\w+ )?(?:present[ie]|dei vostri|li|con voi|in grado|disponibil\w+|liber\w)\b/,
    'NO',
  ],
  [/\bnon ci sono(?=$| (?:sabato|domenica|quel|per|il|purtroppo|perche)\b)/, 'NO'],
  [
    /\bnon (?:\w+ ){0,2}(?:viene|vengono|verra|verranno|puo|possono|potra|potranno|riesce|riescono|ci sara|ci saranno)\b/,
    'SOME_STAY',
  ],
  [/\bnon (?:\w+ ){0,2}conta(?:te|re|rci|teci)\b(?: su)?/, 'NO'],
  [/\bnon (?:\w+ ){0,2}conferm\w*/, 'DOUBT'],
  [/\bsenza di (?:noi|me)\b/, 'NO'],
  [/\b(?:declin|rinunc|rifiut|impossibilitat)\w*/, 'NO'],
  [
    /\b(?:dobbiamo|devo|dovremo|dovro|doverl\w+|costrett\w+ a) (?:\w+ )?(?:mancare|disdire|annullare|saltare|passare la mano)\b/,
    'NO',
  ],
  [/\b(?:mancheremo|manchero|assenti|assente|disdiciamo|disdico)\b/, 'NO'],
  [
    /\b(?:cancella|cancellate|togli|togliete|segna|segnate)(?:ci|mi|teci|temi)? (?:\w+ ){0,2}(?:prenotazione|presenza|assenti|assente|posti|posto|coperti)\b/,
    'NO',
  ],
  [
    /\b(?:sarem+o|sarei) (?:\w+ )?(?:stat|venut)\w*(?: volentieri)?|\bsarebbe (?:\w+ )?piaciut\w*|\b(?:avremmo|avrei) (?:\w+ )?(?:voluto|partecipato|detto|accettato)(?: \w+){0,3}/,
    'LIKELY_NO',
  ],
  [
    /\b(?:purtroppo|sfortunatamente|dispiac\w+|spiace|spiacent\w+|peccato|rammarico|ahime|malincuore|mancherete)\b/,
    'LIKELY_NO',
  ],
  [/\b(?:sara )?per (?:la|un altra|una) (?:prossima|volta)\b|\bun altra volta\b/, 'LIKELY_NO'],
  [
    /\b(?:siamo|sono|saremo|saro) (?:gia |tutti |entrambi )?(?:via|fuori|all estero|in vacanza|in ferie|in viaggio|in crociera|impegnat\w+|a lavoro|al lavoro|di turno|al mare|in montagna)\b/,
    'LIKELY_NO',
  ],
  [
    /\b(?:altro|un|gia un|altri) (?:\w+ )?impegn\w+|\b(?:abbiamo|ho) (?:gia )?(?:un )?altr\w+ (?:matrimonio|cerimonia|festa|evento)\b|\b(?:devo|dobbiamo) lavorare\b|\blavoro quel\b|^(?:quel giorno |io |sabato |domenica )?(?:lavoro|lavoriamo|lavora)\b/,
    'LIKELY_NO',
  ],
  [
    /^(?:io|noi|lui|lei|loro|i bimbi|i bambini|mio marito|mia moglie|mia madre|mio padre)(?: invece| purtroppo)? no\b/,
    'SOME_STAY',
  ],
];

export const italianYeses: readonly Rule[] = [
  // «Se veniamo», «quando arriviamo»: of something else.
  [
    /\b(?:se|quando|come|dove|prima che|chi|cosa|dopo che|finche|a che ora) (?:\w+ ){0,2}(?:veniamo|verremo|vengo|verro|viene|saremo|saro|siamo|arriv\w+|partecip\w+|conferm\w+)\b/,
    'NEUTRAL',
  ],
  [
    /\b(?:verremmo|verrei|saremmo|sarei|piacerebbe|vorremmo|vorrei|potremmo|potrei)\b(?: (?:molto )?volentieri| con piacere)?/,
    'DOUBT',
  ],
  [/\b(?:ci|vi) (?:saremo|saro|siamo)\b/, 'YES'],
  [/\bci sono(?=$| anche| sicur| di sicuro| di certo| volentieri| io\b| eccome)/, 'YES'],
  [/\b(?:veniamo|veniam|verremo|vengo|verro|partecip(?:o|iamo|ero|eremo)|eccoci)\b/, 'YES'],
  [/\b(?:arriviamo|arriveremo|arrivo|arrivero)\b/, 'LIKELY_YES'],
  [/\bsar(?:o|emo) (?:\w+ )?(?:present[ie]|li|dei vostri|con voi)\b|\bsiamo dei vostri\b/, 'YES'],
  [
    /\b(?:felic|liet|onorat|content|entusiast|felicissim|lietissim|contentissim)\w* di (?:esserci|partecipare|venire|accettare|essere (?:present[ie]|con voi|dei vostri)|confermare|festeggiare)\b/,
    'YES',
  ],
  [/\b(?:presenza confermata|confermata la presenza|confermiamo la (?:nostra )?presenza)\b/, 'YES'],
  [/^(?:tutti |entrambi |saremo |si )?present[ie](?: all appello| entrambi| tutti)?$/, 'YES'],
  [
    /\b(?:conferm(?:o|iamo|ato|ata|ati|atissim\w+)|accett(?:o|iamo|ato)|contate(?:ci| su| pure)|contaci|conta (?:su|pure|anche)|segna(?:ci|te|teci|mi)\b)/,
    'YES',
  ],
  [/\b(?:volentieri|volentierissimo|con (?:\w+ )?(?:piacere|gioia))\b/, 'YES'],
  [/\byessi\b/, 'AYE'],
  [
    /^(?:(?:ciao|buongiorno|buonasera|ma|eh|ah|oh|grazie|ehi|allora) ){0,3}si(?: si){0,4}(?: (?:certo|grazie|grazie mille|dai|volentieri|assolutamente|ovvio|sicuro|e|ok|certamente|perfetto|tutti|assolutamente|molto|con piacere|esatto|anche io|eccome|ragazzi|ovviamente|senz altro)){0,3}$/,
    'AYE',
  ],
  [/^si (?=~|va bene|grazie|ok|certo)/, 'AYE'],
  [
    /^(?:ma |beh |e )?(?:certo|certamente|certissimo|assolutamente|ovvio|ovviamente|sicuramente|sicuro|sicurissimo|senz altro|naturalmente|eccome)(?: che)?(?: si| sicuro| certo| ragazzi| cari| grazie)?$/,
    'YES',
  ],
  [/\b(?:certo|certamente|sicuramente|ovviamente|naturalmente|senz altro|assolutamente)\b/, 'LIKELY_YES'],
  [
    /\b(?:viene|vengono|verra|verranno|ci sara|ci saranno|partecipa|partecipano|partecipera|parteciperanno)\b/,
    'SOME_COME',
  ],
  [/\b(?:ricevut\w+|arrivat\w+|letto|received|got (?:it|the|your))\b/, 'ACK'],
  [/^(?:ok|va bene|perfetto|ricevuto|bene|benissimo|top|d accordo|capito|fatto)\b/, 'ACK'],
];
