"""`portal review`: a change as its approver sees it, and what a stranger's words can do there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from lxml import html

from conftest import Edit, Portal
from exemplars.review.summary import LONGEST
from support_git import commit, git
from support_portal import MAI, RAC, REPO, profile

HOSTILE = "@ai <script>alert(1)</script> <img src=x onerror=alert(2)> [a](https://xau.example/) ![b](//xau.example/c)"


@pytest.fixture
def repository(miniature: Path) -> Path:
    """Return a miniature with the portal's templates, all of it committed."""
    shutil.copytree(REPO / "theme" / "portal", miniature / "theme" / "portal")
    commit(miniature)
    return miniature


@pytest.fixture
def changed(repository: Path, edit: Edit) -> Path:
    """Return a portal with a profile that is updated, one withdrawn, one new."""
    mai, rac = profile(repository, MAI), profile(repository, RAC)
    edit(mai, "mất trắng vì lụt", "mất trắng vì bão")
    edit(mai, "kind: individual", "kind: household")
    edit(mai, "  - stage: replicate\n", "  - stage: replicate\n    by: UBND huyện Mẫu\n")
    new = mai.parent.with_name("pham-thi-lan-h4m2kp")
    new.mkdir()
    text = (
        mai.read_text("utf-8").replace("c4h9wd", "h4m2kp").replace("Trần Thị Mai", "Phạm Thị Lan")
    )
    (new / "profile.md").write_text(text, "utf-8")
    edit(rac, "\n---\n\n", "\nwithdrawn: {date: 2024-09-01, kind: withdrawn}\n---\n\n")
    return repository


def page_of(portal: Portal, root: Path) -> html.HtmlElement:
    """Return the page of what has changed since the last commit."""
    told = portal(root, "review", "HEAD")

    assert (told.code, told.err) == (0, "")

    return html.document_fromstring(told.out.encode(), parser=html.HTMLParser(encoding="utf-8"))


def article(page: html.HtmlElement, name: str) -> html.HtmlElement:
    """Return the part of a page that is about one exemplar."""
    (found,) = (each for each in page.iter("article") if each.findtext("h3") == name)
    return found


def said(element: html.HtmlElement) -> str:
    """Return the words of an element."""
    return " ".join(element.text_content().split())


def test_a_changed_word_is_marked(changed: Path, portal: Portal) -> None:
    """What went is in <del>, what came is in <ins>, and each is told without colour as well."""
    page = page_of(portal, changed)
    mai = article(page, "Trần Thị Mai")

    assert "lụt," in [each.text for each in mai.iter("del")]
    assert "bão," in [each.text for each in mai.iter("ins")]
    assert 'ins::before { content: "[+ "; }' in page.findtext(".//style")


def test_both_sides_are_there_as_citizens_read_them(changed: Path, portal: Portal) -> None:
    """The story before stands beside the story now, rendered; a new profile has one side only."""
    page = page_of(portal, changed)
    before, now = article(page, "Trần Thị Mai").find_class("story")

    assert ("vì lụt" in said(before), "vì bão" in said(now)) == (True, True)
    assert [each.findtext("h2") for each in (before, now)] == ["Việc bà đang làm"] * 2
    assert len(article(page, "Phạm Thị Lan").find_class("story")) == 1


def test_criteria_and_messages_are_told_as_they_are_read(
    repository: Path, edit: Edit, portal: Portal
) -> None:
    """A criterion has its name, not its id; what a message quotes is code, without the marks around it."""
    edit(profile(repository, MAI), "sector: nong-nghiep", "sector: nong-nghiepp")
    mai = article(page_of(portal, repository), "Trần Thị Mai")
    labels = {each.text: each.getnext().text for each in mai.iter("dt")}
    problems = mai.findall("ul/li")

    assert (
        "tiêu chuẩn: Chấp hành pháp luật; minh chứng: Nộp đủ các khoản thuế"
        in labels["Tiêu chuẩn và minh chứng"]
    )
    assert "nong-nghiepp" in [each.text for each in problems[0].iter("code")]
    assert not [each for each in problems if "`" in said(each)]


def test_lists_that_are_entered_and_left_are_named(changed: Path, portal: Portal) -> None:
    """A change of kind moves a profile from one list and feed to another; the others it stays in."""
    told = said(article(page_of(portal, changed), "Trần Thị Mai"))

    assert (
        "Vào “Hộ gia đình”: trang /doi-tuong/ho-gia-dinh/, bản tin /feeds/doi-tuong/ho-gia-dinh.xml"
        in told
    )
    assert "Ra khỏi “Cá nhân”: trang /doi-tuong/ca-nhan/" in told
    assert "Vẫn ở “Xã An Bình”: trang /don-vi/an-binh/" in told
    assert "Bản tin không báo lại bài cũ như bài mới." in told


def test_who_approved_what_is_a_table(changed: Path, portal: Portal) -> None:
    """Stages and approvals stand by date with who and by which document; what the change adds is marked."""
    mai = article(page_of(portal, changed), "Trần Thị Mai")
    rows = [[each.text or "" for each in row] for row in mai.iter("tr")]

    assert [
        "5/3/2024",
        "Duyệt: Hội đồng Thi đua - Khen thưởng huyện lựa chọn",
        "Hội đồng Thi đua - Khen thưởng huyện",
        "Biên bản số 02/BB-HĐTĐKT",
        "",
    ] in rows
    assert ["1/3/2024", "Khâu: Nhân rộng", "UBND huyện Mẫu", "", "mới"] in rows
    assert ["1/3/2024", "Khâu: Nhân rộng", "", "", "bỏ"] in rows


def test_what_the_check_tells_is_there(changed: Path, portal: Portal) -> None:
    """Every problem that the check tells of the change stands on the page, with its code and line."""
    told = portal(changed, "check", "--changed-since", "HEAD").out
    codes = re.findall(r"md:(\d+):\d+: .*? \[([a-z-]+)\]", told)
    page = said(page_of(portal, changed))

    assert len(codes) > 0
    assert not [
        (line, code) for line, code in codes if f"dòng {line}: " not in page or code not in page
    ]


def test_states_are_told(changed: Path, portal: Portal) -> None:
    """A new page, a changed one and one taken down are told apart."""
    page = page_of(portal, changed)
    states = {each.findtext("h3"): each.findtext("p/strong") for each in page.iter("article")}

    assert states == {
        "Phạm Thị Lan": "Hồ sơ mới: trang sẽ xuất hiện trên cổng.",
        "Trần Thị Mai": "Trang đang đăng được sửa.",
        "Tổ thu gom rác xóm Đông": "Gỡ bài: trang chỉ còn một câu báo đã gỡ.",
    }


def test_a_deleted_and_a_renamed_profile(repository: Path, portal: Portal) -> None:
    """A deleted folder is told with what was in it; a renamed one is one profile, not two."""
    shutil.rmtree(profile(repository, RAC).parent)
    folder = profile(repository, MAI).parent
    folder.rename(folder.with_name("ba-mai-c4h9wd"))
    page = page_of(portal, repository)

    assert {each.findtext("h3"): each.findtext("p/strong") for each in page.iter("article")} == {
        "Trần Thị Mai": "Trang đang đăng được sửa.",
        "Tổ thu gom rác xóm Đông": "Thư mục hồ sơ bị xóa.",
    }
    assert "ho-so-mat" in said(article(page, "Tổ thu gom rác xóm Đông"))


def test_a_photo_alone_is_a_change_of_its_profile(repository: Path, portal: Portal) -> None:
    """A profile whose photo differs is told, with the file's name and no word changed."""
    photo = profile(repository, MAI).parent / "chan-dung.png"
    photo.write_bytes(photo.read_bytes() + b"\0")
    mai = article(page_of(portal, repository), "Trần Thị Mai")

    assert "tệp khác trong thư mục cũng đổi: chan-dung.png." in said(mai)
    assert not list(mai.iter("ins", "del"))


@pytest.mark.parametrize("broken", ["không phải YAML: [", "---\nid: [\n---\n", "---\n---\n", ""])
def test_what_cannot_be_read_is_told(repository: Path, portal: Portal, broken: str) -> None:
    """A profile that can no longer be read has its findings on the page, and what was before."""
    profile(repository, MAI).write_text(broken, "utf-8")
    page = page_of(portal, repository)

    assert len(list(page.iter("article"))) == 1
    assert portal(repository, "review", "HEAD", "--format", "text").code == 0


def test_a_broken_plan_is_told(repository: Path, portal: Portal, edit: Edit) -> None:
    """Under a plan that cannot be read no list is made up; the page says so."""
    edit(repository / "profiles/mini/plan.yml", "period:\n", "period: [\n")
    edit(profile(repository, MAI), "vì lụt", "vì bão")
    told = said(page_of(portal, repository))

    assert "Kế hoạch hoặc danh bạ đơn vị còn lỗi nên chưa tính được." in told


def test_a_plan_that_is_gone_is_told(repository: Path, portal: Portal) -> None:
    """Whoever deletes a whole plan sees every profile of it, and no day of 1970."""
    shutil.rmtree(repository / "profiles/mini")
    page = page_of(portal, repository)

    assert len(list(page.iter("article"))) == 4
    assert "1970" not in "".join(page.itertext())


@pytest.mark.parametrize("field", ["name", "summary", "story", "by"])
def test_nothing_a_stranger_writes_is_markup(
    repository: Path, portal: Portal, edit: Edit, field: str
) -> None:
    """Whatever a profile holds, its page has our elements only, and reaches for nothing."""
    path = profile(repository, MAI)
    places = {
        "name": ("name: Trần Thị Mai\n", f"name: '{HOSTILE}'\n"),
        "summary": ("giúp 12 hộ làm theo.", HOSTILE),
        "story": ("Ruộng trũng ngập quanh năm", HOSTILE),
        "by": ("by: UBND xã An Bình", f"by: '{HOSTILE}'"),
    }
    edit(path, *places[field])
    page = page_of(portal, repository)
    tags = {each.tag for each in page.iter() if isinstance(each.tag, str)}
    attributes = {name for each in page.iter() for name in each.attrib}
    pictures = [each.get("src") for each in page.iter("img")]

    assert not tags & {"script", "link", "iframe", "object", "form", "svg", "base"}
    assert [each for each in pictures if not each.startswith("data:image/webp;base64,")] == []
    assert attributes <= {
        *("lang", "charset", "http-equiv", "content", "name", "class", "id"),
        *("aria-labelledby", "aria-label", "role", "tabindex", "scope", "start", "src", "alt"),
    }
    assert HOSTILE.split()[1] in page.text_content() or field == "story"


def test_links_that_are_added_are_listed(repository: Path, portal: Portal, edit: Edit) -> None:
    """A link that a change adds is listed with host, address and place, and leads nowhere."""
    edit(profile(repository, MAI), "bà đắp lại bờ", "bà [đắp](https://xau.example/a) lại bờ")
    told = said(page_of(portal, repository))
    summary = portal(repository, "review", "HEAD", "--format", "text").out

    assert "xau.examplehttps://xau.example/aprofiles/mini/" in told
    assert "- `xau.example`: `https://xau.example/a`" in summary


def test_the_summary_says_the_same_in_few_words(changed: Path, portal: Portal) -> None:
    """The Markdown names states, lists, history and words that changed; whoever is withdrawn has no name."""
    told = portal(changed, "review", "HEAD", "--format", "text").out

    assert "#### Trần Thị Mai\n" in told
    assert (
        "- **Trang đang đăng được sửa.** Tệp: `profiles/mini/an-binh/tran-thi-mai-c4h9wd/" in told
    )
    assert "- Sẽ vào 1 danh sách, bản tin: Hộ gia đình\n" in told
    assert "- Đối tượng: [−<del>cá nhân</del>] [+<ins>hộ gia đình</ins>]\n" in told
    assert "[−<del>lụt,</del>] [+<ins>bão,</ins>]" in told
    assert "Tổ thu gom" not in told
    assert "#### Hồ sơ gỡ, mã `b7k2mt`" in told


def test_the_summary_is_never_too_long(repository: Path, portal: Portal) -> None:
    """However much changes, the summary fits a comment and says that there is more."""
    original = profile(repository, MAI)
    text = original.read_text("utf-8")
    for number in range(80):
        folder = original.parent.with_name(f"nguoi-{number}-h4m{number:03d}")
        folder.mkdir()
        (folder / "profile.md").write_text(text.replace("c4h9wd", f"h4m{number:03d}"), "utf-8")
    told = portal(repository, "review", "HEAD", "--format", "text").out

    assert LONGEST // 2 < len(told.encode()) <= LONGEST
    assert told.endswith("phần còn lại xem ở trang duyệt (HTML)._\n")


def test_output_goes_to_a_file(changed: Path, portal: Portal, tmp_path: Path) -> None:
    """The page is written where it is asked for, twice the same, and never among the profiles."""
    file = tmp_path / "moi" / "duyet.html"
    told = portal(changed, "review", "HEAD", "--output", file)
    refused = portal(changed, "review", "HEAD", "--output", changed / "profiles" / "a.html")

    assert told.out == f"Đã ghi {file}\n"
    assert file.read_text("utf-8") == portal(changed, "review", "HEAD").out
    assert refused.code == 2
    assert not (changed / "profiles" / "a.html").exists()


def test_no_change_is_an_empty_review(repository: Path, portal: Portal) -> None:
    """Where nothing differs, the page has no profile; an unknown revision is told in words."""
    git(repository, "commit", "--allow-empty", "--quiet", "--message", "Không đổi")
    unknown = portal(repository, "review", "khong-co")

    assert not list(page_of(portal, repository).iter("article"))
    assert unknown.code == 2
    assert "git không so sánh được với `khong-co`" in unknown.err
