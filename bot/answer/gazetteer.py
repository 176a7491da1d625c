"""Short lists that tell a person from a place from an organisation by its words.

Kept by hand: common first names, countries and large cities, and the words that organisations
and places have in their names. A name in none of them is simply a name.
"""

TITLES = frozenset(
    (
        "Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lord Lady President Prime Minister Secretary"
        " Senator Sen Rep Representative Gov Governor Mayor Judge Justice Chief Officer Coach King"
        " Queen Prince Princess Pope Gen General Col Colonel Capt Captain Lt Sgt Sergeant Adm"
        " Admiral Chancellor Ambassador Commissioner Councilman Councilwoman Detective Inspector"
        " Chairman Chairwoman CEO Attorney Bishop Cardinal Rabbi Imam Sheikh Emperor Duke Duchess"
    ).split()
)

FIRST_NAMES = frozenset(
    (
        "Aaron Abdul Abraham Adam Adrian Ahmed Aisha Alan Albert Alejandro Alex Alexander Alexandra"
        " Alfred Ali Alice Alicia Alison Allen Allison Amanda Amber Amelia Amir Amit Amy Ana Andre"
        " Andrea Andrew Andy Angela Anita Ann Anna Anne Annie Anthony Antonio April Ariel Arthur"
        " Ashley Audrey Austin Barbara Barry Becky Ben Benjamin Bernard Beth Betty Bill Billy Bob"
        " Bobby Boris Brad Brandon Brenda Brian Bruce Bryan Caleb Cameron Camilla Carl Carla Carlos"
        " Carmen Carol Caroline Carrie Catherine Cathy Cecilia Chad Charles Charlie Charlotte Chris"
        " Christian Christina Christine Christopher Cindy Claire Clara Clark Claudia Colin Connor"
        " Craig Crystal Cynthia Dale Dan Daniel Danielle Danny Dave David Dawn Dean Deborah Dennis"
        " Derek Diana Diane Diego Don Donald Donna Doris Dorothy Doug Douglas Duncan Dylan Earl"
        " Eddie Edgar Edith Eduardo Edward Edwin Eileen Elaine Eleanor Elena Eli Elizabeth Ella"
        " Ellen Elon Emily Emma Eric Erica Erik Erin Ernest Ethan Eugene Eva Evan Evelyn Fatima"
        " Felix Fernando Fiona Frances Francis Francisco Frank Franklin Fred Frederick Gabriel"
        " Gareth Gary Gavin Gemma Geoffrey George Gerald Gina Giorgia Glenn Gloria Gordon Grace"
        " Graham Grant Greg Gregg Gregory Hannah Harold Harry Harvey Hassan Heather Hector Helen"
        " Henri Henry Herbert Hillary Holly Howard Hugh Hugo Ian Ibrahim Igor Irene Isaac Isabel"
        " Isabella Ivan Jack Jackie Jackson Jacob Jada James Jamie Jan Jane Janet Jared Jasmine"
        " Jason Javier Jay Jean Jeff Jeffrey Jennifer Jenny Jeremy Jerry Jesse Jessica Jill Jim"
        " Jimmy Joan Joanna Joe Joel Johan John Johnny Jon Jonathan Jordan Jorge Jose Joseph Josh"
        " Joshua Joyce Juan Judith Judy Julia Julian Julie June Justin Kamala Karen Karl Kate"
        " Katherine Kathleen Kathryn Kathy Katie Keith Kelly Ken Kenneth Kevin Kim Kimberly Kirk"
        " Klaus Kurt Kyle Lance Larry Lars Laura Lauren Laurie Lawrence Leah Lee Leo Leon Leonard"
        " Leslie Letitia Lewis Liam Lily Linda Lisa Liz Lloyd Logan Lois Lou Louis Louise Lucas"
        " Lucia Lucy Luis Luke Lydia Lynn Madison Mai Manuel Marc Marco Marcus Margaret Maria Marie"
        " Marilyn Mario Marion Mark Martha Martin Mary Masha Matt Matthew Maureen Maurice Max Maya"
        " Megan Mehmet Melanie Melinda Melissa Michael Michele Michelle Miguel Mike Miriam Mohamed"
        " Mohammed Moira Molly Monica Morgan Nadia Nancy Naomi Natalie Natasha Nathan Neil Nicholas"
        " Nick Nicola Nicole Nigel Nina Noah Nora Norman Oliver Olivia Omar Oscar Owen Pablo Pamela"
        " Pat Patricia Patrick Paul Paula Pedro Penny Pete Peter Philip Phil Phillip Phoebe Pierre"
        " Rachel Ralph Ramiro Randy Raymond Rebecca Ricardo Richard Rick Rita Rob Robert Roberto"
        " Robin Rodney Roger Roman Ron Ronald Rosa Rose Ross Roy Russell Ruth Ryan Sally Sam"
        " Samantha Samuel Sandra Sara Sarah Satya Scott Sean Sebastian Sergei Seth Shane Shannon"
        " Sharon Shawn Sheila Shirley Sidney Silvia Simon Sofia Sonia Sophia Sophie Stanley Stella"
        " Stephanie Stephen Steve Steven Stuart Sue Sundar Susan Suzanne Sylvia Tammy Tara Taylor"
        " Ted Teresa Terry Theodore Theresa Thomas Tiffany Tim Timothy Tina Todd Tom Tommy Tony"
        " Tracy Travis Trevor Tyler Ursula Valerie Vanessa Vera Veronica Victor Victoria Vincent"
        " Violet Virginia Vladimir Volodymyr Walter Wanda Warren Wayne Wendy Will William Willie"
        " Xavier Xi Yuki Yusuf Yvonne Zach Zachary Zoe"
    ).split()
)

PLACE_NAMES = frozenset(
    (
        "Afghanistan|Albania|Algeria|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahamas|the"
        " Bahamas|Bahrain|Bangladesh|Belarus|Belgium|Bolivia|Bosnia|Botswana|Brazil|Britain"
        "|Bulgaria|Cambodia|Cameroon|Canada|Chile|China|Colombia|Congo|Costa Rica|Croatia|Cuba"
        "|Cyprus|Czech Republic|Denmark|Dominican Republic|Ecuador|Egypt|England|Estonia|Ethiopia"
        "|Europe|Finland|France|Georgia|Germany|Ghana|Great Britain|Greece|Greenland|Guatemala"
        "|Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast"
        "|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kosovo|Kuwait|Laos|Latvia|Lebanon|Libya|Lithuania"
        "|Luxembourg|Madagascar|Malaysia|Mali|Malta|Mexico|Moldova|Mongolia|Montenegro|Morocco"
        "|Mozambique|Myanmar|Namibia|Nepal|Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North"
        " Korea|Northern Ireland|Norway|Oman|Pakistan|Panama|Paraguay|Peru|Philippines|Poland"
        "|Portugal|Puerto Rico|Qatar|Romania|Russia|Rwanda|Saudi Arabia|Scotland|Senegal|Serbia"
        "|Singapore|Slovakia|Slovenia|Somalia|South Africa|South Korea|Spain|Sri Lanka|Sudan|Sweden"
        "|Switzerland|Syria|Taiwan|Tanzania|Thailand|Tunisia|Turkey|Uganda|Ukraine|United Arab"
        " Emirates|United Kingdom|United States|UK|US|U.K.|U.S.|Uruguay|Venezuela|Vietnam|Wales"
        "|Yemen|Zambia|Zimbabwe|Africa|Asia|America|Antarctica|Middle East|Gaza|Crimea|Hawaii"
        "|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Idaho"
        "|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan"
        "|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New"
        " Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode"
        " Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West"
        " Virginia|Wisconsin|Wyoming|Ontario|Quebec|Alberta|British Columbia|Queensland|Tasmania"
        "|Abu Dhabi|Amsterdam|Ankara|Athens|Atlanta|Baghdad|Bangkok|Barcelona|Beijing|Beirut|Berlin"
        "|Bogota|Boston|Brisbane|Brussels|Bucharest|Budapest|Buenos Aires|Cairo|Cape Town|Caracas"
        "|Chicago|Copenhagen|Dallas|Damascus|Delhi|Denver|Detroit|Doha|Dubai|Dublin|Edinburgh"
        "|Frankfurt|Geneva|Glasgow|Hanoi|Havana|Helsinki|Hong Kong|Houston|Istanbul|Jakarta"
        "|Jerusalem|Johannesburg|Kabul|Karachi|Kiev|Kyiv|Kyoto|Lagos|Las Vegas|Lima|Lisbon"
        "|Liverpool|London|Los Angeles|Madrid|Manchester|Manhattan|Manila|Melbourne|Mexico City"
        "|Miami|Milan|Montreal|Moscow|Mumbai|Munich|Nairobi|New Delhi|New Orleans|New York City"
        "|Osaka|Oslo|Ottawa|Palo Alto|Paris|Perth|Philadelphia|Phoenix|Prague|Pyongyang|Rio de"
        " Janeiro|Riyadh|Rome|San Diego|San Francisco|Santiago|Sao Paulo|Seattle|Seoul|Shanghai"
        "|Shenzhen|Silicon Valley|Stockholm|Sydney|Taipei|Tehran|Tel Aviv|Tokyo|Toronto|Tripoli"
        "|Vancouver|Venice|Vienna|Warsaw|Washington, D.C.|Wellington|Zurich|Hollywood|Brooklyn"
        "|Saint-Tropez|Scandinavia|Siberia|Balkans|Caribbean|Korean Peninsula"
    ).split("|")
)

PLACE_WORDS = frozenset(
    (
        "Street Avenue Road Boulevard Square Park Stadium Arena Centre Center Airport Island"
        " Islands Bay Beach Harbor Harbour River Lake Mountain Mountains Valley County City Town"
        " Village Province District Peninsula Coast Bridge Tower Palace Castle Ocean Sea Strait"
        " Hills Heights Desert Forest Gulf Port Cape Point"
    ).split()
)

GROUP_WORDS = frozenset(
    (
        "Inc Inc. Corp Corp. Co Co. Ltd Ltd. LLC PLC Group Holdings Company Corporation Bank"
        " University College Institute School Academy Ministry Department Agency Commission"
        " Committee Council Court Congress Senate Parliament Party Union Association Federation"
        " League Club United FC Team Times Post Herald News Journal Tribune Press Media Network"
        " Television Radio Studios Pictures Entertainment Games Records Airlines Airways Motors"
        " Technologies Systems Labs Laboratory Partners Capital Ventures Fund Foundation Trust"
        " Society Organization Organisation Authority Bureau Office Board Forces Army Navy Police"
        " Church Hospital Museum Energy Pharmaceuticals Insurance Services Industries Pentagon"
    ).split()
)

NAMED_THINGS = frozenset(
    (
        "Cyclone Hurricane Typhoon Storm Tornado Operation Project Flight Route Highway Interstate"
        " Mount Comet Asteroid"
    ).split()
)
"""Words before names that nobody bears: "Cyclone Ondine"."""
