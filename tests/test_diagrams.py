"""The handbook's diagrams: what of a file gets into a page, what is refused, and that ours hold together."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from exemplars.drawing import diagrams
from support_plans import of
from support_portal import REPO

CONTENT = REPO / "content"
OURS = sorted(CONTENT.rglob("*.svg"))
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
DRAWN = {"svg", "g", "path", "rect", "circle", "line", "text", "tspan"}
_SHOWN = re.compile(r"!\[([^\]]*)\]\(hinh/([a-z0-9-]+\.svg)\)")


def page(alt: str = "Một hình", name: str = "a") -> str:
    """Return a page as MkDocs renders it, with one diagram."""
    return f'<h1>Trang</h1>\n<p><img alt="{alt}" src="../hinh/{name}.svg" /></p>\n<p>Lời.</p>'


def set_in(folder: Path, inside: str, alt: str = "Một hình", head: str = HEAD) -> str:
    """Return the page with a diagram that holds `inside`."""
    (folder / "hinh").mkdir(exist_ok=True)
    (folder / "hinh/a.svg").write_text(f"{head}\n{inside}\n</svg>", "utf-8")
    return diagrams.inlined(page(alt), folder)


def test_diagram_is_set_into_the_page(tmp_path: Path) -> None:
    """Its shapes and words stand in the page, its classes under the theme's prefix, its own colours left out."""
    made = set_in(
        tmp_path,
        '<style>.box { fill: #fff; }</style><g class="box strong"><rect x="1" y="2" width="3" height="4"/></g>'
        '<text x="1">Bản &lt;nháp&gt; <tspan class="name">k3f9ta</tspan>, sửa</text>',
        "Ảnh &quot;một&quot; &amp; hai",
    )

    assert made == (
        '<h1>Trang</h1>\n<figure class="p-drawn"><svg viewBox="0 0 10 10" role="img"'
        ' aria-label="Ảnh &quot;một&quot; &amp; hai">'
        '<g class="p-drawn__box p-drawn__strong"><rect x="1" y="2" width="3" height="4"></rect></g>'
        '<text x="1">Bản &lt;nháp&gt; <tspan class="p-drawn__name">k3f9ta</tspan>, sửa</text>'
        "</svg></figure>\n<p>Lời.</p>"
    )


def test_other_pictures_stay() -> None:
    """A picture that is no diagram of the page's own is left as it is."""
    other = '<p><img alt="Ảnh" src="anh.jpg" /> <img alt="b" src="hinh/b.svg" /></p>'

    assert other == diagrams.inlined(other, Path("/nowhere"))


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<script>alert(1)</script>", "a.svg:2: không dùng thẻ script"),
        ("<g>\n<foreignObject/></g>", "a.svg:3: không dùng thẻ foreignObject"),
        ('<image href="https://xau.example/a.png"/>', "không dùng thẻ image"),
        ('<use href="#a"/>', "không dùng thẻ use"),
        ('<a href="https://xau.example/"><text>x</text></a>', "không dùng thẻ a"),
        ('<rect onload="alert(1)"/>', "không dùng thuộc tính onload ở thẻ rect"),
        ('<rect style="fill:red"/>', "không dùng thuộc tính style"),
        ('<rect class="a&quot; onload=&quot;x"/>', "không dùng thuộc tính class"),
        ("<style>@import 'https://xau.example/a.css';</style>", "không dùng thẻ style"),
        ("<style>.a { fill: url(https://xau.example/) }</style>", "không dùng thẻ style"),
        ("<text>x</text", "không phải SVG đọc được"),
    ],
)
def test_more_than_a_drawing_is_refused(inside: str, said: str, tmp_path: Path) -> None:
    """Scripts, addresses, styles and whatever is no shape stop the build, with file and line."""
    with pytest.raises(diagrams.DiagramError, match=re.escape(said)):
        set_in(tmp_path, inside)


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + HEAD,
        '<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + HEAD,
        HEAD.replace(' viewBox="0 0 10 10"', ""),
        HEAD.replace("2000/svg", "1999/xhtml"),
        f"{HEAD}<!--{'x' * diagrams.LARGEST}-->",
    ],
    ids=["entity", "doctype", "no-view", "no-svg", "large"],
)
def test_file_that_is_no_plain_svg_is_refused(head: str, tmp_path: Path) -> None:
    """Entities, document types, other roots and huge files are not read."""
    with pytest.raises(diagrams.DiagramError, match=r"a\.svg"):
        set_in(tmp_path, "", head=head)


def test_file_that_no_page_shows_is_held_to_the_same(tmp_path: Path) -> None:
    """It has an address of its own: an SVG file is refused whoever shows it, other files are not looked at."""
    wrong, other = tmp_path / "b.SVG", tmp_path / "c.md"
    wrong.write_text(f"{HEAD}<script/></svg>", "utf-8")
    other.write_text("<script>", "utf-8")
    diagrams.check([other, *OURS])

    with pytest.raises(diagrams.DiagramError, match=r"b\.SVG:1: không dùng thẻ script"):
        diagrams.check([wrong])


def test_diagram_that_is_not_there_or_says_nothing_is_refused(tmp_path: Path) -> None:
    """A name without a file, a link to a file elsewhere, and a picture without words are told."""
    set_in(tmp_path, "")
    (tmp_path / "hinh/b.svg").symlink_to(tmp_path / "hinh/a.svg")

    for name in ("b", "c"):
        with pytest.raises(diagrams.DiagramError, match=f"{name}.svg: không có hình này"):
            diagrams.inlined(page(name=name), tmp_path)
    with pytest.raises(diagrams.DiagramError, match="chưa có lời tả"):
        diagrams.inlined(page(" "), tmp_path)


@given(
    parts=st.lists(
        st.tuples(
            st.sampled_from([*sorted(DRAWN), "script", "a", "style"]),
            st.sampled_from(["class", "d", "x", "viewBox", "onclick", "href", "style"]),
            st.text(max_size=12),
            st.text(max_size=12),
        ),
        max_size=4,
    )
)
def test_nothing_but_a_drawing_ever_gets_in(
    parts: list[tuple[str, str, str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever a file holds, it is refused or what stands in the page are shapes, words and their places."""
    root = etree.Element("{http://www.w3.org/2000/svg}svg", viewBox="0 0 9 9")
    for tag, key, value, words in parts:
        each = etree.SubElement(root, f"{{http://www.w3.org/2000/svg}}{tag}")
        try:
            each.set(key, value)
            each.text = words
        except ValueError:  # what no XML can hold, no file holds
            return
    folder = tmp_path_factory.mktemp("hinh")
    (folder / "hinh").mkdir()
    (folder / "hinh/a.svg").write_bytes(etree.tostring(root))
    try:
        made = diagrams.inlined(page(), folder)
    except diagrams.DiagramError:
        return
    figure = html.fromstring(f"<main>{made}</main>").find(".//figure")

    assert {each.tag for each in figure.iter()} <= {*DRAWN, "figure"}
    assert not {key for each in figure.iter() for key in each.attrib} & {"onclick", "href", "style"}


def shown() -> dict[Path, str]:
    """Return every diagram that a chapter shows, with its words."""
    return {
        path.parent / "hinh" / name: alt
        for path in sorted(CONTENT.rglob("*.md"))
        for alt, name in _SHOWN.findall(path.read_text("utf-8"))
    }


def test_every_diagram_is_shown_and_told() -> None:
    """Each file is in a chapter, with a sentence for whoever does not see it."""
    assert sorted(shown()) == OURS
    assert [
        path.name for path, alt in shown().items() if not (60 < len(alt) < 300 and alt[-1] == ".")
    ] == []


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_diagram_is_coloured_by_the_theme(path: Path) -> None:
    """In the repository it has the light theme's colours; in a page every class of it has a rule."""
    tokens = yaml.safe_load((REPO / "theme/tokens.yml").read_text("utf-8"))
    style = (REPO / "theme/assets/stylesheets/80-handbook.css").read_text("utf-8")
    text = path.read_text("utf-8")
    classes = {name for said in re.findall(r'class="([^"]*)"', text) for name in said.split()}

    assert set(re.findall(r"#[0-9a-f]{6}", text)) <= {row[0] for row in tokens.values()}
    assert [name for name in sorted(classes) if f".p-drawn__{name}" not in style] == []
    assert [name for name in sorted(classes) if f".{name}" not in text] == []


def test_error_is_drawn_as_it_is_told() -> None:
    """The drawn message is the one that the chapter prints, word for word."""
    words = etree.parse(str(CONTENT / "cam-nang/hinh/bao-loi.svg"))
    lines = ["".join(each.itertext()) for each in words.iter("{http://www.w3.org/2000/svg}text")]
    chapter = " ".join((CONTENT / "cam-nang/duyet-bai.md").read_text("utf-8").split())
    told = [each for each in lines if each not in ("Tệp nào", "Nặng nhẹ", "Sai ở đâu", "lỗi")]
    named = ("Dòng 88", "Quy tắc nào", "Sửa thế nào")
    said = [each.removeprefix("→ ") for each in told if not each.startswith(named)]
    together = "".join(chapter.split())

    assert len(said) == 6
    assert [each for each in said if "".join(each.split()) not in together] == []


def test_units_are_drawn_as_they_are() -> None:
    """The communes drawn as becoming one are those that the register of units says."""
    units = of("tan-yen").units
    words = etree.parse(str(CONTENT / "cam-nang/hinh/sap-xep.svg"))
    lines = ["".join(each.itertext()) for each in words.iter("{http://www.w3.org/2000/svg}text")]
    into = [
        each for each in units if "ngoc-thien-2025" in each.successors and each.kind == "commune"
    ]
    heir = units.by_id["ngoc-thien-2025"]

    assert sorted(part for each in [*into, heir] for part in (each.id, each.name)) == sorted(
        line for line in lines if line.startswith("Xã") or re.fullmatch(r"[a-z0-9-]+", line)
    )
    assert {each.valid_to for each in into} == {dt.date(2025, 6, 30)}
    assert {"Đến hết 30/6/2025", "Từ 1/7/2025"} <= set(lines)


def test_built_chapter_has_its_diagram(built: Path) -> None:
    """In the site a chapter's diagram stands in the page, not beside it."""
    chapter = html.parse(str(built / "cam-nang/index.html")).getroot()
    (figure,) = chapter.xpath("//figure[@class='p-drawn']")

    assert figure.xpath("svg/@role") == ["img"]
    assert "bản nháp" in figure.xpath("string(svg/@aria-label)")
    assert chapter.xpath("//img[contains(@src, 'hinh/')]") == []
