"""
What a text tells of a person that the law calls sensitive: health, faith, record, origin and so on.

Precision before reach. A predicate (`bị ung thư`, `có tiền án`, `theo đạo …`) counts only where what
stands before it in the sentence, walked back word by word, is one person: `chị Hoa không may`,
`chồng chị`, `Nguyễn Văn Nam`. Groups (`bà con`, `các cháu`, `12 em`) and those whom somebody cares
for (`người nhiễm HIV`, `bệnh nhân`) are nobody. A veteran's wounds are a public honour and never told.
Law 91/2025/QH15 and Decree 356/2025/NĐ-CP name the kinds of data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from exemplars.patterns import regex
from exemplars.privacy import MOST, Private
from exemplars.prose.sentences import lowered
from exemplars.prose.signs import Signs, places, seen

WHAT = {
    "health": "tình trạng sức khỏe",
    "disability": "tình trạng khuyết tật",
    "religion": "tôn giáo",
    "record": "tiền án, cai nghiện",
    "origin": "nguồn gốc dân tộc",
    "politics": "quan điểm chính trị",
    "sexuality": "đời sống tình dục",
    "violence": "việc bị xâm hại, bạo hành",
}

_ILLNESSES = (
    "ung thư|u não|máu trắng|bạch cầu|hiv|aids|lao phổi|lao màng|lao xương|phong(?= |,|\\.)|hủi"
    "|tâm thần|trầm cảm|tự kỷ|động kinh|thần kinh|rối loạn (?:tâm|lưỡng)|hoang tưởng|hội chứng down|down|đao\\b"
    "|viêm gan|xơ gan|suy thận|suy tim|tim bẩm sinh|tiểu đường|đái tháo đường|tai biến|đột quỵ|bại não"
    "|thiểu năng|chậm phát triển|tan máu|thalassemia|máu khó đông|parkinson|alzheimer|lupus"
    "|hiếm muộn|vô sinh|giang mai|lậu\\b|sùi mào gà|hiểm nghèo|nan y|mất trí|lẫn\\b|teo cơ"
    "|mãn tính|mạn tính|k (?:vú|gan|phổi|dạ dày|vòm họng)"
)
_DISABILITIES = (
    "khuyết tật|tàn tật|dị tật|bại liệt|liệt(?= (?:hai|nửa|nằm|giường|toàn|tứ|cả|một|chân|tay|bẩm)|[,.;]|\\Z)"
    "|câm điếc|câm\\b|điếc|khiếm thị|khiếm thính|mù(?= (?:lòa|hai|cả|một|bẩm|từ|mắt)|[,.;]|\\Z)"
)
# Peoples of Vietnam, as their names are written.
GROUPS = (
    "Tày|Nùng|H['’]?[Mm]ông|Mông|Dao|Thái|Khmer|Khơ-?me|Khơ Mú|Khmú|Hoa|Thổ|Ê[- ]?[Đđ]ê|Gia Rai"
    "|Ba Na|Chăm|Mường|Giáy|Sán Dìu|Sán Chay|Sán Chí|Cao Lan|Hà Nhì|La Chí|Phù Lá|Bố Y|La Ha|Ơ Đu"
    "|Đan Lai|Chứt|Kinh|thiểu số"
)
_FAITHS = "tin lành|công giáo|thiên chúa(?: giáo)?|phật giáo|cao đài|hòa hảo|hồi giáo"
# What one is said to be of, without the word people: “là người Tày”.
_PEOPLES = (
    *(
        "tày",
        "nùng",
        "mông",
        "h'mông",
        "hmông",
        "dao",
        "thái",
        "khmer",
        "khơ",
        "thổ",
        "ê đê",
        "gia rai",
    ),
    *("ba na", "chăm", "mường", "giáy", "sán", "cao lan", "hà nhì", "la chí", "phù lá", "chứt"),
)
_SUFFERS = "(?:bị (?:mắc|nhiễm)|bị|mắc phải|mắc|nhiễm|dương tính với)"
_RATHER = (
    "(?: (?:phải|thêm|một|căn|chứng|bệnh|bệnh nhân|hội chứng|di chứng|nặng|dạng|vi rút|virus))*"
)
_IS_ONE = "là (?:một )?(?:người )?"

# Of the sentence in lower case, but for origin, where a capital tells a people from a word.
_PREDICATES: dict[str, re.Pattern[str]] = {
    "health": regex(
        rf"\b(?:{_SUFFERS}{_RATHER} (?:{_ILLNESSES})|(?:mắc|bị) (?:căn )?bệnh (?:tim|gan|thận|phổi)\b|(?:đang |phải )?chạy thận"
        rf"|(?:từng|phải|đang) (?:phải |được )?(?P<treated>điều trị)(?: (?:bệnh|căn bệnh|chứng))? (?:{_ILLNESSES})"
        r"|có hiv|(?:sống|chung sống) (?:chung )?(?:với|cùng) hiv"
        r"|là (?:một )?(?:bệnh nhân|người nhiễm|người bệnh|người mắc) (?:hiv|ung thư|tâm thần|chạy thận|lao\b))"
    ),
    "disability": regex(
        rf"\b(?:{_SUFFERS}{_RATHER} (?:{_DISABILITIES})|{_IS_ONE}(?:khuyết tật|tàn tật)"
        r"|khuyết tật (?:bẩm sinh|vận động|đặc biệt nặng|nặng))"
    ),
    "religion": regex(
        r"\b(?:(?:theo|có|cải|bỏ|nhập|giữ) đạo (?:thiên chúa|công giáo|phật|tin lành|hồi|cao đài|hòa hảo|bà la môn|dương văn mình|lạ\b)"
        rf"|theo (?:công giáo|phật giáo|tin lành|thiên chúa giáo|hồi giáo)"
        rf"|{_IS_ONE}(?:giáo dân|tín đồ(?: (?:đạo )?(?:{_FAITHS}))?|phật tử|con chiên|theo đạo)"
        r"|(?P<named>(?:giáo dân|phật tử|tín đồ)(?= \w+ (?:thị|văn)\b)))\b"
    ),
    "record": regex(
        r"\b(?:có (?:một |hai |ba |nhiều |\d+ )?(?:tiền án|tiền sự)"
        r"|(?:phải )?(?:đi tù|ngồi tù|vào tù|ở tù|chấp hành (?:xong )?(?:án|hình) phạt tù|lĩnh án tù)"
        r"|bị (?:tòa (?:án )?)?(?:kết án|phạt tù|tuyên án|tuyên phạt|bắt giam|khởi tố|truy tố|xử tù|án tù|đưa đi cai nghiện)"
        r"|mãn hạn tù|ra tù|(?:đi |tự nguyện |xong )?cai nghiện(?! cho)|nghiện (?:ma túy|ngập|heroin|hút|thuốc phiện|ma tuý)"
        r"|là con nghiện)\b"
    ),
    "origin": regex(
        rf"(?:\b(?:là )?(?:một )?(?:người )?(?:con )?(?:của )?(?:đồng bào )?dân tộc (?:{GROUPS})|\blà (?:một )?(?:người|con em|phụ nữ) (?:{GROUPS})"
        rf"|(?<=, )(?:người|phụ nữ) (?:{GROUPS})(?= ?[,.;)]))(?!\w)"
    ),
    "politics": regex(
        r"\b(?:(?:đi|làm|là) (?:lính|sĩ quan|binh sĩ|công chức) (?:cho )?(?:ngụy|chế độ cũ|cộng hòa|sài gòn|việt nam cộng hòa)"
        r"|phục vụ (?:cho )?(?:chế độ cũ|ngụy|ngụy quyền))\b"
    ),
    "sexuality": regex(
        rf"\b(?:{_IS_ONE}(?:đồng tính|chuyển giới|song tính|lưỡng tính)"
        r"|(?:phẫu thuật )?chuyển giới|bán dâm|(?:có|sinh) con ngoài giá thú)\b"
    ),
    # What a form says of a person, whoever it is.
    "labelled": regex(
        r"\b(?:(?P<origin>dân tộc)|(?P<record>tiền án(?:, tiền sự)?|tiền sự))"
        r":\s(?!không\b|chưa\b)\w[^\n.;,]{0,30}"
    ),
    "violence": regex(
        r"\b(?:bị (?:chồng |cha |bố |mẹ |vợ |cha dượng |bố dượng |kẻ xấu |người (?:quen|thân|lạ) |nhiều lần )?"
        r"(?:bạo hành|bạo lực|đánh đập|xâm hại|hiếp dâm|cưỡng hiếp|cưỡng bức|quấy rối tình dục|lạm dụng tình dục|hành hạ|mua bán|bán sang|bán qua|lừa bán)"
        r")\b"
    ),
}
# In lower case, what one of is in every predicate, and of which kinds it may be a sign.
_OF_SIGN: dict[str, tuple[str, ...]] = {
    "bị ": ("health", "disability", "violence", "record"),
    "mắc ": ("health", "disability"),
    "nhiễm ": ("health",),
    "tật": ("disability",),
    **dict.fromkeys(("chạy thận", "điều trị ", "có hiv", "với hiv", "cùng hiv"), ("health",)),
    **dict.fromkeys(("theo công ", "theo phật ", "theo tin ", "theo thiên "), ("religion",)),
    "dương tính": ("health",),
    **dict.fromkeys(
        ("theo đạo ", "có đạo ", "cải đạo ", "bỏ đạo ", "nhập đạo ", "giữ đạo "), ("religion",)
    ),
    **dict.fromkeys(("phật tử", "giáo dân", "tín đồ"), ("religion",)),
    **dict.fromkeys((" tù", "nghiện "), ("record",)),
    **dict.fromkeys(("tiền án", "tiền sự"), ("record", "labelled")),
    "dân tộc": ("origin", "labelled"),
    **{f"là người {people}": ("origin",) for people in _PEOPLES},
    **dict.fromkeys(("ngụy", "độ cũ"), ("politics",)),
    **dict.fromkeys(("ng tính", "n dâm ", "giá thú"), ("sexuality",)),
}
SIGNS = Signs(_OF_SIGN)
_BESIDE = 48  # characters on either side of a sign that a predicate can reach
_MOST_SIGNS = 400  # looked at in one text: a book has fewer
# A fighter whom the enemy locked up has no criminal record.
_FOUGHT = regex(
    r"địch|thực dân|đế quốc|mỹ|ngụy|pháp\b|côn đảo|phú quốc|hỏa lò|cách mạng|nhà tù sơn la|kháng chiến|yêu nước"
)

# Whoever heals treats others.
_HEALS = regex(r"(?:bác|y|dược) sĩ|lương y|thầy thuốc|điều dưỡng|y tá|hộ lý")
_FOR_OTHERS = regex(r"(?:bệnh nhân|người bệnh|cho|thành công)\b")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ONE = _words(
    "anh chị ông bà em cháu cụ cô chú bác thầy vợ chồng mẹ cha bố con bé tôi mình dượng mợ thím cậu dì"
)
_BEFORE_MANY = _words("các những nhiều mọi số từng mỗi trẻ học đồng lũ đám hộ bọn")
_MANY = frozenset(
    [
        ("bà", "con"),
        ("anh", "em"),
        ("chị", "em"),
        ("con", "em"),
        ("trẻ", "em"),
        ("cô", "bác"),
        ("anh", "chị"),
        ("cha", "mẹ"),
        ("ông", "bà"),
    ]
)
# Words that may stand between a person and what is told of it.
_BETWEEN = _words(
    "may từng đã lại cũng vốn bỗng đang sẽ rồi thì được phát hiện bản thân của lớn nhỏ út cả đầu trai gái duy nhất "
    "thứ hai ba tư năm tuổi khi sau đó trước đây nay vừa mới đều bất ngờ chính vẫn còn ở thôn xóm bản xã ấp khóm phường "
    "huyện quê sinh tháng ngày suốt luôn có là một người phụ nữ đàn thời trẻ lúc bé ấy này kia hơn gần con lần xưa ruột nuôi dâu rể phải tự biết giáo sĩ ,"
)
_STOP = regex(r"[.!?\n;:…]")
_WORD = regex(r"[\w’'-]+|,")
_FURTHEST = 14  # words walked back
_SURNAMES = _words(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn lâm mai trịnh đào cao tạ hà lương "
    "lò giàng vàng sùng thào mùa lầu hờ quàng cầm thạch danh kim sơn lục nông triệu bàn phùng chu tống quách kiều trương"
)


def sensitive_data(text: str) -> list[Private]:
    """Return what is sensitive in `text`, in order, at most `MOST`; where two overlap, the first stands."""
    found: list[Private] = []
    for each in _every(text):
        if not any(each.start < other.end and other.start < each.end for other in found):
            found.append(each)
        if len(found) == MOST:
            break
    return sorted(found)


def may_tell(text: str) -> bool:
    """Return whether a text may tell something sensitive of anyone: quick, and never wrong where it says no."""
    return any(True for _ in _mentions(text))


def _every(text: str) -> Iterator[Private]:
    for what, start, end, found in _mentions(text):
        if what == "labelled":
            yield Private(start, end, str(found.lastgroup))
        elif what == "health" and found["treated"] and _is_healer(text, start, end):
            continue
        elif (what == "religion" and found["named"]) or _is_told(what, text, start, end):
            yield Private(start, end, what)


def _mentions(text: str) -> Iterator[tuple[str, int, int, re.Match[str]]]:
    """Give every predicate in a text, whomever it is told of: what it is, its place, how it was found."""
    low = lowered(text)
    for start, sign in islice(places(low, SIGNS.found(seen(text))), _MOST_SIGNS):
        end = start + len(sign)
        first, last = max(0, start - _BESIDE), end + _BESIDE
        for what in _OF_SIGN[sign]:
            # A capital tells a people from a word.
            around = (text if what == "origin" else low)[first:last]
            for found in _PREDICATES[what].finditer(around):
                if found.start() <= end - first and start - first <= found.end():
                    yield what, first + found.start(), first + found.end(), found


def _is_told(what: str, text: str, start: int, end: int) -> bool:
    """Return whether a predicate is told of one person, who stands before it, or after it where it comes first."""
    begins = _sentence(text, start)
    stop = _STOP.search(text, end, end + 90)
    rest = text[end : stop.start() if stop else end + 90]
    if what == "record" and _FOUGHT.search(text[begins : end + len(rest)].lower()):
        return False
    words = [each[0] for each in _WORD.finditer(text, begins, start)][-_FURTHEST:]
    read, person = _walked_back(words)
    return person or (read == len(words) < 6 and _comes_after(rest))


def _is_healer(text: str, start: int, end: int) -> bool:
    """Return whether the illness that is treated is another's: a doctor's work, done for somebody."""
    low = lowered(text)
    healed = _HEALS.search(low, _sentence(text, start), start)
    return bool(healed or _FOR_OTHERS.search(_STOP.split(low[end : end + 60])[0]))


def _sentence(text: str, place: int) -> int:
    """Return where the sentence around `place` begins, no further back than a name and its address may be."""
    first = max(0, place - 110)
    return max((each.end() for each in _STOP.finditer(text, first, place)), default=first)


def _walked_back(words: list[str]) -> tuple[int, bool]:
    """Return how many words before a predicate can be passed over, and whether one of them is one person."""
    back = words[::-1]
    for read, (word, before) in enumerate(pairwise([*back, ""])):
        low, prior = word.lower(), before.lower()
        if low in _ONE:
            return read, _is_one(back[read:])
        if low in _SURNAMES and word[0].isupper() and read and back[read - 1][0].isupper():
            return read, prior not in ("đường", "phố", "trường", "xã", "phường", "bệnh", "viện")
        negated = low in ("không", "chẳng") and read and back[read - 1].lower() == "may"
        if not (negated or low in _BETWEEN or word[0].isupper() or word.isdigit()):
            return read, False
    return len(words), False


def _is_one(back: list[str]) -> bool:
    """Return whether the words, from the last back, end in one person and no group: not `các cháu`."""
    low = [each.lower() for each in back[:5]]
    for near, far in pairwise(low):
        if (far, near) in _MANY or far in _BEFORE_MANY or far.isdigit():
            return False
        if far not in _ONE:
            break
    return True


def _comes_after(rest: str) -> bool:
    """Return whether the sentence goes on with one person: `Mãn hạn tù trở về, anh Nam …`."""
    clause, comma, then = rest.partition(",")
    words = _WORD.findall(then)[:2]
    return bool(
        comma
        and len(clause) < 60
        and words
        and words[0].lower() in _ONE
        and tuple(word.lower() for word in words) not in _MANY
    )
