"""Every threshold of the reader, in one place: millimetres on paper, and ink as a share of the printed black.

`ink` values are shares of the way from the local white of the paper (0) to the black of the print (1), so they do not
depend on the scanner's brightness; lengths are millimetres on the ballot, so they do not depend on its resolution.
A wrong reading is never acceptable and a question to people is, so the bands between "clear" and "marked" are wide.
"""

from dataclasses import dataclass
from typing import Final

from tally.problems import Lang


@dataclass(frozen=True)
class Threshold:
    """One limit: its value, its unit, and what it means in either language."""

    name: str
    value: float
    unit: str
    vi: str
    en: str

    def meaning(self, lang: Lang) -> str:
        return self.vi if lang == "vi" else self.en


TABLE: Final[list[Threshold]] = []


def _limit(name: str, value: float, unit: str, vi: str, en: str) -> float:
    TABLE.append(Threshold(name, value, unit, vi, en))
    return value


# ---- the page
PAPER_TILE_MM: Final = _limit(
    "paper_tile",
    8.0,
    "mm",
    "Khoảng lấy độ trắng của giấy tại chỗ",
    "Distance over which the local white of the paper is taken",
)
SCALE_MIN: Final = _limit("scale_min", 0.94, "×", "Tỉ lệ in hoặc quét nhỏ nhất", "Smallest scale of print or scan")
SCALE_MAX: Final = _limit("scale_max", 1.06, "×", "Tỉ lệ in hoặc quét lớn nhất", "Largest scale of print or scan")
DPI_MIN: Final = _limit("dpi_min", 120.0, "dpi", "Độ phân giải nhỏ nhất", "Smallest resolution")
FIDUCIAL_MATCH: Final = _limit(
    "fiducial_match",
    0.65,
    "0–1",
    "Mức giống của dấu góc so với bản in",
    "How much a corner mark must look like its print",
)
FIT_MM: Final = _limit(
    "fit",
    1.0,
    "mm",
    "Sai lệch lớn nhất của một mốc sau khi khớp trang",
    "Largest misfit of a reference point after the page is fitted",
)
SHIFT_MM: Final = _limit(
    "shift",
    1.2,
    "mm",
    "Độ xê dịch tại chỗ lớn nhất của giấy được bù",
    "Largest local distortion of the paper that is followed",
)
ROW_MATCH: Final = _limit(
    "row_match",
    0.55,
    "0–1",
    "Mức giống của một dòng in khi bù xê dịch",
    "How much a printed row must look like its print to correct its place",
)
BENT_MM: Final = _limit(
    "bent",
    0.12,
    "mm",
    "Chỗ in lệch khỏi trang phẳng từ chừng này thì trang được làm phẳng theo các chỗ in",
    "From here on print lies so far from where a flat page has it that the page is laid flat by its print",
)
LYING_MM: Final = _limit(
    "lying",
    0.45,
    "mm",
    "Chỗ in lệch quá chừng này sau khi làm phẳng thì không đọc được trang (nét khung ô lọt vào trong ô)",
    "Print farther than this from its place keeps a bent page from being read (the line of a box would lie inside it)",
)
FAT_PRINT: Final = _limit(
    "fat_print",
    0.06,
    "×",
    "Phần giấy sát chữ in trông như có mực từ chừng này thì ảnh quá mờ để đọc",
    "From this share of the paper close to print looking inked, a picture is too blurred to be read",
)
FADED_PRINT: Final = _limit(
    "faded_print",
    0.75,
    "×",
    "Chữ in ở một đầu trang chỉ đậm bằng chừng này so với đầu kia thì không đọc trang (mực cũng nhạt theo)",
    "Where print at one end of a page is only this black beside the other end, it is not read (ink fades too)",
)
BLANK_INK: Final = _limit(
    "blank_ink",
    0.35,
    "ink",
    "Chỗ bản in đã đậm đến mức này thì không xét mực mới",
    "Where the print itself is this dark, new ink is not judged",
)

APART_MM: Final = _limit(
    "apart",
    0.4,
    "mm",
    "Mực gần nét in hơn chừng này có thể là nét in đậm hoặc lệch",
    "Ink nearer to print than this may be print that is fat or out of place",
)

# ---- ink
INK: Final = _limit(
    "ink",
    0.14,
    "ink",
    "Mực mới: đậm hơn giấy và bản in ít nhất chừng này",
    "New ink: darker than paper and print by at least this",
)
SPECK_MM2: Final = _limit("speck", 0.22, "mm²", "Vết nhỏ hơn chừng này là hạt bụi", "A spot smaller than this is dust")

SPOT_MM: Final = _limit(
    "spot",
    0.8,
    "mm",
    "Đốm đơn lẻ trên tên không rộng quá chừng này, đo ở nửa độ đậm của chính nó, không phải là nét gạch",
    "A single spot on a name no wider than this, measured at half its own darkness, is dust, not a line",
)

MARK_INK: Final = _limit(
    "mark_ink",
    0.19,
    "ink",
    "Độ đậm trung bình tối thiểu của một dấu hoặc nét gạch chắc chắn",
    "Least mean darkness of a mark or strike that is certain",
)
STROKE_MM: Final = _limit(
    "stroke",
    1.3,
    "mm",
    "Dấu chắc chắn phải có một nét liền dài ít nhất chừng này",
    "A certain mark has an unbroken stroke at least this long",
)

# ---- marks in boxes
BOX_INSET_MM: Final = _limit(
    "box_inset",
    0.45,
    "mm",
    "Phần trong ô tính từ nét khung",
    "The inside of a box begins this far from its printed line",
)
BOX_TAIL_MM: Final = _limit(
    "box_tail", 4.0, "mm", "Nét đánh dấu được ra ngoài ô chừng này", "A mark may stick out of its box this far"
)
DOT_MM2: Final = _limit(
    "dot",
    0.18,
    "mm²",
    "Chấm trong ô nhỏ hơn chừng này, đo ở nửa độ đậm của chính nó, là hạt bụi",
    "A dot in a box smaller than this, measured at half its own darkness, is dust",
)
MARK_LENGTH_MM: Final = _limit(
    "mark_length", 2.5, "mm", "Nét trong ô dài từ chừng này là dấu", "Ink inside a box at least this long is a mark"
)
MARK_THIN_MM: Final = _limit(
    "mark_thin",
    0.95,
    "mm",
    "Đường ngang hay dọc mảnh và thẳng không quá chừng này có thể là vệt máy quét hoặc nếp gấp",
    "A level or upright line no thicker than this may be a streak or a fold",
)
MARK_CLEAR_MM2: Final = _limit(
    "mark_clear",
    0.32,
    "mm²",
    "Mực trong ô dưới chừng này là ô trống",
    "Less ink than this inside a box leaves it empty",
)
RING_CLEAR_MM2: Final = _limit(
    "ring_clear",
    0.6,
    "mm²",
    "Mực quanh ô dưới chừng này thì bỏ qua",
    "Less ink than this around an empty box is ignored",
)
FILLED_GAP_MM: Final = _limit(
    "filled_gap",
    0.5,
    "mm",
    "Ô bị tô kín khi chỗ trống tròn lớn nhất còn lại có bán kính nhỏ hơn chừng này",
    "A box is filled over when the largest disc left empty in it has a smaller radius than this",
)
FILLED_SOLID_MM: Final = _limit(
    "filled_solid",
    0.3,
    "mm",
    "Dưới chừng này là tô đặc: bên cạnh một ô khác cùng hàng chỉ có nét bút to thì phải xem lại",
    "Below this it is filled solid: beside another box of the row with a mark of a broad pen it is looked at by people",
)
MARK_OFF_CENTRE_MM: Final = _limit(
    "mark_off_centre",
    1.2,
    "mm",
    "Tâm của dấu được lệch ra ngoài ô chừng này",
    "The middle of a mark may be this far outside its box",
)
TAIL_IN_BOX_MM: Final = _limit(
    "tail_in_box",
    1.6,
    "mm",
    "Đuôi nét từ ô bên vào ô này không quá chừng này",
    "The tail of another box's mark may enter this box this far",
)

# ---- strikes
TRACE_INK: Final = _limit(
    "trace_ink",
    0.05,
    "ink",
    "Quanh một tên không có chỗ nào trên giấy trống đậm hơn chừng này thì tên được giữ, không cần xét kỹ hơn",
    "A name round which no open paper is darker than this is kept, without a closer look",
)
TRACE_SHARE: Final = _limit(
    "trace_share",
    0.08,
    "×",
    "nếu sát nét in (chữ, đường kẻ) cũng không có mực trên từ tỉ lệ này của bề rộng tên",
    "if no ink lies close to print (letters, rules) along this share of its width either",
)
STRIKE_SHARE: Final = _limit(
    "strike_share",
    0.80,
    "×",
    "Tỉ lệ bề rộng của tên bị nét gạch phủ để là gạch",
    "Share of the name's width a line must cover to strike it",
)
STRIKE_OPEN_SHARE: Final = _limit(
    "strike_open_share",
    0.92,
    "×",
    "Hoặc phủ chừng này các khoảng trống giữa các chữ",
    "or this share of the gaps between its words and letters",
)
STRIKE_SLANT_SHARE: Final = _limit(
    "strike_slant_share",
    0.85,
    "×",
    "Như trên, với nét gạch chéo qua tên",
    "The same for a line that slants through the name",
)
STRIKE_IN_BODY: Final = _limit(
    "strike_in_body",
    0.35,
    "×",
    "Phần của nét gạch chéo phải nằm trong thân chữ",
    "Share of a slanting line that must run inside the letters",
)
STRIKE_GAP: Final = _limit(
    "strike_gap",
    0.22,
    "×",
    "Quãng dài nhất của tên không bị phủ",
    "Longest part of the name's width left uncovered by a strike",
)
STRIKE_CLEAR_MM: Final = _limit(
    "strike_clear",
    1.6,
    "mm",
    "Nét trên tên ngắn hơn chừng này thì tên được giữ",
    "A line on a name shorter than this leaves the name kept",
)
STRIKE_CLEAR_MM2: Final = _limit(
    "strike_clear_area",
    0.45,
    "mm²",
    "Mực quanh tên dưới chừng này thì tên được giữ",
    "Less ink than this on and around a name leaves it kept",
)
STRIKE_CLEAR_SHARE: Final = _limit(
    "strike_clear_share",
    0.20,
    "×",
    "Và phủ dưới tỉ lệ này của bề rộng tên",
    "and covers less than this share of the name's width",
)
STRIKE_PALE_SHARE: Final = _limit(
    "strike_pale_share",
    0.15,
    "×",
    "Vết nhạt hơn một dấu chắc chắn và phủ dưới tỉ lệ này của tên là giấy (rìa vết ố, nếp gấp), không phải nét bút",
    "What is paler than a certain mark and covers less than this share of a name is paper (a stain's rim, a fold)",
)
STRIKE_SHARED_SHARE: Final = _limit(
    "strike_shared",
    0.5,
    "×",
    "Nét của tên bên cạnh chạy qua vùng của tên này từ tỉ lệ này thì phải xem lại",
    "Ink of a neighbouring name along this share of a name is looked at by people",
)
STRIKE_CLEAR_BAND: Final = _limit(
    "strike_clear_band",
    0.25,
    "×",
    "và không có nét nào chạy dọc trên hay dưới tên từ tỉ lệ này, kể cả sát nét in",
    "and no line runs along this share of its width above or below it, be it close to print",
)
RULE_THICKER_MM: Final = _limit(
    "rule_thicker",
    0.14,
    "mm",
    "Đường kẻ in sẵn cạnh tên dày hơn chỗ khác từ chừng này thì có thể có nét vạch dọc theo nó",
    "Where a printed rule beside a name is thicker than elsewhere by this, a line may be drawn along it",
)
RULE_SHARE: Final = _limit(
    "rule_share",
    0.5,
    "×",
    "nếu dày hơn như thế trên từ phần này của tên",
    "if it is so along this share of the name",
)
STRIKE_BESIDE: Final = _limit(
    "strike_beside",
    0.75,
    "×",
    "Mực phủ từ phần này của tên ở trên hoặc ở dưới chữ là nét vạch trên hay vạch dưới, không phải nét gạch chéo",
    "Ink that covers this share of a name above or below its letters is a line over or under it, not a slanting one",
)
NAME_TAIL_MM: Final = _limit(
    "name_tail",
    8.0,
    "mm",
    "Nét gạch được kéo ra hai đầu tên chừng này",
    "A strike may run past the ends of a name this far",
)
NAME_ABOVE_MM: Final = _limit(
    "name_above",
    2.8,
    "mm",
    "Vùng trên và dưới chữ vẫn thuộc về tên",
    "Height above and below the letters that still belongs to a name",
)

# ---- ink elsewhere
STRAY_MM: Final = _limit(
    "stray",
    2.5,
    "mm",
    "Nét ngoài chỗ đánh dấu dài từ chừng này phải xem lại",
    "Ink outside the places for it at least this long is looked at by people",
)
STRAY_MM2: Final = _limit("stray_area", 0.8, "mm²", "Và có diện tích từ chừng này", "and at least of this area")
STRAY_INK: Final = _limit(
    "stray_ink", 0.22, "ink", "Độ đậm của nét ngoài chỗ đánh dấu", "Darkness of ink outside the places for it"
)
EDGE_MM: Final = _limit("edge", 7.0, "mm", "Mép giấy không xét", "Edge of the sheet that is not judged")
LINE_ACROSS: Final = _limit(
    "line_across",
    0.75,
    "×",
    "Đường chạy qua từ tỉ lệ này của trang là nếp gấp",
    "A line across this share of the page is a fold",
)
FOLD_INK: Final = _limit(
    "fold_ink",
    0.02,
    "ink",
    "Độ đậm trung bình từ đó một đường được xét là nếp gấp",
    "Mean darkness from which a line is looked at as a fold",
)
FOLD_MM: Final = _limit(
    "fold", 1.2, "mm", "Nửa bề rộng của dải bị nếp gấp làm tối", "Half the width of the band that a fold darkens"
)
FOLD_DARKER: Final = _limit(
    "fold_darker",
    1.3,
    "×",
    "Trên nếp gấp, mực phải đậm thêm chừng này lần độ đậm của nếp gấp",
    "Along a fold ink must be darker by this many times the fold's own darkness",
)
FOLD_OVER_NAME: Final = _limit(
    "fold_over_name",
    1.3,
    "×",
    "Nếp gấp trên một tên đậm hơn chỗ khác từ chừng này lần thì có thể có nét gạch dọc theo nếp gấp",
    "Where a fold is darker over a name than elsewhere by this many times, a strike may lie along it",
)
FOLD_OVER_NAME_INK: Final = _limit(
    "fold_over_name_ink",
    0.07,
    "ink",
    "và đậm hơn ít nhất chừng này, nửa độ đậm của nét nhạt nhất",
    "and by at least this, half the darkness of the palest line",
)
FOLD_BURIES: Final = _limit(
    "fold_buries",
    2.0,
    "×",
    "Mực trên nếp gấp đậm hơn chính nếp gấp chừng này lần, và đậm như dấu chắc chắn, là mực của bút",
    "Ink along a fold this many times as dark as the fold itself, and as dark as a certain mark, is a pen's",
)
FOLD_HIDES: Final = _limit(
    "fold_hides",
    0.55,
    "ink",
    "Nếp gấp đậm từ chừng này (ảnh đen trắng) che được nét gạch: tên nằm trên đó phải xem lại",
    "A fold this dark (black and white pictures) may hide a strike: names along it are looked at by people",
)
STAIN_MM: Final = _limit(
    "stain",
    3.0,
    "mm",
    "Vùng xám đều rộng từ chừng này là giấy ố, bóng hoặc mực mặt sau, không phải nét bút",
    "An evenly grey area at least this wide is a stain, a shadow or the other side, not a pen's line",
)
STAIN_INK: Final = _limit(
    "stain_ink",
    0.12,
    "ink",
    "Độ đậm tối đa của vùng như thế; đậm hơn là mực",
    "Such an area is taken out up to this darkness; what is beyond is ink",
)
STREAK_MM: Final = _limit(
    "streak", 1.0, "mm", "Vệt máy quét rộng nhất được bỏ qua", "Widest streak of a scanner that is left out"
)
BLANK_PAGE_MM2: Final = _limit(
    "blank_page", 40.0, "mm²", "Trang có ít mực hơn chừng này là trang trắng", "A page with less ink than this is blank"
)

# ---- the print that must be there
FRAME_PLAY_MM: Final = _limit(
    "frame_play", 0.4, "mm", "Khung ô in sẵn được lệch đến mức này", "How far the printed frame of a box may be astray"
)
FRAME_INK: Final = _limit(
    "frame_ink", 0.2, "0–1", "Nét khung ô phải đậm ít nhất chừng này", "The frame of a box is at least as dark as this"
)
FRAME_SHARE: Final = _limit(
    "frame_share",
    0.4,
    "×",
    "Mỗi nửa cạnh khung phải còn ít nhất phần này",
    "The part of each half of a side of the frame that must be there",
)

# ---- the same sheet twice
SAME_PLACE_MM: Final = _limit(
    "same_place",
    0.26,
    "mm",
    "Bốn mép của các nét trùng nhau đến mức này thì có thể là cùng một tờ",
    "Strokes whose four edges agree to this may be one sheet scanned twice",
)
SAME_MIDDLE_MM: Final = _limit(
    "same_middle",
    0.15,
    "mm",
    "và độ cao giữa nét chênh nhau không quá mức này",
    "and whose middles are no farther apart in height",
)
SAME_STRIKES: Final = round(
    _limit(
        "same_strikes",
        2,
        "#",
        "Ít nhất chừng này tên bị gạch giống hệt nhau mới nghi là cùng một tờ",
        "At least so many names struck just alike before two pictures may be one sheet",
    )
)
SAME_MARKS: Final = round(
    _limit(
        "same_marks",
        4,
        "#",
        "Ít nhất chừng này ô đánh dấu giống hệt nhau mới nghi là cùng một tờ",
        "At least so many boxes marked just alike before two pictures may be one sheet",
    )
)
SAME_AREA: Final = _limit(
    "same_area",
    0.25,
    "×",
    "và diện tích chênh nhau không quá tỉ lệ này",
    "and whose areas differ by no more than this share",
)
