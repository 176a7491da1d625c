"""The words by which English news reports speech, and the nouns of those who speak."""

from bot.answer.gazetteer import TITLES


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


SAY = _listed("said says say told tells tell testified testifies")
"""Verbs that report speech whatever follows."""

REPORT = _listed("""
    accepted accused accuses acknowledged acknowledges acknowledge added adds add admitted admits
    admit agreed agrees alleged alleges allege announced announces announce argued argues argue
    asserted asserts assert asked asks ask believes believe believed bragged cautioned cautions
    claimed claims claim commented comments complained complains conceded concedes concluded
    concludes confessed confesses confirmed confirms confirm contended contends contend declared
    declares denied denies deny disclosed discloses emphasised emphasises emphasized emphasizes
    estimated estimates estimate explained explains explain expressed expresses hinted hints
    indicated indicates indicate insisted insists insist joked jokes lamented laments maintained
    maintains maintain mentioned mentions noted notes note observed observes ordered pledged pledges
    posted posts predicted predicts predict promised promises promise proposed protested quipped
    quips reasoned recalled recalls recall recounted recounts reflected reiterated reiterates
    remarked remarks replied replies reported reports responded responds revealed reveals reveal
    shared shares showed speculated speculates stated states stressed stresses stress
    suggested suggests
    suggest swore testify tweeted tweets urged urges urge vowed vows warned warns warn wondered
    thinks think wonders worried worries writes wrote write
""")
"""Verbs that report speech when a clause, a quotation or the end of the sentence goes with them."""

QUOTE = _listed("""
    began begins boasted boasts called calls call continued continues countered counters cried cries
    describes described describe dubbed dubs exclaimed exclaims finished finishes gushed implored
    insinuated interjected labeled labelled laughed laughs likened mused muses nodded offered offers
    opined opines went pleaded pleads praised praises raved read reads referred refers sighed sighs
    shouted shouts smiled thought touted touts whispered yelled yells criticized criticised blasted
    slammed
""")
"""Verbs that report speech only with a quotation beside them."""

PLURAL_FORMS = frozenset(
    verb
    for verb in SAY | REPORT
    if not verb.endswith(("s", "ed")) and verb not in {"said", "told", "swore", "wrote"}
)
"""Forms that go with several subjects: "users say"; one name cannot be their subject."""

PARTICIPLES = _listed("""
    saying adding arguing claiming noting writing warning insisting explaining stating telling
    alleging suggesting admitting acknowledging announcing asserting confirming declaring denying
    emphasising emphasizing joking promising recalling replying revealing stressing tweeting vowing
    affirming predicting quipping remarking reiterating commenting asking calling describing
    dubbing urging
""")
"""Forms that hang on the subject of the clause before them: "…, adding that …"."""

BARE_OBJECT = _listed("denied denies deny warned warns accused accuses urged urges")
"""Reporting verbs that may take a plain object: "denied wrongdoing"."""

CLAUSE = _listed("that how why whether what if where when")
"""Words that open what is said."""

FINITE = _listed("""
    is are was were has have had will would can could should may might must did does do isn’t aren’t
    wasn’t weren’t hasn’t haven’t hadn’t won’t wouldn’t can’t couldn’t shouldn’t didn’t doesn’t
    don’t isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't
    didn't doesn't don't ’s 's ’d 'd ’ll 'll ’re 're ’ve 've
""")

ADVERBS = _listed("""
    also then later previously recently publicly repeatedly once further now simply himself herself
    itself themselves has have had still even again always often long first just earlier today
    yesterday ever since already rightly too meanwhile instead ’s 's ’d 'd ’ve 've
""")
"""Words that may stand between a subject and its verb."""

NEGATING = _listed("""
    would could might may must should can cannot will did does do not never to let lets nor wouldn’t
    couldn’t didn’t doesn’t don’t won’t can’t cannot wouldn't couldn't didn't doesn't don't won't
    can't ’ll 'll hasn’t haven’t hadn’t hasn't haven't hadn't if
""")
"""Words before a reporting verb that mean nothing was said: "would not say", "declined to say"."""

PASSIVE = _listed("was were is are be been being get got gets isn’t wasn’t isn't wasn't ’re 're")

HE, SHE, IT, THEY = "he", "she", "it", "they"
PRONOUNS = frozenset((HE, SHE, IT, THEY))
NO_SPEAKER = _listed("i we you who which that one everyone someone people there this these those")
"""Subjects that name nobody."""

MASCULINE = _listed("he him his himself")
FEMININE = _listed("she her hers herself")

PEOPLE_NOUNS = _listed("""
    adviser advisor agent ambassador analyst attorney author boss captain ceo chair chairman
    chairwoman chief coach commissioner congressman congresswoman consultant counsel detective
    director economist editor executive expert founder co-founder governor head historian inspector
    judge justice lawmaker lawyer leader manager mayor minister officer official owner partner
    president prime-minister prosecutor representative researcher scientist secretary senator
    sheriff singer speaker spokesman spokesperson spokeswoman strategist supervisor treasurer
    undersecretary vice-president
""")
PLURAL_PEOPLE = _listed("""
    analysts attorneys authorities authors critics economists executives experts investigators
    lawmakers lawyers officers officials organisers organizers police prosecutors regulators
    researchers scientists sources spokespeople
""")
PEOPLE_KINDS = _listed("""
    activist actor actress architect artist astronaut baker broker brother caller chef child client
    colleague commenter contact customer daughter doctor driver employee engineer fan farmer father
    fighter fisherman friend girl guard guest husband journalist man model mother musician neighbor
    neighbour nurse passenger person pilot poet photographer physician player poster professor
    programmer reporter resident runner sailor seller shopper sister soldier son source student
    surgeon survivor teacher tourist user veteran victim visitor volunteer voter wife witness woman
    worker writer
""")
"""Kinds of people that a sentence may bring up without a name."""
GROUP_NOUNS = _listed("""
    administration agency airline army association authority bank board body brand broadcaster
    bureau campaign charity club coalition commission committee company corporation council court
    department developer embassy federation firm force foundation fund government group hospital
    institute institution leadership maker manufacturer military ministry navy office organisation
    organization panel parliament party prosecution publisher regulator retailer school senate
    service startup studio team tribunal union university utility watchdog
""")
DOCUMENT_NOUNS = _listed("""
    affidavit announcement assessment biography complaint disclosure document documents email filing
    filings indictment lawsuit letter memo memorandum notice paper petition poll post release report
    ruling statement study suit survey transcript verdict
""")
SPEAKING_NOUNS = PEOPLE_NOUNS | PLURAL_PEOPLE | GROUP_NOUNS | DOCUMENT_NOUNS
PLAIN_SPEAKERS = _listed("""
    police prosecutors authorities officials investigators regulators lawsuit complaint suit
    indictment affidavit
""")
"""Nouns that name a speaker well enough where the article has nothing fuller."""

ROLES = TITLES | _listed("""
    COO CFO CTO CIO CMO Officer Director Manager Analyst Deputy Vice Minister Secretary Founder
    Co-Founder Editor Commander Sheriff Congressman Congresswoman Attorney General Spokesman
    Spokeswoman Spokesperson Reporter Analyst Mr. Mrs. Ms. Dr. Sen. Rep. Gov. Gen. Prof. Lt. Col.
    Sgt. Capt. Adm. Rev. Former Ex-President Premier U.S. US UK Democratic Republican
    Democrat Leader Member Members Chief President Head Spokesmen Insider MP MSP MEP Sr VP SVP EVP
    Chairman Chairwoman Chair Coroner Administrator
""")
"""Words before a name that are not part of it."""
KEPT_TITLES = _listed("King Queen Prince Princess Pope Emperor Duke Duchess Lord Lady Sir Dame")

PARTICLES = _listed("de da del della di du van von der den bin bint al el la le ibn ter ten dos")
LEADING = _listed("""
    The A An This That These Those It Its He She They We You I His Her Their Our My Your But And Or
    So If When While As At By For From In On Of To With After Before Since Until During Under Over
    Although Though However Meanwhile Still Also Then There Here What Who Why Where How Which Not No
    Yes Now Just Even Only Some Many Most Much More Other Others Both Each Every All Any One Two
    Three Four Five Never Several Would Did Does Do Is Are Was Were Can Could Should Has Have Had
    Last Next Instead According Because Earlier Later Once Despite Unlike Like Such
    Another Perhaps Maybe Yet Indeed Moreover Furthermore Additionally Overall Finally Today
    Yesterday Tomorrow Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February
    March April May June July August September October November December Asked Given Per
    Nonetheless Nevertheless Notably Essentially Ultimately Initially Similarly Currently Recently
    Reportedly Specifically Importantly Clearly Obviously Apparently Thus Hence Therefore Besides
""")
"""Words with a capital that begin no name."""
DAYS = _listed("""
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June
    July August September October November December
""")
POSSESSIVE_NAMES = _listed(
    "People’s People's Women’s Women's Children’s Children's Lloyd’s Lloyd's"
)
"""Possessives that begin a name instead of owning one."""
COMPOUNDS = (
    "-based", "-maker", "-owned", "-backed", "-born", "-led", "-listed", "-run", "-controlled",
    "-funded", "-appointed", "-headquartered",
)  # fmt: skip
"""Ends of words with a capital that describe a name and are none of it: "Orlan-based"."""
PREPOSITIONS = _listed("""
    of in on at by for from to with about into over after before under during against between among
    near across through without within as than via per like toward towards outside inside
""")
SUBORDINATING = _listed("as when while if because since after before until although though which")
"""Words before a clause that is not what its sentence is about."""
DESCRIBING = _listed("a an the who whose whom one now then also which")
"""Words after a comma that go on about the name before it."""
OPENERS = _listed("that which what when where how why as since after before until whatever")
"""Words that open a clause of their own."""
CONJUNCTIONS = _listed("and or but nor yet so while because although though whereas if")
DETERMINERS = _listed("""
    the a an this that these those his her its their our my your another one some several many most
    two three four five other no any each every
""")
FAMILY_FIRST = _listed("""
    Kim Lee Park Choi Jung Jeong Kang Cho Yoon Yun Jang Lim Han Shin Seo Kwon Hwang Ahn Song Moon
    Bae Hong Xi Li Wang Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo
    Nguyen Tran Pham Mao Deng Hun Tsai Lai
""")
"""Family names that stand before the given name."""
