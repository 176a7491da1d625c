"""Whether Discord would accept a message: the rules of its documentation, spelled out anew."""

from bot.chat.custom_ids import write
from bot.chat.message import Message


def check_accepted(message: Message) -> None:
    """Fail unless Discord would accept `message`."""
    assert message.content.strip()
    assert len(message.content.encode("utf-16-le")) // 2 <= 2000
    assert len(message.rows) <= 5
    seen = set()
    for row in message.rows:
        assert 1 <= len(row) <= 5
        for button in row:
            assert 1 <= len(button.label.encode("utf-16-le")) // 2 <= 80
            assert button.label.strip()
            assert (button.press is None) != (button.url is None)
            if button.press is not None:
                custom_id = write(button.press)
                assert 1 <= len(custom_id) <= 100
                assert custom_id not in seen
                seen.add(custom_id)
            else:
                assert button.url is not None
                assert button.url.startswith(("http://", "https://"))
                assert len(button.url) <= 512
