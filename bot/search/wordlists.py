"""The English words that search knows by heart."""


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP_WORDS = _listed("""
    a about after all also am an and any are arent as at be because been before being both but by
    can cannot cant could couldnt did didnt do does doesnt doing done dont during each ever for from
    get gets getting give got had hadnt has hasnt have havent having he hed her here hers hes him
    his how hows i id if im in into is isnt it itll its ive just ld let lets ll me more most much
    my no nor not now of off on once one only or other our out over own please re s same shall she
    shes should shouldnt show so some such t tell than that thats the their them then there theres
    these they theyre theyve this those through to too under until up us ve very was wasnt we were
    werent weve what whats when whens where wheres which while who whom whos whose why whys will
    with wont would wouldnt you your youre youve
    ani becaus befor doe dure onc onli pleas theyr theyv thi veri wa whi youv
""")
"""Words of a question that say nothing about the news it asks for: folded words and, on the last
line, stems that differ. For the question side only: every word is indexed."""

UNJOINED = _listed("""
    animal animals animate author authorities authority authors communication communications
    communist communists communities community execute executed execution executive executives
    general generals generation generations import important imported imports intern internal
    international interns minister ministers ministries ministry organ organs organic part parted
    parties parts party police policies policy unit united units universe universities
    university news new
""")
"""Words that the Porter2 algorithm would join with one of another meaning: `united` with `unit`,
`authorities` with `author`."""

FORMS = tuple(
    line.split()
    for line in """
    bear bore born borne | become became | begin began begun | bind bound | break broke broken
    | bring brought | build built | buy bought | catch caught | child children
    | choose chose chosen | come came | die died dying | draw drew drawn | drive drove driven
    | eat ate eaten | fall fell fallen | feel felt | fight fought | find found | fly flew flown
    | forbid forbade forbidden | forget forgot forgotten | give gave given | go went gone
    | grow grew grown | hear heard | hide hid hidden | hold held | keep kept | know knew known
    | lead led | leave left | lose lost | make made | man men | mean meant | meet met | pay paid
    | person people | rise rose risen | run ran | say said | see saw seen | seek sought
    | sell sold | send sent | shake shook shaken | shoot shot | sing sang sung | sink sank sunk
    | sit sat | sleep slept | speak spoke spoken | spend spent | stand stood | steal stole stolen
    | strike struck | swear swore sworn | swim swam swum | take took taken | teach taught
    | tell told | think thought | throw threw thrown | understand understood
    | wake woke woken | wear wore worn | withdraw withdrew withdrawn | woman women
    | write wrote written
    | adviser advisor advisors | aging ageing | aluminum aluminium | behavior behaviour
    | canceled cancelled | center centre centres | color colour colours | defense defence defences
    | favor favour favours | gray grey | harbor harbour harbours | honor honour honours honoured
    | judgment judgement | kilometer kilometre kilometres | labor labour | license licence licences
    | meter metre metres | neighbor neighbour neighbours neighbouring | offense offence offences
    | program programme programmes
    | rumor rumour rumours | skeptical sceptical | theater theatre theatres | tire tyre tyres
    | traveled travelled
    """.split("|")
)
"""Words and the forms that Porter2 does not join with them: irregular verbs and plurals, British
spellings. `won` is not among them, being part of Korean names and a currency."""

TITLES = _listed("""
    adm amb atty brig capt cf cmdr col cpl det dr drs e.g fr ft gen gov govs hon i.e insp lt lt.-gen
    lt.gov maj maj.-gen messrs mr mrs ms mt mx pres prof rep reps rev sen sens sgt st supt v viz vs
""")
"""Abbreviations that are followed by a name, so that they never end a sentence."""

NUMBERED = _listed("""
    apr approx art aug c ca ch dec feb fig jan jul jun mar no nos nov oct p para pp sec sep sept ver
    vol
""")
"""Abbreviations that end no sentence when a number follows."""

SHORT = _listed("""
    al ala ariz ark assn assoc ave b.a blvd bros calif co colo conn corp del dept dist est etc fla
    ga hwy ill inc ind intl jr kan ky la llc ltd m.a m.d mass md mfg mich minn miss mont natl neb
    nev okla ore pa ph.d plc rd sr tenn tex univ va vt wash wis wyo
""")
"""Abbreviations that may end a sentence, and may not."""

STARTERS = _listed("""
    a according after all also although an and another as asked at because before both but by
    despite during each earlier even few for from he her his how however i if in instead it its just
    last later many meanwhile more most my nearly next no not now officials on once one only or
    other our please several she since so some still such that the their then there these they this
    those though three thus to two under until we what when where while who why with yet you
""")
"""Words that begin a sentence when they stand with a capital after an abbreviation."""
