import pytest

from bot.news.html.extraction import extract
from tests.news.html.pages import STORY, article, linked, meta, news, page, paragraphs

COOKIES = (
    "We and our 842 partners store personal data, such as browsing data, on your device.",
    "By choosing Accept you consent to cookies that are used for personalised advertising.",
    "Some vendors process personal data on the basis of legitimate interest, not of consent.",
)
LOGIN = "<form><input name=user><input type=PassWord name=p></form>"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (page("<h1>Hello</h1><p>Short.</p>"), "holds no article text"),
        (page(f"<h1>We value your privacy</h1>{paragraphs(COOKIES)}<button>Accept</button>"),
         "is a cookie or consent wall"),
        (page("<div>We use cookies. Accept all cookies? Reject cookies?</div>"),
         "is a cookie or consent wall"),
        (page(f"<h1>Log in</h1>{LOGIN}<p>Forgot your password? Create an account.</p>"),
         "is a login page"),
        (page(f"{LOGIN}<p>Already a subscriber? Sign in to go on reading this story and all the"
              " others that our newsroom in Eastmoor has written for you since the year 1871.</p>"),
         "is a login page"),
        (page("<div id=app></div><noscript>Please enable JavaScript to go on.</noscript>"),
         "shows its text only with JavaScript"),
        (page("<div id=app></div><script src=a.js></script><script src=b.js></script>"),
         "shows its text only with JavaScript"),
        (page(f"<h1>Not found</h1>{paragraphs(STORY[:2])}", "<title>404 Not Found</title>"),
         "is an error page (404 Not Found)"),
        (page("<p>Checking your browser.</p>", "<title>Just a moment...</title>"),
         "is an error page (Just a moment...)"),
        (page("<ul>" + "".join(f"<li>A headline of story {n}</li>" for n in range(30)) + "</ul>"),
         "holds"),
        (page(article(), '<link rel="canonical" href="https://x.example/">'),
         "is the front page of a site"),
    ],
)  # fmt: skip
def test_pages_that_are_no_article_are_called_by_their_names(text: str, problem: str) -> None:
    found = extract(text)
    assert found.articles == ()
    assert found.problem is not None
    assert found.problem.startswith(problem)


@pytest.mark.parametrize(
    "text",
    [
        page(article(), linked(news(headline="Cookies and consent")) + LOGIN),
        page(article("Cookie law is passed", (*STORY, *COOKIES)), meta(og__type="article")),
        page(article("404 days without rain"), "<title>404 days without rain</title>"),
        page(article() + LOGIN + "<a>Log in</a><a>Subscribe</a><p>We use cookies.</p>"),
        page(f"<h1>Pier closed</h1>{paragraphs(STORY[:1])}", meta(og__type="article")),
        page(f"<article><p>{'시장은 월요일에 다리를 닫겠다고 말했다. ' * 4}</p></article>"),
    ],
)  # fmt: skip
def test_articles_about_walls_and_with_them_are_articles(text: str) -> None:
    found = extract(text)
    assert found.problem is None
    assert len(found.articles) == 1
