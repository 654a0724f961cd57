"""Numbers, percentages and dates as documents write them, in Vietnamese and English."""

from datetime import date

from tally.problems import Lang

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SCALES = ("", "nghìn", "triệu", "tỷ")
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def dotted(length: int = 10) -> str:
    """A dotted line to be filled in by hand; `length` in type sizes (about 5 mm at 14 pt)."""
    return "…" * length


def _pair_in_words(tens: int, units: int) -> list[str]:
    if tens == 0:
        return [DIGITS[units]] if units else []
    words = ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    if units == 1 and tens > 1:
        return [*words, "mốt"]
    if units == 5:
        return [*words, "lăm"]
    return [*words, DIGITS[units]] if units else words


def _triple_in_words(number: int, *, full: bool) -> list[str]:
    """Below 1,000. `full`: something stands before it, so the hundreds are said too (một nghìn không trăm linh năm)."""
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    words = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    if words and tens == 0 and units:
        words.append("linh")
    return words + _pair_in_words(tens, units)


def number_in_words(number: int) -> str:
    """`number` (0 … 999,999,999,999) in Vietnamese words: 105 → một trăm linh năm."""
    if not 0 <= number < 10**12:
        raise ValueError(f"{number} cannot be said in words")
    if number == 0:
        return DIGITS[0]
    triples = [number // 1000**place % 1000 for place in range(len(SCALES))]
    words: list[str] = []
    for place in reversed(range(len(SCALES))):
        if triples[place]:
            words += _triple_in_words(triples[place], full=bool(words))
            words += [SCALES[place]] if SCALES[place] else []
    return " ".join(words)


def number(value: int | None, lang: Lang) -> str:
    """1587 → 1.587 (Vietnamese), 1,587 (English); an unknown number is a dotted line."""
    if value is None:
        return dotted(3)
    return f"{value:,}".replace(",", "." if lang == "vi" else ",")


def percent(share: str | None, lang: Lang) -> str:
    """The share as the result file gives it (a point as separator) → 50,34%; the digits are never touched."""
    if share is None:
        return "–"
    return f"{share.replace('.', ',') if lang == 'vi' else share}%"


def long_date(day: date | None, lang: Lang) -> str:
    """ngày 05 tháng 02 năm 2025: a zero before days under 10 and months 1 and 2; dotted where no date is given."""
    if lang == "en":
        return (
            f"{day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}"
            if day
            else f"{dotted(2)} / {dotted(2)} / {dotted(3)}"
        )
    if day is None:
        return f"ngày {dotted(2)} tháng {dotted(2)} năm {dotted(3)}"
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def short_date(day: date) -> str:
    """01/02/1970."""
    return day.strftime("%d/%m/%Y")


def clock_time(text: str, lang: Lang) -> str:
    """16:40 → 16 giờ 40 phút; whatever is not hours and minutes stays as it was written."""
    hours, colon, minutes = text.partition(":")
    if not (colon and hours.isdigit() and minutes.isdigit()):
        return text
    return f"{int(hours):02d} giờ {int(minutes):02d} phút" if lang == "vi" else f"{int(hours):02d}:{int(minutes):02d}"
