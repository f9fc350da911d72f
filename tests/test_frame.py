"""The frame that pages stand in, the way back to the root, and what templates may ask."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urljoin

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from exemplars import views
from exemplars.frame import Frame, Page, Slots, path_of, root_of
from support_texts import thorough

URL = "https://tan-yen.example/"
_SLOTS = Slots()


def theme(base):
    """Return a small theme with every slot in it."""
    menu = "".join(f'<a href="{base}{each}"{Slots.current(each)}>' for each in ("", "linh-vuc/"))
    return (
        f"<title>{_SLOTS.title}</title>{_SLOTS.canonical}{_SLOTS.head}"
        f'<meta content="{_SLOTS.description}">{menu}<main>{_SLOTS.body}</main>{_SLOTS.title}'
    )


def fill(url=URL, site="Gương sáng", **parts):
    """Return a page with these parts, filled into the small theme."""
    page = {"address": "a/", "title": "Trang", "description": "", "body": Markup("")} | parts
    return Frame(theme, site, url).fill(Page(**page))


@pytest.mark.parametrize(
    ("way", "address"),
    [
        ("./", ""),
        ("./", "404.html"),
        ("../", "linh-vuc/"),
        ("../../", "linh-vuc/y-te/"),
        ("../../../../", "linh-vuc/y-te/trang/2/"),
        ("../", "feeds/all.xml"),
    ],
)
def test_every_page_finds_the_way_back_to_the_root(way, address):
    """The way to the root has a step for each folder of the address."""
    assert way == root_of(address)


@given(st.lists(st.from_regex(r"[a-z0-9-]{1,8}", fullmatch=True), max_size=5), st.booleans())
def test_the_way_back_always_ends_at_the_root(folders, is_file):
    """From any address, a browser that follows the way back stands at the root."""
    address = "".join(f"{each}/" for each in folders) + ("index.html" if is_file else "")

    assert urljoin(URL + address, root_of(address)) == URL


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("/", "https://tan-yen.example/"),
        ("/", "https://tan-yen.example"),
        ("/guong/", "https://tan-yen.example/guong/"),
        ("/guong/", "https://tan-yen.example/guong"),
        ("/a/b/", "https://tan-yen.example/a/b/"),
        ("/", "http://127.0.0.1:8000/"),
    ],
)
def test_a_portal_knows_the_path_it_is_served_under(path, url):
    """The path begins and ends in a stroke, whatever the portal's address ends in."""
    assert path == path_of(url)


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("index.html", ""),
        ("linh-vuc/y-te/index.html", "linh-vuc/y-te/"),
        ("404.html", "404.html"),
        ("guong/a/chia-se.txt", "guong/a/chia-se.txt"),
    ],
)
def test_an_address_that_ends_in_a_stroke_is_a_folder(file, address):
    """The file of a folder's page is its index; of any other address, itself."""
    assert file == Page(address, "", "", Markup("")).file


def test_every_part_of_a_page_takes_its_place():
    """Title, description, head and body stand where the theme put their marks, as often as it did."""
    html = fill(
        title="Y tế", description="Một câu", head=Markup("<meta>"), body=Markup("<p>Bài</p>")
    )
    expected = (
        "<title>Y tế - Gương sáng</title>"
        '<link rel="canonical" href="https://tan-yen.example/a/"><meta>'
        '<meta content="Một câu"><a href="../"><a href="../linh-vuc/"><main><p>Bài</p></main>'
        "Y tế - Gương sáng"
    )

    assert expected == html.replace(' aria-current="true"', "")


def test_home_has_its_title_to_itself():
    """The title of home is not followed by the name of the portal."""
    html = fill(address="", title="Gương sáng Tân Yên")

    assert html.startswith("<title>Gương sáng Tân Yên</title>")


@pytest.mark.parametrize("hostile", ["</title><script>", '" onload="a', "'", "&lt;", "<!--"])
def test_titles_and_descriptions_cannot_break_out(hostile):
    """What a profile says of itself is text in the head of its page, never markup."""
    html = fill(title=hostile, description=hostile, site=hostile)

    assert hostile not in html
    assert f"<title>{escape(hostile)} - {escape(hostile)}</title>" in html
    assert f'<meta content="{escape(hostile)}">' in html


@pytest.mark.parametrize("mark", [*_SLOTS, Slots.current("linh-vuc/"), "@@portal:x@@", "@@"])
def test_a_page_that_speaks_of_marks_is_left_alone(mark):
    """A mark in the words of a page is words."""
    html = fill(title=mark, description=mark, head=Markup(mark), body=Markup(mark))

    assert html.count(mark) == 5


@pytest.mark.parametrize(
    ("canonical", "parts"),
    [
        ('<link rel="canonical" href="https://tan-yen.example/">', {"address": ""}),
        ('<link rel="canonical" href="https://tan-yen.example/a/b/">', {"address": "a/b/"}),
        ('<meta name="robots" content="noindex">', {"indexed": False}),
    ],
)
def test_a_page_names_its_own_address_or_asks_not_to_be_found(canonical, parts):
    """An indexed page carries its one address, any other page the wish to stay out."""
    html = fill(**parts)

    assert canonical in html
    assert html.count("canonical") + html.count("noindex") == 1


def test_the_menu_shows_where_the_reader_is():
    """The menu's item that a page belongs to is marked, and no other."""
    html = fill(menu="linh-vuc/")

    assert '<a href="../linh-vuc/" aria-current="true">' in html
    assert html.count("aria-current") == 1


def test_no_item_is_marked_on_a_page_outside_the_menu():
    """A page of a part that the menu does not name marks none of its items."""
    html = fill(menu="gioi-thieu/")

    assert "aria-current" not in html


@pytest.mark.parametrize("url", [URL, "https://tan-yen.example/guong/"])
def test_an_error_page_links_from_the_root(url):
    """The page for what is not found is shown at any address: its links begin at the portal's path."""
    html = fill(url=url, address="404.html")

    assert f'<a href="{path_of(url)}linh-vuc/">' in html


def test_the_theme_is_rendered_once_for_each_depth():
    """A hundred pages of one depth cost one rendering of the theme."""
    bases = []

    def counting(base):
        bases.append(base)
        return theme(base)

    frame = Frame(counting, "Gương sáng", URL)
    for number in range(100):
        frame.fill(Page(f"{'a/' * (number % 3)}", "", "", Markup("")))

    assert sorted(bases) == ["../", "../../", "./"]


@thorough
@given(title=st.text(), description=st.text(), body=st.text())
def test_what_is_in_a_page_is_in_its_file(title, description, body):
    """Any title, description and body come out whole, escaped or as they are."""
    html = fill(title=title, description=description, body=Markup(body))

    assert f"<title>{escape(title)} - Gương sáng</title>" in html
    assert f'<meta content="{escape(description)}">' in html
    assert f"<main>{body}</main>" in html


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("11/6/2024", dt.date(2024, 6, 11)),
        ("1/12/2024", dt.date(2024, 12, 1)),
        ("", None),
    ],
)
def test_days_are_written_as_letters_have_them(shown, day):
    """A day is day, month and year without noughts; no day is nothing."""
    assert shown == views.day(day)


@pytest.mark.parametrize(
    ("shown", "day"),
    [("năm 2023", "2023"), ("tháng 10/2023", "2023-10"), ("ngày 5/1/2023", "2023-01-05")],
)
def test_partial_days_are_written_in_words(shown, day):
    """A year, a month or a day says which it is."""
    assert shown == views.partial_day(day)


@pytest.mark.parametrize(
    ("shown", "text"),
    [("Đại Hóa", "đại Hóa"), ("UBND xã", "UBND xã"), ("Ủy ban", "ủy ban"), ("", "")],
)
def test_only_the_first_letter_is_made_a_capital(shown, text):
    """The rest of a text keeps its capitals."""
    assert shown == views.capital(text)


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("trường <code>id</code> và <code>name</code>", "trường `id` và `name`"),
        ("<code>&lt;b&gt;</code> &amp; &lt;i&gt;", "`<b>` & <i>"),
        ("một ` thôi", "một ` thôi"),
        ("", ""),
    ],
)
def test_names_in_sentences_are_code(shown, text):
    """What stands between backticks is code; all of it is escaped."""
    assert shown == views.marked(text)


@pytest.fixture(name="templates")
def fixture_templates(tmp_path):
    """Return `templates(source)`: a template of ours."""

    def made(source):
        (tmp_path / "a.html").write_text(source, "utf-8")
        return views.environment(tmp_path).get_template("a.html")

    return made


@pytest.mark.parametrize(
    ("shown", "source"),
    [
        ("&lt;b&gt;&#34;", "{{ value }}"),
        ("a=&#34;&lt;b&gt;&#34;&#34;", "a=&#34;{{ value }}&#34;"),
        ("11/6/2024", "{{ date | day }}"),
        ("tháng 6/2024", "{{ '2024-06' | partial_day }}"),
        ("Ủy ban", "{{ 'ủy ban' | capital }}"),
        ("<code>a</code>", "{{ '`a`' | marked }}"),
        ("dai-hoa", "{{ 'Đại Hóa' | slug }}"),
        ("a", "{% if true %}\n  {% if true %}\na{% endif %}\n{% endif %}\n"),
    ],
)
def test_templates_escape_what_they_are_given(shown, source, templates):
    """Values are escaped, filters are at hand, and blocks leave no blank lines."""
    values = {"value": '<b>"', "date": dt.date(2024, 6, 11)}

    assert shown == templates(source).render(values)


@pytest.mark.parametrize(
    "source", ["{{ nothing }}", "{{ value.nothing }}", "{% if nothing %}{% endif %}"]
)
def test_a_name_nobody_gave_is_a_bug(source, templates):
    """A template that asks for what is not there fails instead of printing nothing."""
    with pytest.raises(jinja2.UndefinedError):
        templates(source).render({"value": "a"})
