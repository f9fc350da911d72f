"""
What is the most of its kind without anyone being praised: hardship, nature, what all share, age.

What stands just before “nhất” is seldom what is spoken of: “cao nhất huyện” is a boast of an income
and none of a hill, or of how many are poor. Patterns see texts in lower case, a paragraph on one line.
"""

from __future__ import annotations

PLAIN = (
    r"nghèo|khó khăn|(?<!chịu )khó(?: [^\W\d]+)?|xa|xa xôi|hẻo lánh|thấp|kém|yếu|lạnh|rét|nóng|nắng|khô hạn|hạn|trũng|cao tuổi|trẻ tuổi|trẻ|trẻ trung"
    r"|nhỏ tuổi|nhỏ|bé|già|dốc|hiểm trở|ít|chậm|muộn|vất vả|thiệt thòi|nặng|nặng nề|ác liệt|khốc liệt|phức tạp|nóng bỏng"
    r"|đông dân|thưa dân|hẹp|xấu|đói|cực|khổ|buồn|gian khổ|gian nan|nhọc nhằn|sâu|cao điểm|gần|ngắn|mới|cũ|cổ|lâu đời"
    r"|heo hút|cách trở|xa ngái|khắc nghiệt|nghiệt ngã|bấp bênh|lạc hậu|trầm trọng|nghiêm trọng|nguy hiểm|ngặt nghèo|éo le|bất hạnh|đáng thương|nan giải|thưa thớt|hoang vắng|cằn cỗi"
    r"|thọ|trường thọ|cao niên|sống lâu|cổ kính|cổ xưa|bẩn|lầy|lầy lội|bụi|tối|nát|dột nát|ngập|ngập lụt|ồn|hôi|lộn xộn|nhếch nhác|tồi tàn|xập xệ|cũ kỹ|vắng|vắng vẻ|hoang sơ|hoang vu|chật|chật chội"
    r"|tụt hậu|trì trệ|yếu kém|manh mún|dữ|dữ dội|căng thẳng|gay go|gay gắt|cam go|nhạy cảm|bức xúc|đau đớn|đau lòng|thương tâm|bi đát|cùng cực|cơ cực|túng thiếu|thiếu thốn|thảm khốc|đắt|đắt đỏ|oi bức|khát"
    r"|cheo leo|chênh vênh|thô sơ|sơ sài|bạc màu|cô đơn|đáng lo|cũ nát|trọng đại|quan trọng|hệ trọng|cần thiết|cấp bách|cấp thiết|bức thiết"
)
# What is no degree at all before “nhất”: prizes, ranks, set words.
_RANK = r"giải|hạng|thứ|thống|cùng|duy|đồng|hợp|đệ|lần|loại|cấp|ngôi|về|đứng|nhì|ba|một|chuẩn|bậc|khóa|kỳ|(?<!yêu )(?<!kính )(?<!mến )quý|tháng|ngày|năm|ở|vị trí"
DISASTER = r"\b(?:lũ|lụt|bão|hạn hán|mưa|dịch(?! vụ)|thiên tai|rét|sạt lở|nắng nóng|mặn|khó khăn|khủng hoảng|giông|lốc)\b"
SHORT = "giỏi|lớn|cao|đông|đẹp|sạch|hay|ngon|rộng|nhiều|tốt|mạnh|dài|sớm|nhanh|giàu|khỏe|chăm|hiền|đều|to|bền|lâu|xanh|khéo|dày|vui|quý|ngọt"

_MUCH = "(?:cao|lớn|nhiều|nặng|đông|to|sâu|nhanh|dày|dài|rộng)"
_SIZE = "(?:cao|lớn|rộng|to|dài|đông|sâu)"
# Past these words, something else is spoken of: hộ nghèo vươn lên có thu nhập cao nhất xã.
_ELSE = (
    r"(?!(?:thu nhập|doanh thu|năng suất|sản lượng|lợi nhuận|lãi|hiệu quả|giá trị|tiền lãi|giảm|thoát|vươn|thành|trở thành|nay|vẫn|lại|mà|nhưng|rồi|có|của|đến|theo|tham gia|dự|học(?! sinh)|mua|tới|ghé|làm việc|hưởng ứng"
    r"|vườn|trại|trang trại|đàn|bè|lồng|giỏi|đẹp|sạch|hay|ngon|tốt|giàu|khỏe|chăm|khéo|xuất sắc|tiêu biểu|đỗ|đạt|thành đạt)\b)"
)
# To help them is a deed, and to have done most of it a boast.
_NOBODY_HELPS = (
    r"(?:^|[,;:(–])(?:(?!(?<!\w)(?:giúp|cai|hỗ trợ|cứu|vận động|xóa|ủng hộ|đóng góp|quyên góp|chăm|chăm sóc|thăm|nhận nuôi|nuôi(?= (?:nhiều|được|trẻ|các))|nuôi dưỡng|cưu mang|dạy|cảm hóa|thu gom|thu dọn|xử lý|giảm|thoát|đỡ đầu"
    r"|hiến|khắc phục|phòng|chống|hòa giải|giải quyết|phá|bắt|triệt|dập|tặng|trao|đẩy lùi|ngăn|rà phá|quy tập|tìm|tố giác|tạo|thu hút|tập hợp|đào tạo|chữa|chữa trị)\b)[^,;:(–])*?(?<!\w)"
)
_HARDSHIP = (
    r"(?:t[ỷỉ] lệ (?:hộ )?(?:nghèo|cận nghèo|sinh(?! viên)|tăng|mắc|chết|nhiễm|già|người|dân tộc|đồng bào|phụ thuộc|bỏ|mất cân bằng)|(?<!là )hộ nghèo|(?<!là )hộ cận nghèo|nghèo đói|nghiện|ma túy|ma tuý|thiệt hại|tổn thất|(?<!có )(?<!tầm )(?<!sức )ảnh hưởng|mất mát|tai nạn|hy sinh|hi sinh|liệt s[ĩỹ]|(?<!là )thương binh|(?<!là )bệnh binh|nợ|lỗ|rủi ro"
    r"|ô nhiễm|rác|rác thải|nguy cơ|khiếu nại|khiếu kiện|đơn thư|vi phạm|tội phạm|tệ nạn|tảo hôn|bỏ học|thất học|suy dinh dưỡng|mù chữ|tử vong|(?:tôm|cá|lợn|bò|trâu|gà|vịt|người) chết|số ca|ca mắc|f0|mất mùa|thất nghiệp"
    r"|(?<!là người )khuyết tật|mồ côi|neo đơn|bom mìn|bom đạn|chất độc|bị|chịu(?! khó| thương)|hứng chịu|trận|trận đánh|cuộc càn|vụ cháy|vụ án|đám cháy|áp lực|nhu cầu|ly hôn|dân số|số dân|mật độ"
    r"|địa hình|độ cao|độ dốc|mực nước|nhiệt độ|chức vụ|cương vị|bệnh|thiếu|thiếu thốn|diện tích (?:đất )?tự nhiên|xuống cấp)"
)
# What is dear, or hard, to somebody.
_FELT = (
    r"(?:(?<!vườn )(?<!hạt )(?<!cây )(?<!trồng )(?<!rẫy )điều|nỗi|niềm|(?<!đầu )mối|thách thức|trở ngại|hạn chế|tồn tại|vướng mắc|nguyện vọng|mong muốn|mong ước|ước mơ|ước muốn|trăn trở|băn khoăn|lo lắng|gánh nặng|vấn đề"
    r"|nguyên nhân|lý do|bài học|nguồn thu|quyết tâm|thế mạnh|tiềm năng|lợi thế|phần thưởng|món quà|động lực|hạnh phúc|kỷ niệm|chỗ dựa|đam mê)"
)
# A farm on a river is none.
_BESIDE = "".join(
    f"(?<!{word} )"
    for word in ("trên", "ven", "bên", "dưới", "ở", "gần", "cạnh", "ngoài", "qua", "từ", "vào", "theo", "dọc", "làm", "mở")
)  # fmt: skip
_NATURE = (
    r"(?:núi|đỉnh|đèo|sông|suối|thác|hang|hang động|đảo|đập|hồ(?! tiêu| sơ| cá| nuôi| tôm| câu)|chợ|phiên chợ|(?<!cam )(?<!mía )đường(?! canh| dây| hoa)|cây cầu|chiếc cầu|cầu treo|(?<!gia )đình"
    r"|chùa|đền|nhà thờ|lễ hội|hội làng|bến cảng|cánh đồng(?! mẫu)|mỏ|bãi biển|bãi bồi|vịnh|cù lao|nghĩa trang|nhà máy|khu di tích|giếng|con kênh|rừng (?:nguyên sinh|già|đặc dụng|phòng hộ|tự nhiên|ngập mặn|đầu nguồn)"
    r"|cây (?:đa|đề|gạo|lim|sến|si|bồ đề|thị|sấu|chò|táu|nghiến|sao|bàng|phượng|duối)|cây [^,;:.]{0,20}?(?:cổ thụ|trăm tuổi|ngàn tuổi|nghìn tuổi|di sản)|cổ thụ)"
)
_SHARED = (
    r"(?:(?<!hợp tác )xã|phường|huyện|thôn|xóm|bản|ấp|làng|buôn|khóm|tổ dân phố|khu phố|dòng họ|(?<!nông )(?<!lâm )(?<!thị )(?<!môi )trường|lớp|bệnh viện|khu công nghiệp|công trình"
    r"|địa bàn|vị trí|chức|lãnh đạo|cơ quan|quyền lực)"
)
_MANY = (
    r"(?:đông (?:con|cháu|chắt|anh|chị|dân|hộ|nhân khẩu|khẩu|người|học sinh|học trò|trẻ|đồng bào|giáo dân|bà con|công nhân|tôn giáo|đoàn)"
    r"|(?:nhiều|lắm) (?:con(?! (?:bò|trâu|giống|lợn|gà|dê|nuôi|em|đường))|cháu|chắt|anh em|anh chị em|dân tộc|tôn giáo|thế hệ|đá|dốc|đèo|sông|suối|bão|lũ|đồi|núi|muỗi|gió))"
)
# Who lives somewhere, as a count.
_PEOPLES = (
    r"(?:đồng bào|dân tộc|người|dao|mông|h'mông|khmer|chăm|hoa|tày|nùng|thái|mường|ê đê|gia rai|ba na|xơ đăng|cơ tu|sán dìu|sán chay|cao lan|giáy|hà nhì|hrê|raglai|pa cô|vân kiều|khơ mú"
    r"|công giáo|giáo dân|theo đạo|phật tử)"
)
_WORDS = rf"(?: {_ELSE}\w+)"
# Not one before the claim's own.
_LAST = r"nhất(?![^.]*(?<!\w)nhất(?!\w))"

NOT_PRAISED = "|".join(
    (
        rf"(?<!\w)(?:{PLAIN}|{_RANK}) nhất",
        rf"{DISASTER}(?: [^\W\d]+){{0,5}} nhất",
        rf"{DISASTER}[^.,;:]{{0,40}} (?:cướp|cuốn|gây|phá|tàn phá|làm (?:hỏng|chết|sập|mất)|nhấn chìm|quật|thiêu)\b[^.,;:]{{0,40}} {_LAST}",
        rf"(?<!\w)(?:hoàn cảnh|gia cảnh|cảnh ngộ|số phận)(?: [^\W\d]+){{0,3}} {_LAST}",
        rf"(?<!\w)(?:số|nhiều|đông)(?: (?:hộ|người|bà con|gia đình|đồng bào|dân))?(?: {_PEOPLES}){{1,3}}(?: {_MUCH})? {_LAST}",
        rf"(?<!\w)tuổi(?: đảng| đời| nghề| quân)?(?: cao| nhiều| lớn)? {_LAST}",
        rf"(?<!\w){_FELT}{_WORDS}{{0,5}} (?:{_MUCH}|quý|đẹp|vui|tốt) {_LAST}",
        rf"(?<!\w){_BESIDE}{_NATURE}{_WORDS}{{0,4}} {_SIZE} {_LAST}",
        # Its own, next to it: thu nhập của xã cao nhất is another's.
        rf"(?<!\w)(?<!ven )(?<!dọc )(?<!bên )(?<!gần )(?<!cạnh )(?<!của )(?<!toàn )(?<!cả )(?:{_NATURE}|{_SHARED}) {_SIZE} {_LAST}",
        rf"(?:^|[,;:] )(?:thôn|xóm|bản|ấp|buôn|khóm|dòng họ){_WORDS}{{1,2}} {_SIZE} {_LAST}",
        rf"(?:^|[,;:] |(?<!\w)là )(?:xã|phường|huyện|thôn|xóm|bản|ấp|buôn|khóm)(?: (?!vườn|trồng|nuôi|trại|của)\w+){{0,4}} diện tích {_SIZE} {_LAST}",
        rf"{_NOBODY_HELPS}(?:{_HARDSHIP}(?:{_WORDS}{{0,6}} {_MUCH})?|(?:nhiều|đông|lắm){_WORDS}{{0,3}} {_HARDSHIP}{_WORDS}{{0,2}}) {_LAST}",
        rf"(?<!\w)(?:xa|gần(?! gũi| dân)|giáp|khan|khát|hiếm|thưa|thiếu)(?: (?!(?:{SHORT})\b){_ELSE}\w+){{1,4}} {_LAST}",
        rf"{_NOBODY_HELPS}{_MANY}{_WORDS}{{0,4}} {_LAST}",
    )
)
