"""
Against the plan: kinds, sectors, criteria with evidence, stages, approvals.

It is over 300 lines, because every rule says why beside what it demands.
"""

from __future__ import annotations

from collections.abc import Iterator

from exemplars.problem import Finding
from exemplars.reading.source import Portfolio, Source
from exemplars.records.plan import Criterion, find
from exemplars.records.profile import Profile
from exemplars.records.units import OwnCriterion
from exemplars.rules.rule import rule, unknown
from exemplars.text import listed, nearest


@rule("doi-tuong-la", "plan")
def kind_is_of_the_plan(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Đối tượng (`kind`) phải là một trong các loại kế hoạch nêu; bài dự thi thì kế hoạch phải có cuộc thi.

    Đối tượng quyết định hồ sơ được xét theo tiêu chuẩn nào và có tính vào chỉ tiêu hay không; loại
    kế hoạch không nêu thì không có gì để đối chiếu. Mỗi nơi một khác: kế hoạch huyện Tân Yên (mục
    III.1) xét cả hộ gia đình, kế hoạch huyện Vĩnh Thuận (mục I) nêu tập thể, cá nhân và mô hình.
    """
    plan, kind = portfolio.plan, source.profile.kind
    if source.profile.is_entry and plan.contests:
        return
    if kind and not plan.kind(kind):
        names = [f"{each.id} ({each.name})" for each in plan.kinds]
        yield Finding(
            f"kế hoạch {plan.id} không có đối tượng `{kind}`",
            f"chọn một trong: {listed(names)}",
            ("kind",),
        )


@rule("linh-vuc-la", "plan")
def sector_is_of_the_plan(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Lĩnh vực (`sector`) phải là một trong các lĩnh vực của kế hoạch; `khac` chỉ dùng khi danh mục của kế hoạch để mở.

    Kế hoạch nói rõ mỗi lĩnh vực cần phát hiện điển hình gì (như kế hoạch huyện Tân Yên, mục IV);
    trang, bản tin và báo cáo đều xếp theo danh mục ấy. Đặt thêm lĩnh vực thì hồ sơ không nằm ở
    trang nào, nơi nhận bản tin theo lĩnh vực cũng không thấy.
    """
    sector = source.profile.sector
    if sector and not portfolio.plan.sector(sector):
        yield unknown(
            sector,
            {each.id: each.name for each in portfolio.plan.sectors},
            "lĩnh vực",
            ("sector",),
            portfolio.plan,
        )


def criteria_of(profile: Profile, portfolio: Portfolio) -> tuple[Criterion, ...]:
    """Return the criteria that judge a profile: the plan's for its kind, then its unit's own."""
    ours = portfolio.plan.criteria_for(profile.kind)
    own = portfolio.own_criteria.get(profile.unit)
    extra = own.for_profile(profile.kind, profile.published) if own else ()
    return (*(ours.atoms if ours else ()), *extra)


@rule("tieu-chuan-la", "plan")
def criteria_are_of_the_list(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Mỗi tiêu chuẩn nêu trong hồ sơ phải có trong danh mục áp dụng cho đối tượng ấy, và chỉ nêu một lần.

    Điển hình được xét theo danh mục của kế hoạch (như kế hoạch huyện Tân Yên, mục III.2): điều tự
    đặt thêm thì không ai xét, một tiêu chuẩn nêu hai lần thì trông như có thêm thành tích.
    """
    profile = source.profile
    # Of an unknown kind no criterion is known: that is said once, of the kind.
    if not (kind := portfolio.plan.kind(profile.kind)):
        return
    known = {each.id: each.label for each in criteria_of(profile, portfolio)}
    seen: set[str] = set()
    for met in profile.criteria:
        if not met.criterion:
            continue
        if met.criterion not in known and not _has_unread_criteria(profile.unit, portfolio):
            yield unknown(
                met.criterion,
                known,
                "tiêu chuẩn",
                (*met.path, "criterion"),
                portfolio.plan,
                f" cho đối tượng {kind.name}",
            )
        if met.criterion in seen:
            yield Finding(
                f"tiêu chuẩn `{met.criterion}` nêu hai lần",
                "gộp minh chứng vào một mục",
                (*met.path, "criterion"),
            )
        seen.add(met.criterion)


def _has_unread_criteria(unit: str, portfolio: Portfolio) -> bool:
    """Return whether a unit has criteria of its own that could not be read: that is told of their file."""
    return any(unit == id and file.is_unread for id, file in portfolio.unit_files)


@rule("tieu-chuan-thieu", "plan")
def every_criterion_has_evidence(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Trước khi đăng, mọi tiêu chuẩn áp dụng cho đối tượng (và của đơn vị) phải có minh chứng.

    Điển hình là người, tập thể đạt những tiêu chuẩn kế hoạch đã nêu (như kế hoạch huyện Tân Yên,
    mục III.2): tiêu chuẩn nào không có minh chứng thì người đọc chỉ còn cách tin lời.

    Danh mục tiêu chuẩn là của kế hoạch; đơn vị có thể thêm tiêu chuẩn riêng, không bớt được.
    """
    profile = source.profile
    if not profile.is_up:
        return
    evidenced = {met.criterion for met in profile.criteria if met.evidence}
    if "" in evidenced:
        # Of a criterion that could not be read, that is told: it may be the one that is missing.
        return
    asked = criteria_of(profile, portfolio)
    known = [each.id for each in asked]
    # One with a slip in its name has its evidence.
    evidenced |= {nearest(each, known) or "" for each in evidenced.difference(known)}
    at: tuple[str, ...] = ("criteria",) if profile.criteria else ("published",)
    for criterion in asked:
        if criterion.id not in evidenced:
            yield Finding(
                f"thiếu minh chứng cho tiêu chuẩn `{criterion.id}` ({criterion.label}{_where(criterion)})",
                f"thêm mục `criterion: {criterion.id}` với `evidence:` nói việc làm cụ thể cho thấy “{criterion.text}”",
                at,
            )


def _where(criterion: Criterion) -> str:
    """Return where a criterion stands, to go on after its label; "" where the plan has no number for it."""
    if isinstance(criterion, OwnCriterion):
        return "; tiêu chuẩn riêng của đơn vị"
    return f"; mục {criterion.sections} của kế hoạch" if criterion.section else ""


@rule("khau-la", "plan")
def stages_are_of_the_plan(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Mỗi khâu nêu trong hồ sơ phải là khâu của kế hoạch, và chỉ nêu một lần.

    Kế hoạch định ra điển hình đi qua những khâu nào (như kế hoạch huyện Tân Yên, mục I.1: phát
    hiện, bồi dưỡng, tổng kết, nhân rộng). Khâu lạ hoặc ghi hai lần thì không biết gương đã đến đâu,
    đã đến lúc được đăng hay chưa.
    """
    known = {each.id: each.name for each in portfolio.plan.stages}
    seen: set[str] = set()
    for reached in source.profile.stages:
        if reached.stage and reached.stage not in known:
            yield unknown(reached.stage, known, "khâu", (*reached.path, "stage"), portfolio.plan)
        if reached.stage in seen:
            yield Finding(
                f"khâu `{reached.stage}` nêu hai lần", "giữ một mục", (*reached.path, "stage")
            )
        seen.add(reached.stage)


@rule("khau-thu-tu", "plan")
def stages_follow_the_order(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Các khâu theo đúng thứ tự của kế hoạch, không bỏ khâu ở giữa, ngày không đi lùi.

    Kế hoạch nêu các khâu từ phát hiện đến nhân rộng (như kế hoạch huyện Tân Yên, mục I.1): nhân
    rộng điều chưa qua bồi dưỡng, tổng kết thì nơi khác học theo cái chưa chắc đã hay.

    Không áp dụng khi kế hoạch in nhiều thứ tự khác nhau.
    """
    plan, stages = portfolio.plan, source.profile.stages
    order = [each.id for each in plan.stages]
    reached = [each for each in stages if each.stage in order]
    if not plan.stages_ordered or len({each.stage for each in reached}) != len(stages):
        # Of one that is unknown, or told twice, nobody knows where it belongs.
        return
    for position, each in enumerate(reached):
        if each.stage != order[position]:
            expected = plan.stages[position]
            yield Finding(
                f"khâu `{each.stage}` đứng trước khi có khâu `{expected.id}` ({expected.name})",
                f"ghi các khâu theo thứ tự: {listed(order)}",
                (*each.path, "stage"),
            )
            return
        before = reached[position - 1].date if position else None
        if before and each.date and each.date < before:
            yield Finding(
                f"khâu `{each.stage}` ngày {each.date} trước khâu liền trên ({before})",
                "sửa lại một trong hai ngày",
                (*each.path, "date"),
            )


@rule("khau-chua-den", "plan")
def published_stage_is_publishable(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Hồ sơ chỉ được đăng khi đã đến khâu được đăng, không muộn hơn ngày đăng.

    Mới phát hiện, còn đang bồi dưỡng mà đăng thì người ấy bị nêu tên khi chưa ai xét xong; chỉ tiêu
    cũng chỉ tính điển hình đã phổ biến, nhân rộng (như kế hoạch huyện Tân Yên, mục VI.1.5).

    Bài dự thi là bài viết về điển hình, không qua các khâu.
    """
    plan, profile = portfolio.plan, source.profile
    if profile.published is None or profile.withdrawn or profile.is_entry:
        return
    if not plan.publishable_stages:
        return
    days = [
        each.date for each in profile.stages if each.stage in plan.publishable_stages and each.date
    ]
    if not days:
        named = {each.id: f"{each.id} ({each.name})" for each in plan.stages}
        names = listed(named.get(id, id) for id in plan.publishable_stages)
        yield Finding(
            f"hồ sơ chưa đến khâu được đăng: {names}",
            "bỏ dòng published cho tới khi đến khâu ấy, hoặc ghi khâu ấy vào stages",
            ("published",),
        )
    elif min(days) > profile.published:
        yield Finding(
            f"ngày đăng {profile.published} trước ngày đến khâu được đăng {min(days)}",
            "sửa lại một trong hai ngày",
            ("published",),
        )


@rule("buoc-la", "plan")
def approvals_are_of_the_plan(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Mỗi bước duyệt nêu trong hồ sơ phải là bước xét chọn của kế hoạch.

    Mỗi bước xét chọn là việc kế hoạch giao cho một nơi (như kế hoạch huyện Tân Yên, mục VI.1.1 và
    VI.1.5). Ghi sai mã thì bước thật vẫn là chưa duyệt, và không biết nơi nào chịu trách nhiệm về
    gương ấy.
    """
    known = {each.id: each.name for each in portfolio.plan.selection}
    for approval in source.profile.approvals:
        if approval.step and approval.step not in known:
            yield unknown(
                approval.step, known, "bước xét chọn", (*approval.path, "step"), portfolio.plan
            )


@rule("phe-duyet-thieu", "plan")
def required_steps_are_approved(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Các bước xét chọn bắt buộc phải được duyệt trước hoặc trong ngày đăng.

    Kế hoạch giao nhiều nơi cùng lựa chọn điển hình để tuyên truyền (như kế hoạch huyện Tân Yên, mục
    VI.1.1 và VI.1.5): chưa duyệt đủ mà đăng là một người quyết thay tất cả, sai thì phải gỡ trước
    mắt mọi người.

    Bài dự thi do ban giám khảo chấm, không qua các bước xét chọn điển hình.
    """
    plan, profile = portfolio.plan, source.profile
    if profile.published is None or profile.withdrawn or profile.is_entry:
        return
    if source.is_miswritten("approvals"):
        # Nobody knows which step was meant.
        return
    for id in plan.required_approvals:
        dated = [each for each in profile.approvals if each.step == id and each.date]
        if dated and min(each.date for each in dated if each.date) <= profile.published:
            continue
        step = find(plan.selection, id)
        named = f"`{id}` ({step.name}; mục {step.sections} của kế hoạch)" if step else f"`{id}`"
        if not dated:
            yield Finding(
                f"chưa được duyệt ở bước {named} mà đã đặt ngày đăng",
                f"thêm vào approvals mục `step: {id}` với ngày và văn bản duyệt, hoặc bỏ dòng published",
                ("approvals",) if profile.approvals else ("published",),
            )
        else:
            yield Finding(
                f"bước {named} duyệt sau ngày đăng {profile.published}",
                "sửa lại một trong hai ngày",
                (*dated[0].path, "date"),
            )


@rule("tham-chieu-la", "plan")
def references_are_of_the_plan(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Phong trào, diện quan tâm, kênh đăng phát và cuộc thi nêu trong hồ sơ phải có trong kế hoạch.

    Phong trào, diện quan tâm ghi sai thì gương không có ở trang phong trào nào, báo cáo cũng đếm
    thiếu người trực tiếp lao động, người ở vùng sâu, vùng xa mà kế hoạch dặn chú trọng (như kế
    hoạch tỉnh Nghệ An, mục IV.3). Kênh ghi sai thì khi gỡ bài không biết báo nơi nào gỡ theo.
    """
    plan, profile = portfolio.plan, source.profile
    for name, ids, known, what in (
        ("movements", profile.movements, plan.movements, "phong trào"),
        ("priorities", profile.priorities, plan.priorities, "diện quan tâm"),
    ):
        options = {each.id: each.name for each in known}
        for position, id in enumerate(ids):
            if id and id not in options:
                yield unknown(id, options, what, (name, position), plan)
    channels = {each.id: each.name for each in (*plan.channels, *plan.columns)}
    for carried in profile.carried:
        if carried.channel and carried.channel not in channels:
            yield unknown(carried.channel, channels, "kênh", (*carried.path, "channel"), plan)
    contests = {each.id: each.name for each in plan.contests}
    if profile.entry_of and profile.entry_of not in contests:
        yield unknown(profile.entry_of, contests, "cuộc thi", ("entry_of",), plan)


@rule("bai-du-thi", "plan")
def entries_wait_for_the_end(source: Source, portfolio: Portfolio) -> Iterator[Finding]:
    """Bài dự thi nêu cuộc thi (`entry_of`) có ngày cuối nhận bài, và chỉ đăng sau ngày ấy.

    Để ban giám khảo và người dự thi khác không thấy bài trước hạn. Ngày ấy ghi ở `closes` của
    cuộc thi trong plan.yml; đến hết ngày ấy, cổng không hiện bài ở bất cứ đâu.
    """
    profile = source.profile
    if profile.kind == "contest-entry" and not profile.entry_of:
        yield Finding(
            "bài dự thi chưa nêu cuộc thi", "thêm dòng `entry_of: <mã cuộc thi>`", ("kind",)
        )
    contest = find(portfolio.plan.contests, profile.entry_of)
    if not contest or not profile.published:
        return
    if not contest.closes:
        yield Finding(
            f"cuộc thi `{contest.id}` chưa có ngày cuối nhận bài mà bài dự thi đã đặt ngày đăng",
            "ghi `closes` cho cuộc thi trong plan.yml, hoặc bỏ dòng published",
            ("published",),
        )
    elif profile.published <= contest.closes:
        yield Finding(
            f"bài dự thi đặt ngày đăng {profile.published} khi cuộc thi nhận bài đến hết ngày {contest.closes}",
            "đặt published sau ngày ấy",
            ("published",),
        )


RULES = (
    kind_is_of_the_plan,
    sector_is_of_the_plan,
    criteria_are_of_the_list,
    every_criterion_has_evidence,
    stages_are_of_the_plan,
    stages_follow_the_order,
    published_stage_is_publishable,
    approvals_are_of_the_plan,
    required_steps_are_approved,
    references_are_of_the_plan,
    entries_wait_for_the_end,
)
