"""Shape: files that can be read, fields that exist, values of the right type."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from exemplars.patterns import regex
from exemplars.problem import DataPath, Finding
from exemplars.prose.sentences import lowered
from exemplars.prose.signs import Signs, in_bytes
from exemplars.reading.source import Portfolio, Source
from exemplars.reading.walk import id_in
from exemplars.records.profile import Award, CriterionMet, Figure
from exemplars.rules.rule import read_rule, rule
from exemplars.text import nearest

LONGEST_FOLDER = 100

READ = (
    read_rule(
        "tep-hong",
        "shape",
        "Tệp phải đọc được: mã UTF-8, mở đầu và kết thúc phần dữ liệu bằng dòng `---`, không quá lớn, không còn dấu xung đột của git.\n\nTệp không đọc được thì không quy tắc nào xét được. Đoán nhầm chỗ hết phần dữ liệu thì điều chỉ để nội bộ, như tên người đã ký giấy đồng ý, thành chữ trên trang; tệp quá lớn thì lần kiểm tra nào cũng phải chờ. Dấu xung đột (`<<<<<<<`) là chỗ hai người cùng sửa một đoạn và git chờ người chọn: để nguyên thì cả hai bản cùng hiện trên trang.",
    ),
    read_rule(
        "yaml-sai",
        "shape",
        "Phần dữ liệu phải viết đúng YAML: mỗi dòng một trường, thụt lề bằng dấu cách.\n\nLệch một dấu cách thì điều vừa ghi thành của mục khác: ngày của quyết định này thành ngày của quyết định kia. Chỗ nào không đọc chắc được thì cổng hỏi lại người viết chứ không đoán thay.",
    ),
    read_rule(
        "yaml-sau",
        "shape",
        "Dữ liệu không lồng nhau quá sâu.\n\nHồ sơ chỉ cần vài tầng, sâu hơn là gõ thừa dấu ngoặc. Tệp lồng hàng nghìn tầng có thể làm chương trình đọc YAML dừng đột ngột: một tệp hỏng mà cả cổng không dựng được.",
    ),
    read_rule(
        "yaml-neo",
        "shape",
        "Không dùng neo và bí danh của YAML (& và *).\n\nNeo và bí danh đem một đoạn dùng lại ở nơi khác mà không viết ra: người duyệt đọc một chỗ không biết điều ấy còn hiện ở đâu, và vài dòng có thể phình to đến đầy bộ nhớ. Thường thì người viết không định dùng, chỉ mở đầu câu bằng dấu * hoặc dấu &.",
    ),
    read_rule(
        "yaml-the",
        "shape",
        "Không dùng thẻ kiểu của YAML (!).\n\nThẻ kiểu bắt máy hiểu giá trị khác với chữ mà người duyệt đọc; ở vài chương trình, nó còn gọi được cả lệnh trên máy. Thường thì người viết chỉ định ghi một dấu chấm than ở đầu câu.",
    ),
    read_rule(
        "ky-tu-cam",
        "shape",
        "Không có ký tự ẩn: ký tự điều khiển, ký tự đảo chiều chữ, ký tự riêng của một phông chữ.\n\nKý tự ẩn làm người đọc thấy khác với điều máy đọc.",
    ),
    read_rule(
        "chu-thich-cuoi-dong",
        "shape",
        "Lời nhắc (sau dấu #) đứng riêng một dòng, không viết sau giá trị.\n\nYAML bỏ mọi chữ sau dấu cách và dấu #, nên một phần giá trị có thể mất mà không ai hay.",
    ),
    read_rule(
        "truong-trung",
        "shape",
        "Mỗi trường chỉ viết một lần.\n\nViết hai lần thì phần lớn chương trình chỉ giữ dòng cuối và bỏ dòng trước mà không báo: người viết tưởng đã ghi, trang lại hiện điều khác.",
    ),
    read_rule(
        "truong-la",
        "shape",
        "Chỉ dùng các trường có trong mẫu hồ sơ.\n\nTên trường gõ sai thì điều ghi ở đó không hiện ở đâu và không quy tắc nào xét đến: viết `minr: true` thay cho `minor: true` thì hồ sơ của một em nhỏ được xét như của người lớn.",
    ),
    read_rule(
        "thieu-truong",
        "shape",
        "Trường bắt buộc phải có giá trị.\n\nĐó là những điều cổng không tự suy ra được: thiếu tên thì trang không có đầu đề, thiếu đơn vị thì không biết tính chỉ tiêu cho xã nào, khen thưởng thiếu số quyết định thì không ai tra được.",
    ),
    read_rule(
        "gia-tri-sai",
        "shape",
        "Giá trị phải đúng kiểu: ngày viết 2024-06-11, số viết 1.234 hoặc 1,5, mã viết không dấu.\n\n“06/11/2024” có nơi hiểu là ngày 6 tháng 11, có nơi hiểu là ngày 11 tháng 6. Mọi hồ sơ viết một kiểu thì cổng mới xếp đúng thứ tự, báo cáo mới tính đúng kỳ, và con số đọc trên loa mới đúng con số người viết muốn nói.",
    ),
)


@rule("thu-muc-ten", "shape")
def folder_carries_the_identity(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Thư mục hồ sơ tên là `<tên không dấu>-<mã>`; mã ấy trùng trường `id`, thư mục mẹ trùng trường `unit`.

    Địa chỉ trang lấy theo tên thư mục, bản tin thì theo mã: hai nơi lệch nhau thì liên kết đã gửi
    đi dẫn nhầm hoặc hỏng. Mỗi đơn vị lựa chọn điển hình thuộc phạm vi quản lý của mình (như kế
    hoạch huyện Tân Yên, mục I.2), nên để hồ sơ sang thư mục đơn vị khác là giao nhầm người duyệt.
    """
    profile = source.profile
    id = id_in(source.slug)
    if not id or len(source.slug) > LONGEST_FOLDER:
        yield Finding(
            f"thư mục `{source.slug}` không đúng dạng tên-không-dấu-mã",
            f"đặt tên như nguyen-thi-hoa-k3f9ta, không quá {LONGEST_FOLDER} ký tự; lệnh portal new đặt sẵn",
            line=1,
        )
    elif profile.id and profile.id != id:
        yield Finding(f"mã `{profile.id}` khác mã ở tên thư mục `{id}`", f"viết id: {id}", ("id",))
    unit = source.folder.parent.name
    if profile.unit and profile.unit != unit:
        yield Finding(
            f"đơn vị `{profile.unit}` khác thư mục chứa hồ sơ `{unit}`",
            f"viết unit: {unit}, hoặc chuyển thư mục hồ sơ vào {profile.unit}/",
            ("unit",),
        )


@rule("nguon-la", "shape")
def sources_exist(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Mỗi mã nguồn được dẫn phải có ở mục `sources`, và không có hai nguồn cùng mã.

    Mã không có nguồn thì con số, khen thưởng ấy trông như có căn cứ mà người duyệt không tra được ở
    đâu; hai nguồn cùng mã thì không biết tra nguồn nào. Tuyên truyền phải “khách quan, trung thực”
    (như kế hoạch huyện Tân Yên, mục V.3).
    """
    profile = source.profile
    known = [each.id for each in profile.sources]
    seen: set[str] = set()
    for each in profile.sources:
        if each.id and each.id in seen:
            yield Finding(
                f"mã nguồn `{each.id}` dùng cho hai nguồn",
                "đặt mã khác cho một trong hai nguồn",
                (*each.path, "id"),
            )
        seen.add(each.id)
    cited: list[CriterionMet | Figure | Award] = [
        *profile.criteria,
        *profile.figures,
        *profile.awards,
    ]
    for record in cited:
        for position, id in enumerate(record.sources):
            if id and id not in known:
                near = nearest(id, known)
                cure = f"có phải `{near}`?" if near else "thêm nguồn này vào mục sources"
                yield Finding(
                    f"không có nguồn `{id}` ở mục sources",
                    cure,
                    (*record.path, "sources", position),
                )


@rule("thieu-khi-dang", "shape")
def published_profile_is_whole(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Hồ sơ đã đặt ngày đăng phải có tóm tắt, bài viết, nguồn, và lĩnh vực nếu kế hoạch chia lĩnh vực.

    Thiếu tóm tắt thì danh sách, bản tin và liên kết gửi qua Zalo chỉ còn cái tên; thiếu lĩnh vực
    thì gương không có ở trang lĩnh vực nào. Thiếu nguồn thì không ai kiểm chứng được bài có “khách
    quan, trung thực” hay không (như kế hoạch huyện Tân Yên, mục V.3).
    """
    profile = source.profile
    if not profile.is_up:
        return
    if not profile.summary and not source.is_miswritten("summary"):
        yield Finding(
            "chưa có tóm tắt (`summary`) mà đã đặt ngày đăng",
            "viết một, hai câu không quá 300 ký tự",
            ("published",),
        )
    if not source.story.strip():
        yield Finding(
            "chưa có bài viết mà đã đặt ngày đăng", "viết bài dưới dòng --- thứ hai", ("published",)
        )
    if not profile.sources and not source.is_miswritten("sources"):
        yield Finding(
            "chưa có nguồn (`sources`) mà đã đặt ngày đăng",
            "ghi ít nhất một văn bản, báo cáo làm căn cứ",
            ("published",),
        )
    if portfolio.plan.sectors and not profile.sector and not source.is_miswritten("sector"):
        yield Finding(
            "chưa chọn lĩnh vực (`sector`) mà đã đặt ngày đăng",
            "chọn một lĩnh vực của kế hoạch",
            ("published",),
        )


@rule("mo-hinh-chu", "shape")
def model_has_an_owner(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Mô hình đã đăng phải nói ai làm chủ (`owner`) và cách làm theo (`how_to`).

    Giới thiệu mô hình là để mọi người học tập, làm theo (như kế hoạch tỉnh Nghệ An, mục V.2): không
    có cách làm thì đọc xong không biết bắt đầu từ đâu, không có chủ mô hình thì không biết hỏi ai.
    """
    profile = source.profile
    if profile.kind != "model" or not profile.is_up:
        return
    if not profile.owner:
        yield Finding(
            "mô hình chưa ghi chủ mô hình (`owner`)",
            "ghi tập thể, hộ hoặc người đang vận hành mô hình",
            ("kind",),
        )
    if not profile.how_to:
        yield Finding(
            "mô hình chưa ghi cách làm theo (`how_to`)",
            "ghi các bước để nơi khác làm theo",
            ("kind",),
        )


@rule("ngay-nguoc", "shape")
def dates_run_forward(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Cập nhật, đính chính, gỡ bài không trước ngày đăng; thời gian lập thành tích (`deed_date`) không sau ngày đăng.

    Đính chính có trước bài thì người đọc không biết bản nào mới đúng. Ngày sai còn làm báo cáo tính
    sai số ngày từ khi có việc tốt đến khi được giới thiệu, mà khen chưa kịp thời chính là hạn chế
    cần khắc phục (như chỉ thị của tỉnh Lào Cai, phần mở đầu).
    """
    profile = source.profile
    published = profile.published
    if published is None:
        return
    later: list[tuple[str, DataPath, object]] = [("ngày cập nhật", ("updated",), profile.updated)]
    later += [("ngày đính chính", (*each.path, "date"), each.date) for each in profile.corrections]
    if profile.withdrawn:
        later.append(("ngày gỡ", ("withdrawn", "date"), profile.withdrawn.date))
    for what, path, day in later:
        if day is not None and str(day) < published.isoformat():
            yield Finding(
                f"{what} {day} trước ngày đăng {published}", "sửa lại một trong hai ngày", path
            )
    if profile.deed_date and profile.deed_date > published.isoformat()[: len(profile.deed_date)]:
        yield Finding(
            f"thời gian lập thành tích {profile.deed_date} sau ngày đăng {published}",
            "sửa lại một trong hai ngày",
            ("deed_date",),
        )


# Letters drawn like Latin ones: Greek, Cyrillic, Armenian, Cherokee, phonetic; µ and Ω stand in units.
_OTHERS = (
    "\u0370-\u03a8\u03aa-\u03bb\u03bd-\u03ff\u0400-\u052f\u0531-\u0587\u13a0-\u13fd\uab70-\uabbf"
    "\u0131\u0250-\u02af\u1d00-\u1d7f"
)
# Seen by nobody, but behind a picture; and more marks on one letter than any language sets.
_UNSEEN = "\u17b4\u17b5\ufe0f"
_PICTURES = "#*0-9\u00a9\u00ae\u2000-\u32ff\U0001f000-\U0001faff"
_PILED = "[\u0300-\u036f]{3}"
# In UTF-8, in lower case, they begin with these, and no Vietnamese letter does: most texts need no second look.
_USUAL = bytes({*range(256)} - {*range(0xC9, 0xD7), 0xEA, 0xEF, 0xF0})
_OF_UNUSUAL = Signs("\u0131\u17b4\u17b5" + "".join(map(chr, range(0x1D00, 0x1D80))))
_LATIN = "A-Za-z\u00c0-\u0130\u0132-\u024f\u1e00-\u1eff"
# Beside a Latin letter, or drawn from sets that no keyboard writes.
_MIXED = regex(
    f"[{_LATIN}][{_OTHERS}]|[{_OTHERS}][{_LATIN}]|(?<![{_PICTURES}])[{_UNSEEN}]|{_PILED}"
    "|[\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]"
)
_FOREIGN = regex(f"[{_OTHERS}]")
_MOST_MIXED = 20


@rule("chu-lan", "shape", "warning")
def words_are_of_one_alphabet(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Không từ nào lẫn chữ của bảng chữ khác trông giống chữ Việt, như А của tiếng Nga; tên gương không viết bằng bảng chữ ấy.

    Từ như thế trông đúng mà tìm không ra, và có thể giả tên người, tên cơ quan khác. Ký tự không ai
    thấy đi sau một chữ, nhiều dấu chồng lên một chữ cũng vậy.
    """
    name = source.profile.name
    if not name.isascii() and (foreign := _FOREIGN.search(name)) and not _MIXED.search(name):
        yield Finding(
            f"`name` viết bằng bảng chữ khác: ký tự {foreign[0]} (U+{ord(foreign[0]):04X})",
            "xóa cả tên và gõ lại bằng bàn phím tiếng Việt",
            ("name",),
        )
    for text, first in ((source.text, source.first_line), (source.story, source.story_line)):
        # None of them leaves its set in lower case, which keeps its bytes once it was looked through.
        written = in_bytes(lowered(text))
        if not (written.translate(None, _USUAL) or _OF_UNUSUAL.are_in(text)):
            continue
        for found in islice(_MIXED.finditer(text), _MOST_MIXED):
            begin = text.rfind("\n", 0, found.start()) + 1
            word = next(
                each[0] for each in _WORD.finditer(text, begin) if each.end() > found.start()
            )
            other = next(each for each in found[0] if not _IS_LATIN.match(each))
            shown = "" if _IS_UNSEEN.match(other) else f"{other} "
            yield Finding(
                f"từ `{word[:40]}` lẫn ký tự {shown}(U+{ord(other):04X}) của bảng chữ khác",
                "xóa cả từ và gõ lại bằng bàn phím tiếng Việt",
                line=first + text.count("\n", 0, found.start()),
                column=found.start() - begin + 1,
            )


_WORD = regex(r"\S+")
_IS_LATIN = regex(f"[{_LATIN}]")
_IS_UNSEEN = regex(f"[{_UNSEEN}\u0300-\u036f]")

RULES = (
    folder_carries_the_identity,
    sources_exist,
    published_profile_is_whole,
    model_has_an_owner,
    dates_run_forward,
    words_are_of_one_alphabet,
)
