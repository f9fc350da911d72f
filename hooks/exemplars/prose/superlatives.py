"""
The words that praise beyond measure: what they need beside them, and what excuses them.

A superlative is a claim on others (“giỏi nhất huyện”: better than everyone there), so it needs a
source. The table is narrow on purpose: plain speech, titles, prizes and set phrases of the State
are full of the same words, and an editor who is warned of “ít nhất” stops reading warnings.
Patterns see texts in lower case, a paragraph on one line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from exemplars.patterns import regex
from exemplars.prose.signs import Signs
from exemplars.prose.unpraised import DISASTER, NOT_PRAISED, PLAIN, SHORT

# Above the hamlet, whose claims the neighbours check: where a claim is made for.
_PLACE = (
    r"(?:xã(?! hội| viên| giao)|phường|thị trấn|thị xã|huyện|quận|thành phố|tỉnh(?! táo| lộ| thức| giấc| ngộ)"
    r"|vùng(?! vẫy| dậy| lên)|miền (?:bắc|trung|nam|tây|đông|núi)|tây bắc|tây nguyên|đồng bằng|cả nước|toàn quốc"
    r"|nước ta|đất nước|quốc gia|việt nam|thế giới|đông nam á|châu á|khu vực|địa phương|địa bàn|toàn ngành|ngành)"
)
_OF = r"(?: (?:của|trong|ở|tại|trên|thuộc|khắp|toàn|cả|các|địa bàn|khu vực|phạm vi|ngành|[\d.,]+)){0,3}"
_SCOPE = rf"{_OF} {_PLACE}\b"

# What is praise wherever it stands, with no place named.
_PRAISE = (
    r"giỏi|tài giỏi|tài năng|tài ba|xuất sắc|thành công|nổi tiếng|nổi bật|tiêu biểu|uy tín|giàu có|giàu|mẫu mực|ưu tú|hoàn hảo|vĩ đại"
    r"|tuyệt vời|đáng khâm phục|đáng nể|được kính trọng|được yêu mến|được yêu quý|được tin yêu"
)
# Most of what can be said of somebody has two syllables; these are none of it.
_OUTSIDE = (
    "này|ấy|đó|kia|tổ|bà|ông|chị|thầy|xã|thôn|nhà|tôi|mình|là|thì|vẫn|đã|luôn|cũng|và|hoặc|của"
)
_MOST = rf"(?:yêu quý|(?!(?:{_OUTSIDE})\b)[^\W\d]+ (?!(?:{SHORT})\b)[^\W\d]+|[^\W\d]+) nhất"
_WHO = (
    r"(?:đơn vị|tập thể|cá nhân|nông dân|hộ|gia đình|doanh nghiệp|doanh nhân|công ty|hợp tác xã|trường|nhà trường|mô hình|thương hiệu"
    r"|chuyên gia|bác sĩ|thầy thuốc|nghệ nhân|giáo viên|nhà vườn|trang trại|địa phương|xã|làng nghề|lá cờ|gương mặt|điển hình|cơ sở|thợ|người)"
)
_HISTORY = (
    r"hồ chí minh|bác hồ|bác kính yêu|điện biên phủ|trường sơn|đồng lộc|truông bồn|kháng chiến|cách mạng tháng|lãnh tụ|dân tộc|lênin|lê-nin"
    r"|mác|đại thắng|sông hàn|sử thi|đăm săn|truyền thuyết|cổ tích|thánh gióng|giải phóng miền nam|phim|bài hát|ca khúc|vở kịch|tiểu thuyết|cuốn sách"
)
_HOPED = r"(?<!\w)(?:phải là|mới xứng|phấn đấu|mong|muốn|quyết tâm|mục tiêu|hy vọng|hi vọng|ước|sẽ|để trở thành)\b"
# What somebody is the "queen" of.
_GROWN = (
    "nhãn|vải|cam|bưởi|tôm|cá|cá tra|lúa|nấm|chè|cà phê|tiêu|sầu riêng|mít|ổi|bò|dê|gà|vịt|lợn|heo|ong|mật ong|rắn|ba ba|lươn|ếch|cua|cây cảnh|hoa lan|lan"
    "|xoài|thanh long|dừa|rau|rau sạch|nước mắm|na|hồng|thảo quả|quế|hồ tiêu|dược liệu|sâm"
)
# As few as find them all.
_WONDER_SIGNS = (
    "kỳ tích|kì tích|thần k|thần đồng|thánh|phép màu|phép lạ|phi thường|vĩ đại|xuất chúng|kiệt xuất|huyền thoại"
    "|lừng|nức tiếng|bất hủ|hoàn hảo|tuyệt|thể tin|vang dội|chấn động"
)
_WONDERS = (
    "kỳ tích|kì tích|thần kỳ|thần kì|thần đồng|thần thánh|phép màu|phép lạ|phi thường|vĩ đại|xuất chúng|kiệt xuất"
    # A tale about others, told on.
    r"|(?:(?<=là )|(?<=là một )|(?<=thành ))huyền thoại|huyền thoại(?! (?:về|xưa|cổ|dân gian|kể)\b)"
    "|lẫy lừng|lừng lẫy|lừng danh|nức tiếng|bất hủ|hoàn hảo|tuyệt đỉnh|tuyệt hảo|không thể tin nổi|không thể tin được|vang dội|chấn động"
)

# Who or what is praised as an exemplar, or as what an exemplar has made: a commune, a rate, a hill are not.
_PRAISED = (
    r"(?:thu nhập|doanh thu|năng suất|sản lượng|lợi nhuận|lãi|hiệu quả|vụ|vườn|trang trại|trại|đàn|mô hình|câu lạc bộ|hợp tác xã|tổ(?! dân phố)|chi hội|chi bộ|lớp|đội|nhóm"
    r"|ông|bà(?! con)|anh|chị|cô|thầy|em|bác|chú|cụ|người|hộ(?! nghèo| cận nghèo)|gia đình|nhà(?! trọ| máy| thờ| nước| văn hóa)|nông dân|xưởng|cơ sở|cửa hàng|sản phẩm|chất lượng|gạo|chè|vải|cam|cá|tôm|bò|lợn|gà|giống|làng nghề|điểm thi"
    r"|đơn vị|tập thể|phong trào|thành tích|kết quả|quỹ|tay|thợ|giáo viên|cán bộ|đảng viên|hội viên|thanh niên"
    r"|giảm nghèo|nông thôn mới|thu hút|vươn lên)"
)


@dataclass(frozen=True)
class Kind:
    """
    One family of claims: words that are looked for first, and the claim.

    It is none where `near` matches the words before its end, or `unless` anywhere in its sentence;
    `needs` must stand in its sentence.
    """

    signs: tuple[str, ...]
    claim: re.Pattern[str]
    near: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    needs: re.Pattern[str] | None = None


def _kind(signs: str, claim: str, *, near: str = "", unless: str = "", needs: str = "") -> Kind:
    others = (regex(each) if each else None for each in (near, unless, needs))
    return Kind(tuple(signs.split("|")), regex(claim), *others)


KINDS = (
    # The most of all there: “giỏi nhất huyện”, “rộng nhất trong toàn xã”.
    _kind(
        "nhất",
        rf"(?<!\w){_MOST}(?: nhì)?(?:{_SCOPE}| từ trước (?:đến|tới) (?:nay|giờ)\b| (?:trong )?lịch sử\b| mọi thời đại)",
        near=NOT_PRAISED,
        needs=rf"(?<!\w){_PRAISED}(?!\w)[^.!?;\n]*nhất(?!\w)",
    ),
    _kind(
        "nhất",
        rf"(?<!\w)(?:{_PRAISE}|lớn|hiệu quả|mạnh|đẹp|hay|ngon) nhất\b(?! là| trí| định| nước| (?:với|đối với|của|trong đời|trong cuộc đời)(?: của)? (?:mình|tôi|ông|bà|anh|chị|cô|thầy|em|cụ|gia đình)(?: [^\W\d]+){0, 3} là\b)",
        near=NOT_PRAISED,
        needs=rf"(?:trong|khắp|toàn|cả|ở)(?: toàn| cả)? {_PLACE}\b",
        unless=r"(?:điều|cái|việc|mong|khó|thách thức|lo|nguyện vọng|niềm|nỗi|phần thưởng|món quà|hạnh phúc|động lực|trăn trở|băn khoăn|ước mơ|bài học|kỷ niệm|mất mát|hy sinh|công trình|sông|hồ|chợ|vốn)\b[^.!?;\n]{0,60} nhất|mùa|vụ này|theo sức",
    ),
    # The best, of whomever.
    _kind(
        "nhất",
        rf"(?<!\w)(?:{_PRAISE}) nhất\b(?! là| trí| định| thiết| quán| có thể| của (?:mình|đời|bản thân|tôi|ông|bà|anh|chị)| trong (?:đời|cuộc đời|nghề|gia đình|nhà|tổ|nhóm|lớp|số)| (?:thôn|xóm|ấp|bản|khóm|buôn|làng|lớp|nhà|đội|tổ|nhóm)\b)",
        unless=r"bình chọn|bầu chọn|tìm ra|chọn ra|(?:điều|cái|việc|để|muốn|cách) [^.!?;\n]{0,40} nhất",
    ),
    _kind(
        "nhất",
        r"(?<!\w)(?:bậc nhất|đệ nhất|độc nhất vô nhị|nhất nhì)\b(?! đẳng| phu nhân| cấp| thôn| xóm| ấp)",
        near=rf"(?:giải|hạng|bằng) đệ nhất$|(?<!\w)(?:{PLAIN}) nhất nhì$",
        unless=_HISTORY,
    ),
    # The first, the only, the number one of a place.
    _kind(
        "đầu tiên",
        rf"(?<!\w)đầu tiên(?: và duy nhất)?{_SCOPE}",
        near=r"(?:lần|ngày|năm|bước|tháng|buổi|hàng|đợt|khóa|kỳ|vụ|chi bộ|đảng bộ|trường [^.,;]{0,30}|đại hội|chợ|nhà máy [^.,;]{0,12}|công trình [^.,;]{0,12}|trạm [^.,;]{0,12}|chủ tịch|bí thư|thế hệ|lớp|hàng cây|từ những ngày|chuyến|bữa|đêm|ca mắc|ca bệnh|ổ dịch) đầu tiên[^.]*$",
    ),
    _kind(
        "nhất",
        rf"(?<!\w)duy nhất(?! một| hai| có){_SCOPE}",
        near=r"(?:tuyến đường|con đường|đường|cầu|chợ|trạm [^.,;]{0,12}|trường [^.,;]{0,30}|bến|nguồn nước|xe|chuyến) duy nhất[^.]*$",
    ),
    _kind(
        "số một|số 1",
        rf"(?:(?:{_WHO}|tay|cây) số (?:một|1)\b(?!\d)(?! (?:xã|phường|thị trấn|thị xã|thôn|tổ|khu|ấp)\b)"
        rf"|(?<!\w)số (?:một|1)(?:{_OF} (?:cả nước|toàn quốc|việt nam|thế giới|đông nam á|châu á)\b|(?: của| trong| ở)(?: toàn| cả)? {_PLACE}\b))",
        near=r"(?:trường|mầm non|tiểu học|trung học cơ sở|thcs|ưu tiên|nhiệm vụ|phụ lục|quốc lộ|đường|điều|thôn|tổ|khu|đội|nguyên nhân|kẻ thù)[^.!?;,\n]{0,20} số (?:một|1)[^.]*$",
    ),
    _kind(
        "hàng đầu",
        rf"(?:{_WHO}(?: [^\W\d]+){{0,3}}? hàng đầu\b(?! tiên)|(?<!\w)hàng đầu{_SCOPE})",
        near=r"(?:ngồi|đứng|xếp|lên|khách|cửa|ưu tiên|nhiệm vụ|quan tâm|mục tiêu|yếu tố|vấn đề|mối lo|ghế|quan trọng|là)(?: ở| lên| vào)? hàng đầu[^.]*$",
    ),
    _kind(
        "dẫn đầu|đứng đầu|đi đầu|tốp đầu|top đầu",
        rf"(?<!\w)(?:dẫn đầu|đứng đầu|đi đầu|(?:tốp|top) đầu)(?: (?:về|trong)(?: [^\W\d]+){{1,6}}?)?(?: (?:của|trong|ở))? (?:(?:toàn|cả|các) {_PLACE}|cả nước|toàn quốc)\b|(?<!\w)dẫn đầu {_PLACE}\b",
        near=r"(?:người|cờ|cờ thi đua) (?:dẫn|đứng) đầu[^.]*$|(?:dẫn|đứng|đi) đầu (?:các|cả) (?:xã|phường|địa phương)",
        unless=_HOPED,
    ),
    # Ranked by nobody: a rank of a contest is "xếp thứ nhất", "giải Nhất".
    _kind(
        "đứng thứ|hàng thứ|vị trí thứ",
        rf"(?<!\w)đứng (?:vị trí |hàng )?thứ (?:nhất|1\b)(?: (?:về|trong)(?: [^\W\d]+){{1,6}}?)?(?: (?:của|trong|ở))?(?: (?:toàn|cả|các))? {_PLACE}\b",
        unless=r"(?<!\w)(?:xếp|xếp hạng|bảng|giải|thi(?! đua)|hội thi|hội thao|cuộc thi|thi đấu|môn|chung cuộc|đội tuyển|hạng|kỳ thi|thí sinh)\b",
    ),
    _kind(
        "kỷ lục|kỉ lục",
        rf"(?<!\w)(?:(?:lập|phá|xác lập|thiết lập|tạo)(?: (?:nên|ra|được|một|những|nhiều))* k[ỷỉ] lục\b(?: {_PLACE}\b)?"
        r"|(?:to|lớn|cao|nhanh|nặng|dài|đông|nhiều|rộng|bội thu|năng suất|sản lượng|doanh thu|thu nhập|mức thu|mức lãi) k[ỷỉ] lục\b)",
        unless=rf"{DISASTER}|\b(?:giá|nhiệt độ|triều|mực nước|nước (?:lên|dâng|về)|nắng|nóng|hội khỏe|điền kinh|bơi|thi đấu|vận động viên)\b",
    ),
    # Nobody before, nobody beside.
    _kind(
        "chưa từng có|tiền lệ|khoáng hậu",
        r"(?<!\w)(?:chưa từng có(?=[.,;!?\n]|$| (?:ở|tại|trong|từ|trên|tiền lệ|trước)\b)"
        r"|chưa từng có (?:một )?(?:ai|người nào)(?: [^\W\d]+){0,5}? (?:như|đến|bằng) (?:thế|vậy|bà|ông|cô|anh|chị)\b|chưa có tiền lệ|vô tiền khoáng hậu)",
        near=rf"(?:{DISASTER})[^.]*$",
    ),
    _kind(
        "không hai|vô song|vô đối|không ai|không nơi|không đâu|không đơn vị|không người|không một ai|không có ai|chưa ai|chưa một ai|chưa có ai",
        r"(?<!\w)(?:có một không hai|vô song|vô đối|không (?:ai|nơi nào|đâu|đơn vị nào|người nào) (?:có thể )?(?:bằng|sánh (?:bằng|kịp|nổi|được)|sánh|bì (?:kịp|được)|địch nổi|qua mặt|vượt qua)"
        r"|không ai (?:là )?không (?:khâm phục|kính phục|nể phục|thán phục|cảm phục|ngưỡng mộ|kính nể|kính trọng|mến phục|khen)"
        rf"|(?:chưa (?:một |có )?ai|không (?:một|có) ai|không ai(?= (?:ở|trong|tại|khắp) ))(?: (?:ở|trong|tại|khắp)(?: (?:cả|toàn|khắp|các))? {_PLACE})?(?: (?:từng|có thể))? (?:làm được|làm nổi|sánh)(?=[.,;!?\n]|$| (?:ở|trong|như|điều)\b))\b(?! (?:lòng|mặt|bụng|tay|lời|cách|tiền|sông|dốc|con))",
        unless=DISASTER,
    ),
    # Words for heroes and wonders.
    _kind(
        _WONDER_SIGNS,
        rf"(?<!\w)(?:{_WONDERS})\b",
        near=r"(?:kể|đọc|diễn|hát|nghe)(?: [^\W\d]+){0,4}? (?:chuyện|truyện|tích)(?: (?!là|như|về|thành)[^\W\d]+){0,3},? (?:huyền thoại|thần k[ỳì]|phép màu|phép lạ)$"
        r"|(?<!\w)(?:những|các|theo|nhiều|vùng đất|miền đất) huyền thoại$",
        unless=_HISTORY,
    ),
    _kind(
        "thiên tài|vượt trội",
        r"(?<!\w)(?:thiên tài|vượt trội hoàn toàn|hoàn toàn vượt trội|vượt trội (?:hơn|so với) (?:tất cả|mọi|hết thảy))\b",
        unless=rf"{_HISTORY}|quân sự|nguyễn du|võ nguyên giáp|toán học|nhà thơ|nhạc sĩ",
    ),
    _kind(
        "nữ hoàng|vua |ông hoàng|bà chúa",
        rf"(?<!\w)(?:nữ hoàng|ông hoàng|ông vua|vua|bà chúa)(?: của)?(?: (?:nghề|trồng|nuôi|xứ|cây|giống))? (?:{_GROWN})\b",
        needs=r"(?<!\w)(?:gọi|danh|xưng|coi|xem|phong|tôn|đặt|thành)(?: [^\W\d]+){0,4}? (?:nữ hoàng|ông hoàng|ông vua|vua|bà chúa)\b",
        unless=_HISTORY,
    ),
    _kind(
        "siêu |thánh|như thần|vị thần|bụt|bà tiên",
        r"(?<!\w)(?:siêu (?:phàm|việt|đẳng|lợi nhuận|hiệu quả|giỏi|ngon|đẹp|giàu|khủng|sao)|như (?:một )?(?:vị )?(?:thánh|thần|siêu nhân|bà tiên|ông bụt|bụt))\b(?! thoại| kinh)",
        unless=_HISTORY,
    ),
    _kind(
        "tuyệt|phần trăm|100%",
        r"(?<!\w)(?:(?:tin tưởng|tin yêu|hài lòng|thành công|sạch|hiệu quả|tín nhiệm|đồng thuận) (?:một cách )?tuyệt đối|tuyệt đối (?:tin tưởng|hài lòng|tín nhiệm|thành công|hiệu quả)"
        r"|(?:100%|một trăm phần trăm|trăm phần trăm)(?: [^\W\d]+){0,5}? (?:hài lòng|tin tưởng|tin yêu|khâm phục|thán phục|yêu mến|yêu quý))\b",
        unless=r"phiếu|khảo sát|lấy ý kiến|thăm dò|lãnh đạo của đảng",
    ),
    # Everyone is of one mind.
    _kind(
        "ai cũng|ai nấy|người người",
        r"(?<!\w)(?:ai cũng|ai nấy đều|người người)(?: (?:phải|đều|hết lòng|hết sức|rất|vô cùng|một mực))* (?:khâm phục|kính phục|nể phục|thán phục|cảm phục|mến phục|ngưỡng mộ|kính nể|nể trọng|kính trọng|trầm trồ|tấm tắc|ca ngợi|tôn vinh|yêu mến|biết tiếng|mang ơn|biết ơn)\b",
    ),
)
# Nhứt is nhất as the South says it.
SOUTHERN = "nhứt"
SIGNS = Signs([SOUTHERN, *(sign for kind in KINDS for sign in kind.signs)])
# Denied, a claim is none: không nghĩ mình là người giỏi nhất. "Không phải ngẫu nhiên mà" denies nothing.
DENIED = regex(
    r"(?<!\w)(?:không|chưa|chẳng|đâu)(?: (?:bao giờ|hề|dám|từng))?(?: tự)? (?:nghĩ|cho|nhận|coi|xem|phải|mong|màng|bảo|khoe|xưng)"
    r"(?: (?!mà|nhưng|song|nên|vì|vẫn|lại|được|ngẫu nhiên|tự nhiên|bỗng)[^\s.,;!?]+){0,8} \Z"
)


# Who says so, where: a document, an office, a count. What “bà con” say is no source.
_OFFICE = (
    r"(?:ubnd|ủy ban|uỷ ban|hđnd|hội đồng|sở|phòng|chi cục|cục|tổng cục|bộ|ban (?:chỉ đạo|tổ chức|thi đua|dân vận|tuyên giáo|chấp hành|quản lý)|hội (?:nông dân|liên hiệp|phụ nữ|cựu|chữ|đồng|khuyến|người|làm|sinh)"
    r"|huyện ủy|tỉnh ủy|đảng ủy|thị ủy|mặt trận|mttq|công đoàn|liên đoàn|đoàn thanh niên|tỉnh đoàn|huyện đoàn|trung tâm|trạm|công an|tổ chức kỷ lục|ngân hàng|chi ủy|viện|đảng bộ|chủ tịch|thủ tướng|ngành \w+ (?:tỉnh|huyện))"
)
SOURCED = regex(
    r"(?<!\w)(?:(?:theo|căn cứ|dẫn)(?: (?:các|bản|những|kết quả|số liệu|tài liệu))* (?:báo cáo|đánh giá|thống kê|xác nhận|công bố|bình chọn|biên bản|quyết định|kết luận|tổng kết|thông báo|khảo sát|kiểm tra|niên giám|điều tra|văn bản|hồ sơ|xếp hạng|giấy chứng nhận|nghiệm thu|số liệu)"
    rf"|(?:theo|được|do) {_OFFICE}\b|{_OFFICE}\b[^.!?;\n]{{0,60}} (?:đánh giá|công nhận|xác nhận|xếp|chứng nhận|bình chọn|ghi nhận|thống kê|xác lập|cho biết|nhận xét|công bố)"
    r"|\d+/(?:\d{4}/)?(?:qđ|bc|tb|bb|ttr|gcn|kl|nq|kh|cv)\b)"
)
SOURCED_SIGNS = (
    "theo",
    "căn cứ",
    "dẫn",
    "/",
    "được",
    "do",
    "đánh giá",
    "nhận",
    "xếp",
    "chọn",
    "cho biết",
    "thống kê",
    "công bố",
    "xác",
)
