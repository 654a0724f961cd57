"""Headings as secretariats write them."""

import unicodedata

import pytest

from congress.planning.columns import field_of, is_group

SPELLINGS = [
    (("STT",), "-number"),
    (("TT",), "-number"),
    (("Mã",), "id"),
    (("Mã cán bộ",), "id"),
    (("id",), "id"),
    (("Họ và tên",), "name"),
    (("Họ tên",), "name"),
    (("HỌ, TÊN",), "name"),
    (("Họ và tên khai sinh",), "name"),
    (("Họ và tên (chữ in hoa)",), "name"),
    (("Họ và tên\n",), "name"),
    (("Họ đệm",), "name.family"),
    (("Tên",), "name.given"),
    (("Ngày, tháng, năm sinh",), "born"),
    (("Ngày tháng năm sinh (dd/mm/yyyy)",), "born"),
    (("Ngày sinh",), "born"),
    (("Năm sinh",), "born"),
    (("Sinh ngày",), "born"),
    (("Ngày\nsinh",), "born"),
    (("Ngày sinh", "Nam"), "born.male"),
    (("Ngày, tháng, năm sinh", "Nữ"), "born.female"),
    (("Năm sinh", "Nam"), "born.male"),
    (("Ngày sinh", "Ngày"), "born.day"),
    (("Ngày sinh", "Tháng"), "born.month"),
    (("Ngày sinh", "Năm"), "born.year"),
    (("Giới tính",), "sex"),
    (("Nam/Nữ",), "sex"),
    (("Nữ",), "sex.female"),
    (("Giới tính", "Nữ"), "sex.female"),
    (("Dân tộc",), "ethnicity"),
    (("Tôn giáo",), "religion"),
    (("Quê quán",), "home"),
    (("Quê quán (xã, huyện, tỉnh)",), "home"),
    (("Ngày vào Đảng",), "joined"),
    (("Ngày vào ĐCSVN",), "joined"),
    (("Ngày vào Đảng", "Dự bị"), "joined"),
    (("Ngày vào Đảng", "Chính thức"), "official"),
    (("Chính thức",), "official"),
    (("Ngày chính thức",), "official"),
    (("Trình độ", "Phổ thông"), "-schooling"),
    (("Trình độ", "Chuyên môn"), "education"),
    (("Trình độ", "LLCT"), "theory"),
    (("Trình độ", "Lý luận chính trị"), "theory"),
    (("Chuyên môn, nghiệp vụ",), "education"),
    (("Chức vụ",), "post"),
    (("Chức vụ, đơn vị công tác",), "post"),
    (("Chức vụ, chức danh hiện nay",), "post"),
    (("Đơn vị",), "unit"),
    (("Đơn vị công tác",), "unit"),
    (("Tổ chức đảng",), "unit"),
    (("Đảng bộ trực thuộc",), "unit"),
    (("Lĩnh vực công tác",), "sector"),
    (("Khối",), "sector"),
    (("Chức danh quy hoạch",), "planned_posts"),
    (("Chức danh đề nghị quy hoạch",), "planned_posts"),
    (("Đương nhiệm",), "incumbent"),
    (("Cấp uỷ đương nhiệm",), "incumbent"),
    (("Tái cử",), "incumbent"),
    (("Lần đầu",), "incumbent.not"),
    (("Xếp loại", "2022"), "evaluations.2022"),
    (("Xếp loại 2024",), "evaluations.2024"),
    (("Xếp loại năm 2024",), "evaluations.2024"),
    (("Kết quả xếp loại cán bộ", "Năm 2023"), "evaluations.2023"),
    (("Xếp loại 3 năm gần nhất", "2024"), "evaluations.2024"),
    (("Xếp loại 2022/2023/2024",), "evaluations.2022.2023.2024"),
    (("Xếp loại 2022/2023/2024", "2023"), "evaluations.2023"),
    (("Xếp loại 3 năm gần nhất",), "evaluations"),
    (("Kỷ luật",), "discipline"),
    (("Hình thức kỷ luật",), "discipline"),
    (("Ghi chú",), "note"),
    (("planned_posts",), "planned_posts"),
]


@pytest.mark.parametrize(("path", "key"), SPELLINGS)
def test_a_heading_is_recognised_in_either_form_of_unicode(path: tuple[str, ...], key: str) -> None:
    assert field_of(list(path)) == key
    assert field_of([unicodedata.normalize("NFD", part) for part in path]) == key
    assert field_of([part.upper().replace(" ", "\u00a0") for part in path]) == key


@pytest.mark.parametrize(
    "text", ["DANH SÁCH QUY HOẠCH CẤP ỦY", "Nguyễn Văn An", "", "Số phiếu", "Tỷ lệ %", "Họ và tên cha mẹ"]
)
def test_other_words_are_no_heading_of_a_field_that_matters(text: str) -> None:
    assert field_of([text]) in (None, "planned_posts")


def test_group_headings_are_those_with_sub_columns() -> None:
    assert all(is_group(text) for text in ("Ngày sinh", "Trình độ", "Xếp loại", "Ngày vào Đảng", "Đánh giá, xếp loại"))
    assert not any(is_group(text) for text in ("Họ và tên", "Dân tộc", "I. KHỐI ĐẢNG"))
