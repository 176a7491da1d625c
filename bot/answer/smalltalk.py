"""What people say that is no question: thanks, greetings, leaving, "lol"."""

import re

_GOODBYE = (
    "quit|exit|stop|close|end|q|bye|bye bye|goodbye|good bye|good night|goodnight|see you"
    "|see ya|see you later|cya|i am done|im done|done|that is all|thats all|that will be all"
    "|logout|log out|cheers bye|안녕히 계세요|잘 있어|끝|그만|종료"
)
_THANKS = (
    "thanks|thank you|thankyou|thx|ty|tysm|tnx|cheers|ta|much appreciated|appreciated|appreciate it"
    "|nice one|merci|gracias|danke|감사합니다|감사|고마워|고맙습니다|땡큐"
)
_GREETING = (
    "hi|hey|hello|hiya|yo|howdy|sup|whats up|wassup|good morning|good afternoon|good evening"
    "|morning|greetings|how are you|how are you doing|how is it going|hows it going"
    "|안녕|안녕하세요|하이"
)
_REMARK = (
    "ok|okay|k|kk|alright|all right|right|sure|fine|yes|yep|yeah|yup|no|nope|nah|cool|nice|great"
    "|good|perfect|awesome|wow|whoa|oh|ah|aha|hm+|huh|i see|got it|gotcha|understood|makes sense"
    "|good to know|interesting|never mind|nevermind|nvm|forget it|no worries|no problem|np|sorry"
    "|my bad|oops|lol+|lmao|rofl|(?:ha)+h?|(?:he){2,}|xd|omg|idk|brb|good bot|bad bot|good job"
    "|well done|test|testing|ping|amen|네|응|아니|아니요|좋아|좋아요|그래|ㅋ+|ㅎ+|ㅇㅇ|ㄴㄴ|ㅠ+|굿"
)
_ADDRESS = (
    "so|very|much|a lot|lots|again|then|now|well|oh|ah|and|but|man|mate|bro|dude|guys|bot|newsbot"
    "|buddy|there|all|everyone|everybody|for (?:that|this|now|the (?:help|info|answer))|please|pls"
    "|a million|that helps|that helped|you too|very helpful|really|to (?:all|you|everyone)|it is"
)
_PIECE = rf"(?:{_GOODBYE}|{_THANKS}|{_GREETING}|{_REMARK})"
_TALK = re.compile(rf"(?:(?:{_ADDRESS}) )*{_PIECE}(?: (?:{_PIECE}|{_ADDRESS}))*")
_LEAVING = re.compile(rf"(?:(?:{_PIECE}|{_ADDRESS}) )*(?:{_GOODBYE})(?: (?:{_ADDRESS}))*")


def is_small_talk(text: str) -> bool:
    """Whether `text` asks nothing: greetings, thanks, "ok", "quit", signs without a word.

    Only what is nothing but small talk: "thanks, and where?" is a question.
    """
    said = _spoken(text)
    return not said or _TALK.fullmatch(said) is not None


def is_goodbye(text: str) -> bool:
    """Whether `text` ends a conversation: "quit", "thanks, bye"."""
    return _LEAVING.fullmatch(_spoken(text)) is not None


def _spoken(text: str) -> str:
    """The words of `text`, without apostrophes."""
    return " ".join(re.findall(r"\w+", re.sub("['’]", "", text).casefold()))
