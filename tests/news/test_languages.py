import pytest

from bot.news.languages import find_language, language_of_code


@pytest.mark.parametrize(
    ("body", "outlets", "language"),
    [
        ("항만위원회는 시장을 닫았다.", None, "ko"),
        ("港湾評議会は市場を閉めた。", "en", "ja"),
        ("港口委员会关闭了市场。", "zh", "zh"),
        ("港口委员会关闭了市场。", None, None),
        ("The hall was closed.", "en", "en"),
        ("The hall was closed.", None, None),
        ("The hall was closed.", "ko", None),
        ("", "en", "en"),
    ],
)
def test_the_script_or_the_outlet_tells_the_language(
    body: str, outlets: str | None, language: str | None
) -> None:
    assert find_language(body, outlets) == language


@pytest.mark.parametrize(
    ("code", "language"),
    [("en", "en"), (" EN-GB", "en"), ("pt_BR", "pt"), ("english", None), ("", None), (None, None)],
)
def test_the_language_is_the_first_part_of_a_code(code: str | None, language: str | None) -> None:
    assert language_of_code(code) == language
