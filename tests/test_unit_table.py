"""A table of units as an office has it: made a register, or refused at its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exemplars.drafting import unit_table
from exemplars.drafting.unit_table import Row, TableError


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("", "dòng đầu của bảng phải ghi tên các cột"),
        ("Loại\nxã\n", "dòng đầu của bảng phải ghi tên các cột"),
        (
            "Tên\nHội Nông dân\n",
            "dòng 2: chưa rõ `Hội Nông dân` thuộc loại nào; ghi ở cột Loại một trong: tỉnh, ",
        ),
        ("Tên,Loại\nXã A,xa xa\n", "dòng 2: không có loại đơn vị `xa xa`"),
        ("Tên,Thuộc\nXã A,Huyện B\n", "dòng 2: không có đơn vị cấp trên `Huyện B` trong bảng"),
        ("Tên\n...\n", "dòng 2: tên đơn vị phải có chữ"),
        ("Tên\nXã A\0\n", "bảng có ký tự ẩn"),
        ("Tên\n" + "Xã A\n" * 5021, "bảng dài quá 5000 dòng"),
        (
            "Tên,Thuộc\nHuyện B,\nHuyện C,\nXã A,Huyện B\nXã A,Huyện C\nXã D,Xã A\n",
            "là tên của nhiều đơn vị; ghi mã: a, xa-a",
        ),
        ("Tên\nXã Ân\nxã  Ân\n", "dòng 3: xã Ân đã có ở dòng 2; xóa một dòng"),
        (
            "Tên,Thuộc\nXã A,\nXã A,tỉnh x\nXã B,Xã A\n",
            "dòng 3: Xã A đã có ở dòng 2; xóa một dòng",
        ),
        (
            "Tên,Thuộc\nHuyện C,\nXã A,Huyện C\n,\nXã A,huyen-c\n",
            "dòng 5: Xã A đã có ở dòng 3; xóa một dòng",
        ),
    ],
)
def test_a_table_is_refused_at_its_line(table: str, said: str) -> None:
    """A table that cannot be used is told with the line, and what to write."""
    with pytest.raises(TableError) as told:
        unit_table.register(Row("Tỉnh X", "province"), unit_table.read(table.encode()), "tinh-x")

    assert said in str(told.value)


def test_units_that_only_look_alike_are_two() -> None:
    """Of one name are a commune and a ward, communes of two districts, and not Xã Ân and Xã Ấn."""
    table = "Tên,Loại,Thuộc\nHuyện B\nHuyện C\nXã A,,Huyện B\nXã A,,Huyện C\nXã A,phường\nXã Ân\nXã Ấn\n"
    rows = unit_table.register(Row("Tỉnh X", "province"), unit_table.read(table.encode()), "tinh-x")

    assert [each.id for each in rows[3:]] == ["a", "xa-a", "xa-a-2", "an", "xa-an"]


@given(st.binary(max_size=200) | st.text(alphabet="Tên\n,;\"xãA 'x", max_size=200).map(str.encode))
def test_no_table_is_too_much(data: bytes) -> None:
    """Whatever a file holds, it is read or refused in words; no id is given twice."""
    said, ids = "", [""]
    try:
        rows = unit_table.register(Row("Tỉnh X", "province"), unit_table.read(data), "tinh-x")
        ids = [each.id for each in rows]
    except TableError as refused:
        said = str(refused)

    assert len(set(ids)) == len(ids)
    assert said or ids[0] == "tinh-x"
