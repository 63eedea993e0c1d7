/** Frequent given names of Italian lists and of their foreign guests: enough to tell the order of two names. */
const GIVEN_NAMES = new Set(
  `adriana adriano agata agnese alba alberta alberto aldo alessandra alessandro alessia alessio alfonso alfredo alice
  amedeo amelia andrea angela angelica angelo anita anna annalisa annamaria annarita antonella antonia antonietta antonino
  antonio arianna armando arturo asia aurora barbara beatrice bianca benedetta benedetto bruna bruno camilla carla carlo carlotta
  carmela carmelo carmen carolina caterina cecilia cesare chiara christian cinzia claudia claudio clara concetta corrado
  cristian cristiana cristiano cristina dalila damiano daniela daniele dario davide debora deborah denise diego diletta domenica
  domenico donatella donato edoardo elena eleonora elisa elisabetta emanuela emanuele emilia emilio emma enrica enrico enzo
  erica erika ernesto ester ettore eugenia eugenio eva fabiana fabio fabiola fabrizia fabrizio federica federico ferdinando
  filippo fiorella flavia flavio franca francesca francesco franco gabriele gabriella gaetano gaia gemma gennaro giacomo
  giada gian gianfranco gianluca gianmarco gianna gianni ginevra gino gioia giordano giorgia giorgio giovanna giovanni
  giulia giuliana giuliano giulio giuseppe giuseppina gloria grazia graziella greta guido ida ignazio ilaria ines irene
  isabella ivan ivana ivano jacopo jessica katia lara laura lavinia leo leonardo letizia lia lidia liliana lina linda lisa livia
  livio loredana lorena lorenza lorenzo loris luca lucia luciana luciano lucio lucrezia ludovica ludovico luigi luigia luisa
  maddalena maicol manuel manuela mara marcella marcello marco margherita maria marianna marilena marina mario marisa marta
  martina massimiliano massimo matilde matteo mattia maura maurizio mauro melissa michela michele miriam mirella mirko monica
  nadia natalia nicola nicole nicoletta nicolo nina noemi olga orazio oriana oscar ottavia ottavio pamela paola paolo pasquale
  patrizia patrizio piera pierluigi piero pietro pina raffaele raffaella raffaello rebecca renata renato riccardo rita roberta
  roberto rocco romina rosa rosalia rosanna rosaria rosario rossana rossella ruggero sabrina salvatore samanta samuele sandra
  sandro sara sebastiano serena sergio silvana silvano silvia silvio simona simone sofia sonia stefania stefano stella susanna
  susy tania teresa tiziana tiziano tommaso umberto valentina valeria valerio vanessa vera veronica vincenza vincenzo viola
  virginia vito vittoria vittorio viviana walter yuri zoe
  adam alan alex alexander alison amy andrew angus ann anne anthony ben benjamin bob brian callum catherine charles charlotte
  chloe chris christine christopher claire colin craig daniel david dean diana donna dorothy edward eleanor elizabeth ellen
  emily eric evelyn fiona frank gary geoffrey george grace graham hannah harriet harry heather helen henry ian isaac jack jacob
  james jane janet jason jean jennifer jeremy joan joe john jonathan joseph joshua julia julie karen kate katherine keith kevin
  kyle leah liam lily louise lucy luke margaret mark martin mary matthew megan michael mia mike nancy naomi natalie nathan
  neil nicholas noah nora oliver olivia oscar owen pamela patricia patrick paul peter philip rachel ralph richard robert robin
  rose ruth ryan sally sam samantha samuel sarah scott sean sharon simon sophie stephanie stephen steven stuart susan thomas
  tim timothy tom tracy victoria wendy william zoe hans heinz jurgen karl klaus stefan ursula wolfgang jose juan carlos luis
  miguel pedro pablo javier ana marie pierre jacques francois`.split(/\s+/),
);

/** Is this word (or the first of several) a known given name? Accents and case do not matter. */
export function isGivenName(text: string): boolean {
  const [word = ''] = text.trim().split(/[\s-]+/);
  return GIVEN_NAMES.has(
    word
      .normalize('NFD')
      .replace(/[\p{M}'’]/gu, '')
      .toLowerCase(),
  );
}
