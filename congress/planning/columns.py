"""Which field a column holds, from the words above it. A table of the headings secretariats use."""

import re

from congress.planning.words import clean, plain

_BIRTH = r"(ngay|nam|ngay thang|thang nam|ngay thang nam) sinh"
_NOW = r"( hien nay| hien tai)?"
_PARTY = r"(dang|dcsvn|dang csvn|dang cong san viet nam)"
_MEMBER = r"( (ngay )?(ket nap|du bi|vao dang|du bi ket nap))?"

HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    # A key of this table is a field, a part of a field (`born.male`), or `-…`: known, and not used.
    ("-number", (r"stt|tt|so tt|so thu tu|no",)),
    ("id", (r"id|ma|ma so|ma (so )?(can bo|nhan su|nguoi|dinh danh|ho so)|so hieu( can bo)?",)),
    ("name.family", (r"ho( va)? (chu )?(dem|lot|ten dem)", r"ho va chu lot")),
    ("name.given", (r"ten",)),
    ("name", (r"ho( va)?( chu( dem)?( va)?)? ten( khai sinh| can bo| dang vien| dong chi| chu in hoa)?",
              r"name|full name")),
    ("born.day", (_BIRTH + r" ngay",)),
    ("born.month", (_BIRTH + r" thang",)),
    ("born.year", (_BIRTH + r" năm",)),
    ("born.male", (_BIRTH + r" nam( gioi)?",)),
    ("born.female", (_BIRTH + r" nu( gioi)?",)),
    ("born", (_BIRTH + r"( dd mm yyyy)?", r"sinh (ngay|nam)", r"born|birth ?date|date of birth|dob")),
    ("sex", (r"gioi tinh|gioi( tinh)? nam nu|nam nu|phai", r"sex|gender")),
    ("sex.male", (r"(gioi tinh )?nam( gioi)?",)),
    ("sex.female", (r"(gioi tinh |can bo )?nu( gioi)?( x| danh dau x)?",)),
    ("ethnicity", (r"(thanh phan )?dan toc", r"ethnicity|ethnic( group)?")),
    ("religion", (r"ton giao", r"religion")),
    ("home", (r"(que|nguyen) quan.*|que", r"home( town)?")),
    ("official", (rf"(ngay )?(vao {_PARTY})? ?(ngay )?(cong nhan )?(dang vien )?chinh thuc", r"official")),
    ("joined", (rf"(ngay( thang( nam)?)? )?(vao|ket nap( vao)?) {_PARTY}{_MEMBER}",
                r"(ngay )?(ket nap|du bi)", r"joined")),
    ("-schooling", (r"(trinh do )?(giao duc )?(pho thong|van hoa|hoc van|gdpt)( 10 12| 12 12)?",)),
    ("-language", (r"(trinh do )?(ngoai ngu|tieng dan toc)|trinh do nn",)),
    ("-computing", (r"(trinh do )?(tin hoc|cntt)|trinh do th",)),
    ("theory", (r"(trinh do )?(ly luan( chinh tri)?|ll chinh tri|llct|chinh tri)", r"theory")),
    ("education", (r"(trinh do )?(chuyen mon( nghiep vu| ky thuat)?|cm ?nv|cm)( cao nhat)?",
                   r"trinh do( dao tao)?|bang cap", r"education")),
    ("planned_posts", (
        r"((cac )?chuc danh|chuc vu|vi tri)?( dang| de nghi| duoc| da)*( bo sung)? ?quy hoach( chuc danh)?.*",
        r"planned posts?")),
    ("post", (
        rf"(don vi )?(chuc vu|chuc danh|cong viec)( chuc danh)?( dang)?( dam nhiem| dam nhan)?{_NOW}"
        rf"( don vi| co quan| noi)*( cong tac| lam viec)?{_NOW}", r"post|position")),
    ("unit", (
        rf"(ten )?(don vi|co quan|noi)( don vi)?( dang)?( lam viec| cong tac)?{_NOW}", r"(to chuc|co so) dang",
        r"dang bo( truc thuoc)?|dang uy|chi bo", r"(dang bo )?(chi bo|don vi|to chuc dang) truc thuoc",
        r"unit|organisation")),
    ("sector", (r"(linh vuc|khoi|nganh)( linh vuc| nganh| cong tac)*( phu trach)?",
                r"co cau nganh( linh vuc)?", r"sector")),
    ("incumbent.not", (r"(tham gia )?lan dau( tham gia)?( cap uy)?",)),
    ("incumbent", (
        r"(cap uy( vien)? )?(duong nhiem|dang tai nhiem)( cap uy( vien)?)?", r"tai cu( hay| hoac)?( lan dau)?",
        r"(uy vien )?(bch|ban chap hanh|cap uy)( dang bo)?( khoa| nhiem ky)? (duong nhiem|hien tai)", r"incumbent")),
    ("discipline", (r"(hinh thuc )?ky luat( dang| dang con hieu luc| con hieu luc)?",
                    r"khen thuong ky luat ky luat", r"discipline")),
    ("-rewards", (r"khen thuong|khen thuong ky luat khen thuong",)),
    ("terms", (r"so nhiem ky( lien tiep)?( (giu|dam nhiem) chuc vu)?( hien nay)?", r"terms( held)?")),
    ("training", (r"(cac lop )?(dao tao )?boi duong.*", r"training|courses?")),
    ("note", (r"ghi chu", r"notes?|remarks?")),
)  # fmt: skip

GROUPS = (
    r"(ngay|nam|ngay thang|ngay thang nam|thang nam) sinh|gioi tinh|trinh do.*|ngay( thang( nam)?)? vao dang.*|"
    r"(ket qua )?(xep loai|danh gia).*|khen thuong ky luat|muc do hoan thanh.*"
)
"""Headings that stand above several sub-columns."""

_EVALUATIONS = re.compile(r"(ket qua )?(xep loai|phan loai|danh gia|muc do hoan thanh|evaluations?)\b.*")
_YEAR = re.compile(r"\b20\d\d\b")
_TABLE = tuple((key, re.compile("|".join(f"(?:{pattern})" for pattern in patterns))) for key, patterns in HEADINGS)
_GROUP = re.compile(GROUPS)


def field_of(path: list[str]) -> str | None:
    """The key of `HEADINGS` for a heading and those above it, or None. Evaluations carry years: `evaluations.2024`.

    The whole path decides first ("Ngày sinh" over "Nam"), the lowest heading alone second ("Chính thức").
    """
    parts = [_heading(part) for part in path if clean(part)]
    if not parts:
        return None
    if _EVALUATIONS.fullmatch(" ".join(parts)):
        return ".".join(["evaluations", *(_YEAR.findall(parts[-1]) or _YEAR.findall(" ".join(parts)))])
    for text in (" ".join(parts), parts[-1]):
        for key, pattern in _TABLE:
            if pattern.fullmatch(text):
                return key
    return None


def is_group(text: str) -> bool:
    return bool(_GROUP.fullmatch(plain(text)))


def _heading(text: str) -> str:
    """Plain words; only `năm` alone keeps its mark: under "Ngày sinh" it is the year, where `nam` is the men."""
    words = plain(text)
    return "năm" if words == "nam" and clean(text).casefold().startswith("năm") else words
