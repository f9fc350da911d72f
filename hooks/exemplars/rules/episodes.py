"""The radio's schedule: what schedule.yml has decided and aired holds with the plan and the profiles."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from exemplars import airtime, places, sound
from exemplars.airtime import clock
from exemplars.problem import DataPath, Finding
from exemplars.reading.source import DataFile, Portfolio
from exemplars.reading.walk import name_of
from exemplars.records.plan import find
from exemplars.records.record import Record
from exemplars.records.schedule import Scheduled, Segment
from exemplars.rules import airing, people
from exemplars.rules.rule import Rule, chosen, read_rule, rule
from exemplars.text import nearest

# Found while an episode is timed; the timing is the rule `episodes_keep_their_limit` below.
READ = (
    read_rule(
        "phat-thanh-gan-het-gio",
        "radio",
        "Kỳ phát chưa có bản thu nên ước không quá chín phần mười thời lượng của chuyên mục: 9 phút nếu được phát 10 phút.\n\nThời lượng ước theo số tiếng; người đọc chậm hơn một chút là quá giờ. Có bản thu thì tính đúng theo bản thu, không nhắc nữa.",
        "warning",
    ),
)


@rule("phat-thanh-tham-chieu", "radio")
def references_hold(portfolio: Portfolio, today: dt.date) -> Iterator[Finding]:
    """Chuyên mục, nơi phát, gương, bài đọc và bản thu nêu trong schedule.yml phải có thật.

    Ghi sai thì đến giờ phát không có gì để đọc, hoặc trang của kỳ kể đã phát ở nơi chưa từng phát.

    Chuyên mục là chuyên mục phát thanh của kế hoạch; nơi phát là kênh phát thanh của kế hoạch;
    gương ghi bằng mã hồ sơ; bài đọc và bản thu là tệp trong thư mục _phat-thanh.
    """
    columns = [each.id for each in portfolio.plan.radio_columns]
    stations = list(portfolio.plan.radio_channels)
    radio = portfolio.radio
    for episode in radio.episodes:
        path = episode.path
        yield from _missing((*path, "column"), episode.column, columns, "chuyên mục phát thanh")
        for each in episode.aired:
            yield from _missing((*each.path, "station"), each.station, stations, "kênh phát thanh")
        for part in episode.segments:
            yield from _stranger((*part.path, "profile"), part.profile, portfolio)
            yield from _missing((*part.path, "text"), part.text, radio.texts, "bài đọc")
        if episode.recording:
            place = (*episode.recording.path, "file")
            yield from _missing(place, episode.recording.file, radio.recordings, "bản thu")


def named(portfolio: Portfolio) -> set[str]:
    """Return the ids of the profiles that the plan's files name: the schedule, the yearbooks."""
    books = portfolio.plan.portal.yearbooks if portfolio.plan.portal else ()
    parts = [part.profile for each in portfolio.radio.episodes for part in each.segments]
    return {id for id in (*parts, *(id for book in books for id in book.exemplars)) if id}


def _stranger(path: DataPath, id: str, portfolio: Portfolio) -> Iterator[Finding]:
    """Give a finding where an id is no profile's; of one that could not be read, that is told."""
    if id and not portfolio.may_have(id):
        near = nearest(id, portfolio.by_id)
        name = portfolio.by_id[near].profile.name if near else ""
        cure = f"có phải `{near}` ({name})?" if near else "mã là phần cuối tên thư mục hồ sơ"
        yield Finding(f"không có hồ sơ `{id}`", cure, path)


def _missing(path: DataPath, id: str, options: Iterable[str], what: str) -> Iterator[Finding]:
    """Give a finding where a name is none of those there are."""
    there = list(options)
    if not id or id in there:
        return
    near = nearest(id, there)
    files = f"đặt tệp vào thư mục {places.RADIO}/" if "." in id else ""
    cure = f"có phải `{near}`?" if near else files or chosen(what, there)
    yield Finding(f"không có {what} `{id}`", cure, path)


@rule("phat-thanh-phan", "radio")
def segments_say_what_is_read(portfolio: Portfolio, today: dt.date) -> Iterator[Finding]:
    """Mỗi phần của kỳ phát ghi hoặc một gương (`profile`), hoặc một bài đọc (`text`) kèm nội dung của bài (`topic`); bài đọc không để trống.

    Lời đọc và thời lượng của kỳ ghép từ các phần: phần không rõ đọc gì thì đến giờ phát thanh viên
    không có lời. Nội dung của bài đọc cho biết kỳ ấy nói về chủ trương, phong trào hay mô hình, là
    những điều kế hoạch giao cho chuyên mục (như kế hoạch huyện Vĩnh Thuận, mục IV.3).
    """
    texts = portfolio.radio.texts
    for part in _segments(portfolio):
        if bool(part.profile) == bool(part.text):
            said = "vừa có profile vừa có text" if part.profile else "chưa ghi profile hay text"
            yield Finding(f"phần này {said}", "ghi một trong hai: profile hoặc text", part.path)
        elif part.text and not part.topic:
            cure = "thêm topic: policy, movement hoặc model"
            yield Finding(f"bài đọc `{part.text}` chưa ghi nội dung", cure, part.path)
        elif part.topic and not part.text:
            cure = "bỏ dòng topic; gương có lĩnh vực của mình"
            yield Finding("`topic` chỉ dùng với bài đọc", cure, (*part.path, "topic"))
        if part.text in texts and not texts[part.text].findings and not texts[part.text].story:
            cure = "viết bài dưới dòng tên bài"
            yield Finding(f"bài đọc `{part.text}` để trống", cure, (*part.path, "text"))


@rule("phat-thanh-ban-thu", "radio")
def recordings_can_be_heard(portfolio: Portfolio, today: dt.date) -> Iterator[Finding]:
    """Bản thu của kỳ phát là MP3, M4A hoặc OGG thật, không quá 30 MB.

    Bản thu không mở được thì đến giờ loa không có tiếng. Bản thu quá nặng thì người nghe lại trên
    điện thoại tải lâu và tốn tiền.
    """
    for episode in portfolio.radio.episodes:
        file = episode.recording.file if episode.recording else ""
        path = portfolio.radio.recordings.get(file)
        why = sound.fault(path) if path else None
        if why:
            yield Finding(f"bản thu `{file}` {why[0]}", why[1], (*episode.path, "recording"))
        elif path:
            besides, place = sound.told_besides(path), (*episode.path, "recording", "file")
            for each in people.besides_of("bản thu", file, besides, place, people.CLEAN_SOUND):
                yield replace(each, code=people.files_tell_nothing_besides.code)


@rule("phat-thanh-qua-gio", "radio")
def episodes_keep_their_limit(portfolio: Portfolio, today: dt.date) -> Iterator[Finding]:
    """Kỳ phát không dài quá thời lượng kế hoạch cho mỗi lần phát sóng, tính cả lời mở đầu, lời kết và các khoảng nghỉ.

    Quá giờ thì chương trình bị cắt khi gương còn kể dở; kế hoạch giới hạn từng lần phát (như kế
    hoạch huyện Vĩnh Thuận, mục IV.3: không quá 10 phút).

    Chưa có bản thu thì ước theo số tiếng của lời đọc và tốc độ đọc của chuyên mục (`rate`, bỏ
    trống là 220 tiếng một phút); có bản thu thì theo bản thu. Giới hạn 10 phút thì đúng 10 phút
    còn được, 10 phút 01 giây là quá.
    """
    for episode in portfolio.radio.episodes:
        column = find(portfolio.plan.columns, episode.column)
        if column is None or column.limit is None:
            continue
        run = airtime.running(portfolio, column, episode)
        most, said = clock(column.limit), clock(run.seconds)
        if airtime.is_over(run.seconds, column.limit):
            what = "bản thu dài" if run.is_exact else "ước dài"
            yield Finding(
                f"{episode.label} {what} {said}, quá {most} mỗi lần phát{column.in_section}",
                f"rút gọn hoặc chuyển bớt sang kỳ khác{_longest(run)}",
                (*episode.path, "segments"),
            )
        elif not run.is_exact and airtime.is_near(run.seconds, column.limit):
            yield Finding(
                f"{episode.label} ước dài {said}, sát giới hạn {most}",
                f"rút gọn, hoặc thu âm rồi ghi recording để tính đúng{_longest(run)}",
                (*episode.path, "segments"),
                code="phat-thanh-gan-het-gio",
            )


def _longest(run: airtime.Running) -> str:
    """Return which part takes the most time, as a cure ends."""
    part = max(run.parts, key=lambda each: each.seconds, default=None)
    return f"; phần dài nhất: {part.title or 'lời dẫn'} ({clock(part.seconds)})" if part else ""


@rule("phat-thanh-lap", "radio", "warning")
def repeats_are_meant(portfolio: Portfolio, today: dt.date) -> Iterator[Finding]:
    """Mỗi gương, mỗi bài đọc chỉ phát trong một kỳ của chuyên mục; cố ý phát lại thì ghi `repeat: true`.

    Nghe đi nghe lại một gương thì người nghe tưởng địa phương chỉ có một người, còn gương khác mất
    lượt. Thường là chép kỳ trước làm mẫu rồi quên thay.
    """
    first: dict[tuple[str, str], Scheduled] = {}
    for episode in sorted(portfolio.radio.episodes, key=lambda each: each.order):
        for part in episode.segments:
            told = part.profile or part.text
            earlier = first.setdefault((episode.column, told), episode)
            if told and earlier is not episode and not part.repeat:
                source = portfolio.by_id.get(part.profile)
                what = f"{'hồ sơ' if part.profile else 'bài đọc'} `{told}`"
                name = (source.profile.name if source else "") or what
                yield Finding(
                    f"{name} đã ở {earlier.label}",
                    "chọn gương hoặc bài khác; cố ý phát lại thì thêm repeat: true",
                    part.path,
                )


@rule("phat-thanh-trung-ky", "radio")
def episodes_are_distinct(portfolio: Portfolio, today: dt.date) -> Iterator[Finding]:
    """Trong một chuyên mục, mỗi kỳ của một tháng có số riêng; số ấy nằm trong địa chỉ trang, không đổi và không dùng lại.

    Hai kỳ cùng số thì trang và lời đọc của kỳ này đè lên kỳ kia; dùng lại số cũ thì liên kết đã gửi
    mở ra kỳ khác, bản tin của đài cũng không báo kỳ mới.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for episode in portfolio.radio.episodes:
        name = (episode.column, episode.key)
        seen[name] += 1
        if seen[name] > 1 and "?" not in episode.key:
            numbers = [
                each.number or 0
                for each in portfolio.radio.episodes
                if (each.column, each.month) == (episode.column, episode.month)
            ]
            yield Finding(
                f"{episode.label} ghi hai lần",
                f"kỳ sau ghi number: {max(numbers) + 1}",
                (*episode.path, "number"),
            )


@rule("phat-thanh-tep-thua", "radio", "warning")
def every_file_is_used(
    portfolio: Portfolio, today: dt.date
) -> Iterator[tuple[DataFile[Any], Finding]]:
    """Trong thư mục _phat-thanh chỉ có bài đọc và bản thu mà schedule.yml dùng đến.

    Bài đọc bỏ lại trong thư mục thì người trực đài dễ cầm nhầm bản cũ; bản thu cũ có thể còn giọng,
    còn tên người đã rút lại sự đồng ý (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).
    """
    radio = portfolio.radio
    used = {each.text for each in _segments(portfolio)}
    used |= {each.recording.file for each in radio.episodes if each.recording}
    heard = {name: _recording(portfolio, path) for name, path in radio.recordings.items()}
    files: dict[str, DataFile[Any]] = {**radio.texts, **heard}
    if files and not radio.is_kept:
        said = f"thư mục {places.RADIO} có {len(files)} tệp mà không có {places.SCHEDULE}"
        cure = f"lấy lại {places.SCHEDULE}, hoặc chuyển các tệp ấy đi"
        yield radio.schedule, Finding(said, cure, line=1)
        return
    for name in sorted(files.keys() - used):
        said = f"không kỳ nào dùng tệp `{places.RADIO}/{name}`"
        yield files[name], Finding(said, "đưa vào một kỳ, hoặc chuyển tệp đi", line=1)


def _recording(portfolio: Portfolio, path: Path) -> DataFile[Any]:
    """Return a recording as a file of which something is told; nothing is read of it."""
    return DataFile(path, name_of(portfolio.root, path), Record())


def _segments(portfolio: Portfolio) -> Iterator[Segment]:
    for episode in portfolio.radio.episodes:
        yield from episode.segments


# What these find stands in schedule.yml, or names the file it is in: `every_file_is_used`.
RULES: tuple[Rule, ...] = (
    references_hold,
    segments_say_what_is_read,
    recordings_can_be_heard,
    episodes_keep_their_limit,
    repeats_are_meant,
    episodes_are_distinct,
    every_file_is_used,
    *airing.RULES,
)
