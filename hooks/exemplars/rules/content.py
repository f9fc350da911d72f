"""The story and its pictures: what can be shown safely, to everyone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exemplars import sound, story
from exemplars.notation.canonical_yaml import scalar
from exemplars.patterns import regex
from exemplars.places import is_left_behind
from exemplars.privacy import names_a_paper
from exemplars.problem import Finding
from exemplars.prose.signs import Signs
from exemplars.reading.source import Portfolio, Source
from exemplars.records.profile import Carried, Picture, SourceOfClaim
from exemplars.rules import addresses
from exemplars.rules.people import in_story, texts
from exemplars.rules.rule import read_rule, rule
from exemplars.rules.undeclared import what_to_do
from exemplars.text import printable

_DEFINED = regex(r"[ \t]*\[[^\]\n]{1,99}\]:[ \t]*\Z")
# At a line's beginning: marks of a heading with no blank behind them; signs that Word lists by.
_BULLETS = "•●▪◦‣\uf0b7\uf0a7"
_SLIP = regex(rf"\n(?:(#{{2,4}})(?=[^\s#])|[ \t]*([{_BULLETS}])[ \t]*)([^\n]*)")
_HEADLESS = regex(r"\n##+(?=[^\s#])")
_OF_BULLETS = Signs(_BULLETS)
_SHOWN = 40  # characters of a line in the cure
_LISTED = "chỉ dẫn tới tên miền kế hoạch cho phép (portal.link_domains)"

# Found while the story is walked; the walk is the rule `story_is_clean` below.
READ = (
    read_rule(
        "bai-html",
        "content",
        "Bài viết không có mã HTML.\n\nMã HTML có thể giấu liên kết, chữ ẩn hoặc lệnh chạy trên máy người đọc.",
    ),
    read_rule(
        "bai-anh",
        "content",
        "Bài viết không chèn ảnh; ảnh đặt cạnh hồ sơ và khai ở `portrait`, `gallery`.\n\nKhai ở hai trường ấy thì ảnh mới có lời tả cho người dùng phần mềm đọc màn hình (Thông tư 32/2017/TT-BTTTT, Điều 18), có tên người chụp, và mới được xét sự đồng ý của người trong ảnh (Bộ luật Dân sự 2015, Điều 32). Ảnh dẫn từ trang khác còn cho trang ấy biết ai đang đọc, và mất theo khi trang ấy đổi địa chỉ.",
    ),
    read_rule(
        "bai-de-muc",
        "content",
        "Đề mục trong bài bắt đầu từ cấp hai (##); cấp một là tên gương.\n\nMỗi trang có một đề mục cấp một: người dùng phần mềm đọc màn hình đi theo đề mục để tìm chỗ cần nghe, gặp thêm một đề mục cấp một thì tưởng đã sang gương khác.",
    ),
    read_rule(
        "lien-ket-la",
        "content",
        "Liên kết chỉ trỏ tới tên miền kế hoạch cho phép (`portal.link_domains`).\n\nTài khoản bị chiếm thường bị dùng để cài liên kết cờ bạc vào trang nhà nước. Địa chỉ viết trần trong bài và trong mọi trường khác cũng vậy, không có https:// cũng vậy: dán lên Zalo là thành liên kết; viết tách ra (`hxxp://`, `nhacai . com`) thì người đọc vẫn tự ghép lại được. Liên kết không có chữ nào thì không ai thấy, nên không nhận.",
    ),
)


@rule("bai-viet", "content")
def story_is_clean(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Bài viết chỉ dùng chữ và dấu Markdown đơn giản: đoạn văn, đề mục, danh sách, bảng, in đậm, trích dẫn.

    Bài viết còn được đọc trên loa, in vào kỷ yếu, gửi đi trong bản tin: chỉ những dấu này thì nơi
    nào cũng hiện được. Gặp dấu khác, cổng báo để người viết sửa chứ không lặng lẽ bỏ đi một phần
    bài.
    """
    domains = portfolio.plan.portal.link_domains if portfolio.plan.portal else ()
    yield from story.findings(source.story, source.story_line, domains)
    for at, said in _bare(source.story, frozenset(domains)):
        yield replace(in_story(source, at, said, _LISTED), code="lien-ket-la")
    yield from _bare_in_fields(source, frozenset(domains))
    yield from _in_how_to(source, domains)
    pointing: tuple[SourceOfClaim | Carried, ...] = (
        *source.profile.sources,
        *source.profile.carried,
    )
    for each in pointing:
        why = story.link_fault(each.url, frozenset(domains)) if each.url else ""
        if why:
            yield Finding(
                f"địa chỉ `{each.url}` {why}",
                _LISTED,
                (*each.path, "url"),
                code="lien-ket-la",
            )


def _in_how_to(source: Source, domains: tuple[str, ...]) -> Iterator[Finding]:
    """Give what is wrong with the steps of a model, which are shown like the story."""
    how_to = source.profile.how_to
    # Where they stand is only asked of those with a fault.
    if not how_to or next(story.findings(how_to, 0, domains), None) is None:
        return
    first = _first_line_of(source, "how_to")
    rows, steps = source.text.split("\n"), how_to.split("\n")
    for finding in story.findings(how_to, first, domains):
        line = finding.line or first
        row = rows[min(line - source.first_line, len(rows) - 1)]
        indent = row.find(steps[line - first])
        yield replace(finding, column=finding.column + indent if indent >= 0 else 1)


def _bare_in_fields(source: Source, domains: frozenset[str]) -> Iterator[Finding]:
    """Give the addresses that are written out in any field but those that are for addresses."""
    if not addresses.may_be_in(source.text, source.front_signs):
        return
    for path, text in texts(source.profile):
        for _, said in _bare(text, domains) if path[-1] != "url" else ():
            yield Finding(said, _LISTED, path, code="lien-ket-la")


def _bare(text: str, domains: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Give where an address is written out that may not be linked to, and what is told of it."""
    for start, address, why in addresses.written_out(text, domains):
        begun = text[text.rfind("\n", 0, start) + 1 : start]
        # What a reference of Markdown points to is told where it is used.
        if not _DEFINED.match(begun):
            yield start, f"địa chỉ `{address[:80]}` {why}"


def _first_line_of(source: Source, field: str) -> int:
    """Return the line on which a field's text begins: a block's, on the line after its key."""
    line, column = source.locate(Finding("", path=(field,)))
    row = source.text.split("\n")[line - source.first_line]
    return line + (row[column - 1 : column] in "|>")


@rule("bai-dau-dong", "content", "warning")
def lines_begin_as_markdown_has_them(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Trong bài và trong `how_to`, sau dấu ## của đề mục có dấu cách, và mục của danh sách bắt đầu bằng `- `.

    `##Lên luống cao` hiện nguyên hai dấu thăng; các dòng bắt đầu bằng • chép từ Word thì dồn
    thành một đoạn, đọc trên loa cũng liền một hơi.
    """
    if _OF_BULLETS.found(source.signs) or _HEADLESS.search(f"\n{source.story}"):
        for line, column, said, cure in _slips(source.story):
            yield Finding(said, cure, line=source.story_line + line, column=column)
    how_to = source.profile.how_to
    for line, _, said, cure in _slips(how_to) if how_to else ():
        yield Finding(said, cure, line=_first_line_of(source, "how_to") + line)


def _slips(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Give (line from 0, column, what is told, cure) where a heading or a list begins that is none."""
    told = f"\n{text}"
    line, counted = -1, 0
    above = -1  # where the item above ends: of a list its first line is told
    for found in _SLIP.finditer(told):
        is_next = above >= 0 and not told[above : found.start()].strip()
        above = found.end() if found[2] else -1
        line += told.count("\n", counted, found.end())
        counted = found.end()
        column, said = found.start(1 if found[1] else 2) - found.start(), _shown(found[3])
        if found[1]:
            yield line, column, "sau dấu # của đề mục thiếu dấu cách", f"viết `{found[1]} {said}`"
        elif not is_next:
            # Some are no characters but in a font of Word's.
            sign = found[2] if found[2] < "\ue000" else "dấu riêng của Word"
            what = f"dòng bắt đầu bằng {sign} không thành mục của danh sách"
            yield line, column, what, f"thay bằng dấu - và dấu cách: `- {said}`"


def _shown(said: str) -> str:
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN].rpartition(' ')[0] or said[:_SHOWN]}…"


@rule("ngoac-kep-thua", "content", "warning")
def names_stand_without_quotes(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Tên (`name`) và tóm tắt (`summary`) không đặt cả trong ngoặc kép “…”.

    Ngoặc kép hiện cả trên cổng, và theo tên vào mọi danh sách, mọi lời đọc.
    """
    profile = source.profile
    for field, text in (("name", profile.name), ("summary", profile.summary)):
        within = text[1:-1]
        if text[:1] == "“" and text[-1:] == "”" and within.strip() and not set("“”") & set(within):
            shown = scalar(_shown(within.strip()))
            said = f"`{field}` nằm trọn trong ngoặc kép “ ”"
            yield Finding(said, f"bỏ ngoặc kép: `{field}: {shown}`", (field,))


_NO_PICTURE = "giấy tờ của một người không phải là ảnh của hồ sơ: bỏ mục này"


@rule("anh-hong", "content")
def pictures_can_be_shown(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Ảnh được khai phải nằm cạnh hồ sơ, là JPEG, PNG hoặc WebP thật, không quá 8 MB, 40 triệu điểm ảnh (WebP: 24 triệu) và 65.535 điểm ảnh mỗi cạnh.

    Ảnh thiếu hoặc hỏng thì trang trống chỗ ấy, liên kết gửi qua Zalo cũng không có hình. Ảnh quá
    lớn không làm trang đẹp hơn mà có thể làm máy dựng cổng hết bộ nhớ.
    """
    profile = source.profile
    pictures: list[Picture] = [*([profile.portrait] if profile.portrait else []), *profile.gallery]
    for picture in pictures:
        if picture.file:
            # With the first picture: the library that opens them is long in coming.
            from exemplars import media

            why = media.fault(source.folder / picture.file)
            if why:
                # Nobody is told to bring somebody's papers.
                cure = _NO_PICTURE if names_a_paper(picture.file) else why[1]
                yield Finding(f"ảnh `{picture.file}` {why[0]}", cure, (*picture.path, "file"))
    if profile.audio and profile.audio.file and not source.has(profile.audio.file):
        yield Finding(
            f"không có tệp `{profile.audio.file}` cạnh hồ sơ",
            "đặt tệp vào thư mục hồ sơ, hoặc bỏ mục audio",
            ("audio", "file"),
        )


@rule("anh-khac-tep", "content", "warning")
def pictures_are_what_they_seem(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Ảnh hiện trên cổng như trong tệp: đuôi tên đúng dạng ảnh, ảnh tĩnh, hệ màu của màn hình (RGB), không giấu tệp nào khác.

    Cổng vẽ lại mọi ảnh trước khi đăng, nên ảnh sai đuôi vẫn đăng được, ảnh động chỉ còn khung đầu,
    ảnh hệ màu in thì có thể sai màu. Người chụp nên tự chọn khung, tự xem màu. Tệp vừa là ảnh vừa
    là tệp nén, tệp PDF hay mã trang web thì không ai vô tình làm ra: cổng bỏ phần ấy đi, nhưng tệp
    gốc vẫn nằm trong kho, ai tải về cũng mở được.
    """
    profile = source.profile
    for picture in (*([profile.portrait] if profile.portrait else []), *profile.gallery):
        if picture.file:
            from exemplars import media

            for what, cure in media.shown_otherwise(source.folder / picture.file):
                yield Finding(f"ảnh `{picture.file}` {what}", cure, (*picture.path, "file"))


@rule("am-thanh-hong", "content")
def recording_can_be_heard(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Bản thu âm được khai là MP3, M4A hoặc OGG thật, không quá 30 MB.

    Bấm nghe mà không có tiếng thì người nghe không biết lỗi ở máy mình hay ở cổng. Bản thu quá nặng
    thì điện thoại dùng mạng di động tải lâu và tốn tiền.
    """
    audio = source.profile.audio
    if audio and audio.file and source.has(audio.file):
        why = sound.fault(source.folder / audio.file)
        if why:
            yield Finding(f"bản thu `{audio.file}` {why[0]}", why[1], ("audio", "file"))


@rule("am-thanh-khac-tep", "content", "warning")
def recording_is_nothing_else(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Bản thu âm không giấu tệp nào khác.

    Tệp vừa nghe được vừa là tệp nén, tệp PDF hay mã trang web thì không ai vô tình làm ra: cổng chỉ
    đăng phần âm thanh, nhưng tệp gốc vẫn nằm trong kho, ai tải về cũng mở được.
    """
    audio = source.profile.audio
    if not (audio and audio.file and source.has(audio.file)):
        return
    if what := sound.carried(source.folder / audio.file):
        yield Finding(
            f"bản thu `{audio.file}` còn chứa {what}, cổng chỉ đăng phần âm thanh",
            "mở bản thu, lưu thành tệp mới rồi chép đè; không rõ bản thu từ đâu thì hỏi lại nơi gửi",
            ("audio", "file"),
        )


@rule("tep-thua", "content", "warning")
def nothing_else_lies_there(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Trong thư mục hồ sơ chỉ có profile.md và các tệp ảnh, âm thanh đã khai.

    Giấy đồng ý, giấy tờ cá nhân, bản thảo giữ tại cơ quan, không đưa vào kho.
    """
    for name in source.undeclared:
        # Somebody's papers are told of by a rule of their own.
        if not (is_left_behind(name) or names_a_paper(name)):
            what, cure = what_to_do(source.folder / name)
            yield Finding(f"có {what} `{printable(name)}` chưa khai trong hồ sơ", cure, line=1)


# What can be said of a profile whose data could not be read.
STORY_RULES = (story_is_clean,)
RULES = (
    *STORY_RULES,
    lines_begin_as_markdown_has_them,
    names_stand_without_quotes,
    pictures_can_be_shown,
    pictures_are_what_they_seem,
    recording_can_be_heard,
    recording_is_nothing_else,
    nothing_else_lies_there,
)
