"""What `newsbot --help` says of the commands and their options."""

ABOUT = (
    "Answers questions about the news with quotations that can be checked: "
    "the outlet, the byline, the date and the place in the article."
)
EXIT_CODES = "exit codes: 0 done or answered, 1 no article answers, 2 bad usage or input"
COMMANDS = {
    "ask": "answer a question with quoted, attributed extracts",
    "add": "read files and folders into the library",
    "latest": "list the newest articles",
    "show": "print one article: its body and, apart from it, what else its file held",
    "status": "say what the library holds",
    "reload": "read the corpus folder again and say what changed",
    "run": "start the Discord bot",
    "sync": "publish the slash commands to Discord",
    "eval": "measure how often the right sentence is quoted first",
    "train": "train the ranking of sentences on questions with known answers",
    "bench": "measure the search against rank_bm25, or a whole library, on generated text",
}

DATA = "where the database and the index live (NEWSBOT_DATA; default: data)"
CORPUS = "where articles are dropped (NEWSBOT_CORPUS; default: corpus)"
QUESTION = "the question; without one, in a terminal, a conversation begins"
JSON = "print JSON for programs"
JSONL = (
    'read questions from standard input, one {"id", "question"} a line, and print the answers '
    "one a line in the same order"
)
EXPLAIN = "print why each sentence was chosen"
LIMIT = "the most extracts to quote (default: 3)"
OUTLET = "only articles of this outlet; may be given several times"
AFTER = "only articles of this day (YYYY-MM-DD) and later"
BEFORE = "only articles of this day (YYYY-MM-DD) and earlier"
PATHS = "a file, or a folder whose files are read"
LATEST = "the most articles to list (default: 10)"
ID = "an article's id, as ask, latest and add print it"
REVISION = "an earlier revision of the article (1 is the first)"
CHECK = "say what would change and change nothing"
FORCE = "take articles out even when the folder is empty or has lost most of them"
GUILD = "publish to this server only, where the commands appear at once"
REMOVE = "take that server's own copy of the commands away instead"
ARTICLES = "the articles to search, JSONL"
QUESTIONS = "the questions with what answers them, JSONL"
MISSES = "write the questions that were not answered right to this file, JSONL"
TRAIN_FOLDER = "a folder with articles.jsonl and questions.jsonl in its folders news and squad"
TRAIN_OUTPUT = "where to write the weights; newsbot uses bot/answer/weights.json"
SIZES = "numbers of passages to measure at (default: 1000 10000 100000)"
QUERIES = "questions to ask at each size (default: 200)"
BENCH_ARTICLES = "search the articles of this file instead of generated text"
BENCH_LIBRARY = (
    "measure a whole library of this many written articles instead: building, starting, answering "
    "and changing it"
)
PLOT = "draw cost against size to this file, as SVG"
