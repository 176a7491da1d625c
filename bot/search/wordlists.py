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
    ani becaus befor doe dure onc onli pleas thi veri wa whi
""")
"""Words of a question that say nothing about the news it asks for: folded words and, on the last
line, stems that differ. For the question side only: every word is indexed."""

UNJOINED = _listed("""
    animal animals animate author authorities authority authors communication communications
    communist communists communities community execute executed execution executive executives
    general generals generation generations import important imported imports intern internal
    international interns minister ministers ministries ministry organ organic organisation
    organisations organization organizations organs part parted parties parts party police policies
    policy unit united units universe universities university news new
""")
"""Words that the Porter2 algorithm would join with one of another meaning: `united` with `unit`,
`authorities` with `author`."""

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
