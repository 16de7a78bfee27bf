/**
 * Everyday Dutch words of four to eight letters without accents, which differ in their first four
 * letters: ours, for codes and passphrases. Never change one: what people printed would not open.
 */
const WORDS = `
aaien aalbes aanbod aanhef aanleg aanname aanpak aanraak aanslag aantal aanval aanzet aarde aarzel
absent accent acht acteur actie actueel adder adelaar adem ader adopter adres advies afbouw afdak
afdruk afhaal afkeur afkomst afloop afreis afrit afroep afslag afstand aftocht afval afvoer afwas
afwerk agenda airbag akker akkoord album alfabet alinea allicht allure almanak alpen alpino alsnog
alsof althans altijd alweer amandel ambacht ambient amfibie amfoor amper amusant analist ananas
ander andoorn anemoon angel anijs animus anker ansicht antiek apart apostel appel applaus april
aquarel arabier arcade arend artikel asperge assist aster astraal atlas atleet atoom attest audio
augurk auteur autobus avenue avond azijn azuur baai baan baard baas babbel badeend badhuis badmuts
badpak badstof bagage bagger baken bakker balans balkon ballon balsa bamboe banaan band banjo bank
barkruk baron basis basket bassin baten bazaar bazin beamen bebouw bedding bedekt bedrag bedstee
beek beeld beest begaan begin begonia begrip behang beheer behoef beige beitel beker bekwaam
belang belboei beleid bellen beloof bemoei benzine bepaal beperk bereik berg beroep besef beslag
bestek betaal betoog beugel beuk beurs beven bevolk bevrijd bewaak beweeg bewijs bewoon bewust
bezaan bezem bezoek bibber biddag bieden biet bijbel bikkel biljet bingo binnen biscuit bistro
bizon blaadje blad blank blauw blazer bleek blender blij blik blinken blits bloem blok blond
blouse bocht bode boeg boeiend boek boer boezem boiler bokaal bolide bolster bolwerk bomen bonbon
bond bongerd bonte boom boon boor boot bord borgen bosbes bosgeur boshut bosland bosmier bospad
bosrand bosuil bosweg boter botsing bouw boven braam braden brasem bravo breed breien brem breng
breuk brevet bridge brief bril brink broer brok brons brood browser brug bruin brunch bubbel
buffel buidel buik buiten buizerd bulder bult bundel bureau burger busbaan busrit buurt cabine
cacao cachet cactus cadans caddie cadeau cake calcium camera camping canada canon cantate capella
cargo cavia ceder cello cement centrum chalet charme chemie chocola chorus cijfer circus cirkel
citaat citroen claim claxon clip clown club cockpit cocon codeer collega coltrui column combi
comfort commode compact concert conga consult contact cordon correct corso coupe courant cover
cross cursus cyclus cynisch daad daarna dadel dagblad dagdeel dagmenu dagreis dagtaak dakgoot
dakraam daling damast dambord dame dampen danken danser dapper darten dashond data datum dauw
debat debuut decor deeg deel defect deining dekbed deken dekglas deksel delen delta demper denken
depot dertig design dessert deugd deur dialoog diamant dichter dieet dienst diep dier dijk diner
dinsdag diploma direct disco distel ditmaal diva dobber docent doek doel does dogma dolfijn domein
donder donker doop door dorade dorp dorst dossier douche dozijn draad dracht draf dragen draven
dreef drift dringen droger dromen droom drop druif drum dubbel duif duiker duim duin duister
dukaat dulden duplex durf dutje dwars dweil dynamo echo ecoloog edel editie eend eenmaal eenoog
eentje eerste eeuw effect egel eigen eikel eiland einde ekster elders elegant element elftal elke
emmer emotie energie engel enkel entree epiloog episode erelid ergens erkend erven erwt esdoorn
essay etage etalage ether etiket etmaal euro even examen excuus expert export extra ezel faam
fabel fabriek factor fakkel familie farao fase fauna feest feit ferm fiche fictie fiets figuur
film filter finale finesse firma fitness fixeer flacon flanel flat fleurig flink flits floers
flora fluit fluweel folder fonds fontein forel formule forum fosfor foto fraai fractie frank frase
fresco freule friet fris front fruit fuif functie fusie fysiek gaaf gaan gaarne galerie galjoen
galop gamma gang gans garage garen gasfles gaspit gast gazel gazon gebied gebouw gedaan gedenk
gedicht geduld geel geeuw gegeven gegoed gehakt geheim gehoor gehucht geit gekko gelach geld gelei
gelijk geluk gemak gember gemoed geniet genot gepast gerecht gering gerst gesp gestel getal
getrouw getuige geur gevel gevoel gewoon gezang gezin gezond gids giechel gierst gieter gigant
gips giraf gitaar glans glas glazuur globaal gloed glooien gluren goal goed golf golven gondel
gordijn gorilla gotiek goud graan gracht granaat grappig gras gratis gravel greep grens greppel
griet griffel grijs grind groei grommel grond groot grot grutto gunnen gunst gymnast haag haak
haan haarbal haas hagel haiku hakbijl haken halfweg halster halte hamer hamster hand hangmat hapje
haring hark harp hart haven hebben hecht hectare heden heel heester heftig heide heilig heimwee
held helium helling helm hemd hemel hendel hengel herberg herder herfst herhaal herkauw herstel
hert heus heuvel hevig hiel hier hijgen hijs hinde hinkel hint hippie hobby hockey hoed hoek
hoepel hoes hommel hond honing honkbal hoofd hoog hooi hoop hoorn horen horizon hormoon horst
hortus hostie hotel houding hout houvast huid huifkar huis huiver huldig hulp humeur hummel humor
huppel huren hurken huzaar hyacint hybride hymne icoon ideaal idee idool idylle iemand iets
ijsbeer ijver ijzer illusie imker immer impact import impuls inbreng index indigo indruk inham
inhoud inkijk inkt inlaat inloop inmaak innig inruil insect instap intens intocht intrek inval
invloed invoer inzet inzicht iris isoleer ivoor jaar jacht jacket jager jammer januari japon jarig
jasmijn jazz jeans jeep jeugd jockey jodium jojo jong jonker jota joviaal jubel judoka juist juli
jungle junior jurist jurk jute juweel kaaiman kaalkop kaap kaars kaas kabbel kabel kachel kader
kajak kalf kalium kalm kamer kamille kanaal kandij kaneel kantel kapel kapper kapstok karaf
kardoen karper karton karwei kassa kast katern katoen kauw kavel kazen kebab keel kegel keizer
kelder kelner kennis kerk kermis kers kervel ketting keuken keurig keuze kever kiem kiezel kijker
kikker kilo kilte kimono kind kiosk kippen kist kitsch kittig klaar klamboe klank klas klaver
kleed klei klepper kletsen kleur klim klink klok klomp klont kloof klucht kluts knaap knapzak
kneden kneukel knie knijper knikker knipoog knoop knop knuffel koala koekoek koel koepel koerier
koets koffer kogel kokkin kokos kolom komeet komfoor komisch komma kompas konijn konvooi kooi kool
koor kopbal koper koppig koraal kordaat koren korrel korst kort kosmos kosten koter koud kous
kozijn kraag krab krans krater kreeft krekel krent kreukel kribbe kriebel krijt kring kristal
kroket kromme kroniek kroon kruid kruk krul kubus kudde kuif kuiken kuiper kundig kunst kuras kurk
kussen kust kuur kwart kwast kweek kwiek kwis laag laars laat label lachen ladder lade lagune
laken lama lamel lamp lancet land lang laptop larie laser lasso latwerk laurier lauwer lawaai
lector lede leem leer legaal legende leiding lekker lelie lengte lens lente lepel leraar letter
leuk leunen leven lezen liaan libel lichaam lied lief liever lift liggen lijm lijn lijst likeur
limiet limoen linde liniaal linker linnen lispel liter lobby loep logee logica lokaal loket lokken
lommer lonen loods loof loop lossen loten lotion lotus louter lucht luister lunch luster luxe lynx
lyriek maaien maal maan maart maat machine magenta magie magneet mahonie mais majoor maken makreel
malaise mammoet manchet mand manege mango manier mantel markt marmer massage mast matglas matras
maximum mazen mazurka mede meel meer meeuw meisje melange melden melk melodie memo meneer mengsel
menthol menu merel merk merrie metaal meter metro meubel microbe middag mier mijmer mikado mild
milieu mimosa minder minimum minuut mist mixer mobiel modder model module moeder moeras mokka
molen moment mond monnik monter mooi moreel morgen mossel mosterd motief motor motto mousse mouw
muesli muis mulder munt museum muskaat mustang muts muziek naaien naald naam naburig nacht nadeel
nagel najaar narcis nasaal natuur navel nazomer nectar nederig neef negen nerf nestel netwerk neus
neuzen nevel nicht niemand nieuw nijver niks nimmer nippel noedel noemen noga nokken nomade noord
noot norm notaris noten notitie nougat nuance nuchter nummer nuttig nylon oase oceaan octaaf
oefenen oeroud oester oever offer okapi oker oksel olie olifant olijf omarm omdat omelet omgaan
omhels omkeer omlaag omlijst omring omroep omslag omtrek omvang omweg omzet onder ondiep oneven
onkruid ontbijt ontdek ontmoet ontspan ontvang onyx oogarts ooglid oogst ooit oorbel oost opaal
opbouw open opera opgave ophef opinie oplage opmaat opmerk opname opoe oprecht oprit oproep opruim
opslag optiek optocht opvang opvoed opwarm opzet opzicht orakel oranje orde oregano orgel origami
orkest otter oudheid outfit outlet ovaal ovatie oven over paar paddel pagina pakhuis palet palm
pampus panda paneel paniek pannen papaja papier paprika papyrus paraplu parel parfum park partner
passage pasta patat patent patroon pauw pauze pedaal peddel peer peiler peinzen pelgrim pellen
pendel penning penseel peper peppel perron persoon perzik pestkop peuter peuzel piano pieken pier
pijl pijp pikant pilaar piloot pimpel pincet pinda pinken pionier piraat pitriet pizza plaats
plafond plak plamuur plan plat plein plens plint ploeg plons plooi pluche pluim plukken podium
poeder poelier poes poets pointer polder pompoen pony poort poot poreus portret post potlood praat
pracht praline precies preek prei premie present pret prieel prijs prikkel prins prisma product
proef project prompt proost prop proza pruim prutser psalm puber publiek pudding pueblo pulp
punaise punt puppy puree purist purper puzzel pyjama quiche quilt quiz quota raad raaf raam race
radar radijs rafel rail raket rakker rammel rand rang rank ransel rapport rasp raster ratel ratio
ravijn reactie realist recept recht redding rede reeks reep reflex regel regie reiger reis rekenen
reliek remise rendier renner rente reptiel reserve residu rest retour reus reuze revue ribbel
ridder riem riet rijden rijk rijm rijst rimpel ring riool risico ritme rits rivaal rivier robijn
robot rococo rode roede roeier roem roer roestig rollade roltrap roman romein rommel rond room
roos rosbief rotan rotonde rots route royaal roze rozijn rubber rubriek rugzak ruiker ruil ruim
ruit rumba rumoer rund rups rust sabel safari saffier saga salade saldo salie salon saluut sambal
samen sanctie sandaal satijn sauna saus savanne scala scanner scene schaap schets schip school
schrift schuur scooter score secret sectie secuur segment seizoen senaat sequoia serie servet
sesam sextant shampoo sieraad sifon sigaar signaal simpel singel sjaal sjerp sjouw skate skelet
slaap slag slalom slenter sleutel slinger slipper sloep sloffen slot sluis slurf smaak smal
smaragd smeden smeer smelten smoes smoking smullen snaar snavel sneeuw snel snijden snoep snor
snuffel sober sociaal soefi soep sofa sokkel soldaat solist sonate soort soppen sopraan sorbet
spaan spade spalk spar specht speld spiegel spijker spin spits spons spoor sport spreeuw spriet
sprong spruit spuit spul staal stad staf stapel start statief staven steen steiger stekel stem
ster steun stevig sticker stier stijl stilte stip stoel stof stok stolp stoom straat streek strik
stroom struik student stuiver stunt stuur subtiel succes suiker suite sultan super surfen surplus
sushi symbool synode systeem taak taal taart tabel tablet tactiek tafel talent tamboer tamtam tand
tang tapas tapijt tarot tarwe tasten tatami taverne taxi teder teen tegel tegoed teil teken tekst
teller tempel tennis tenor tent terras test teugel textiel thans theater thee thema theorie
thermos thuis tiara ticket tien tijd tijger tijm tikken timide timmer titel tjilpen toast tobben
tocht toer toets toeval toffee toga tomaat tombola tondel toneel tong toon topaas toren torso
tortel totaal touw tover traan tractor traject trap trede trein trek tricot trio tripel troef
trofee trom troost trots trouw truffel trui tuba tucht tuimel tuin tulp tunnel turbine turf tussen
twaalf tweede twijg twintig twist type typisch uitbouw uitje uitleg uitstap uitwerk ukelele ultiem
unicum uniek urgent utopie vaag vaak vaandel vaardig vaas vaccin vacht vader vakman valies valk
vallei vandaag vanille varen varken vast veder veel veen veer veger veilig veld vendel venster
ventiel verf verjaar verkeer verlof vermaak vernis vers verte vervoer verwant verzoek vesper vest
veter vezel viaduct vicaris video vignet vijf vijver vijzel villa vilt vinger violet viool virus
visite vissen visum vitaal vlag vlak vlam vlecht vlieg vlijt vlinder vlonder vlot vocaal vochtig
voeding voelen voet vogel volk vondst voogd vooraf vorig vorm vorst vouw vraag vracht vrede
vreugde vriend vrij vroeg vrucht vuilnis vuist vulkaan vullen waaier waard wacht wafel wagen wagon
wakker walvis wand wanten warm waskom wasmand water watt wazig wederom wedloop weefsel week weelde
weer weide wekker weldra welkom wending wenk wereld werk werpnet wervel wesp west weten weven
wezen wichel wieg wiek wiel wijd wijs wijzer wikkel wild wilg wimpel wind winkel winst winter
wissel witlof woelig woest wolk wollig wonder woning woord worm worstel wortel woud wrijf wroeten
wuiven yoga yoghurt zaad zaag zaaien zaak zacht zadel zakdoek zaklamp zalm zand zanger zebra zeef
zeeman zeep zeester zegel zeil zeker zelf zenden zenuw zestig zetel zetmeel zeven zicht ziel zien
zigzag zijde zilt zilver zingen zinnig zitten zoals zodiak zodra zoeken zoemen zoen zoet zolang
zolder zomer zonnig zool zorg zout zucht zuid zuil zuinig zuivel zuster zwaan zwaluw zwart zweef
zwembad zweven zwier
`

export const wordlist = WORDS.trim().split(/\s+/)
