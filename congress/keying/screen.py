"""The full-screen program around a session: one line to type, no mouse. Everything it knows is in the session."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingsMap, BindingType
from textual.containers import VerticalScroll
from textual.events import Key
from textual.widgets import Input, Static

from congress.i18n import _, language
from congress.keying.preview import half_blocks
from congress.keying.session import STOP, UNDO, Session, Tone, View
from tally.problems import Problem

PREVIEW_LINES = 7
HIGH_ENOUGH = 30
"""Lines of a terminal that has room for help beside a picture."""
_EDITS = {
    key: binding.action for key, bindings in BindingsMap(Input.BINDINGS).key_to_bindings.items() for binding in bindings
}
"""Key → what a line of Textual does at it."""
_TONES: dict[Tone, str] = {"plain": "", "good": "bold green", "bad": "bold red"}


class Line(Input):
    """The line being typed. Keys that end or edit it are taken here, in their order: a scanner types faster than
    bindings are looked up. What comes after Enter belongs to the next line, and `1`, Backspace, `2`, Enter in one burst
    would be 12 if Backspace waited for the bindings of the whole screen."""

    def __init__(self, keys: Mapping[str, Callable[[], None]]) -> None:
        super().__init__(id="line", select_on_focus=False)
        self._keys = keys

    async def _on_key(self, event: Key) -> None:
        taken, edit = self._keys.get(event.key), next((_EDITS[key] for key in event.aliases if key in _EDITS), "")
        if not taken and not edit:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        if taken:
            taken()
        else:
            await self.run_action(edit)


class KeyingScreen(App[None]):
    """What is to be typed above, the ballot as it will count in the middle, the line and its grammar below."""

    CSS = """
    Screen { layout: vertical; }
    #title { background: $primary; color: $text; text-style: bold; padding: 0 1; }
    #about, #prompt, #verdict, #last, #help, #keys { padding: 0 1; }
    #about { height: auto; max-height: 8; overflow-y: auto; }
    #prompt { text-style: bold; }
    #picture { height: auto; max-height: 7; padding: 0 1; }
    #rows { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    #line { border: none; height: 1; padding: 0 1; background: $surface; }
    #line:focus { border: none; background: $boost; }
    #help, #keys { color: $text-muted; }
    """
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "stop", priority=True),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._refused = ""
        self._help_asked = False

    def compose(self) -> ComposeResult:
        yield Static(Text(self._session.title, no_wrap=True, overflow="ellipsis"), id="title")
        yield Static(id="about")
        yield Static(id="picture")
        yield Static(id="prompt")
        yield VerticalScroll(Static(id="ballot"), id="rows", can_focus=False)
        yield Static(id="verdict")
        yield Line(
            {
                "enter": lambda: self._enter(self.query_one(Line).value),
                "ctrl+z": lambda: self._enter(UNDO),
                "escape": self._clear,
                "f1": self._help,
                "pageup": lambda: self._scroll(-1),
                "pagedown": lambda: self._scroll(1),
            }
        )
        yield Static(id="last")
        yield Static(Text("\n".join(self._session.help)), id="help")
        yield Static(Text(_("F1 help   Ctrl+Z takes back   Esc clears   PgUp PgDn scroll   Ctrl+Q stops")), id="keys")

    def on_mount(self) -> None:
        self._ask()
        self.query_one(Line).focus()

    def on_input_changed(self) -> None:
        line = self.query_one(Line).value
        if line and line != self._refused:  # typed faster than it is looked at: what was said of it stays
            self._refused = ""
            self._show(self._session.look(line))

    def action_stop(self) -> None:
        self._enter(STOP)

    def warn(self, found: Problem) -> None:
        """Says over the screen what is wrong and does not stop the work."""
        self.notify(f"{found.text(language())} {found.fix(language())}".strip(), severity="error", markup=False)

    def _help(self) -> None:
        """Where there is no room for help and picture, help takes the place of the picture as long as it is asked."""
        found = self.query_one("#help")
        self._help_asked = found.display = not found.display
        self.query_one("#picture").display = self._session.picture is not None and not self._instead_of_picture

    @property
    def _instead_of_picture(self) -> bool:
        return self._help_asked and self.size.height < HIGH_ENOUGH

    def _clear(self) -> None:
        self.query_one(Line).value = self._refused = ""
        self._show(View())

    def _scroll(self, pages: int) -> None:
        rows = self.query_one("#rows", VerticalScroll)
        rows.scroll_relative(y=pages * max(1, rows.size.height - 1), animate=False)

    def _enter(self, line: str) -> None:
        view = self._session.enter(line)
        if self._session.done or self._session.stopped:
            self.exit()
            return
        if view.taken or view.put_away:
            with self.prevent(Input.Changed):
                self.query_one(Line).value = ""
        if view.taken:
            self.query_one("#last", Static).update(Text(view.verdict, _TONES[view.tone]))
            self._show(View(view.rows))
            self._ask()
        else:
            self._refused = line
            self.bell()
            self._show(view)

    def _ask(self) -> None:
        self.query_one("#about", Static).update(Text("\n".join(self._session.about)))
        self.query_one("#about").display = bool(self._session.about)
        picture = self._session.picture
        self.query_one("#picture").display = picture is not None and not self._instead_of_picture
        self.query_one("#help").display = self._help_asked or picture is None or self.size.height >= HIGH_ENOUGH
        if picture is not None:
            self.query_one("#picture", Static).update(half_blocks(picture, self.size.width - 2, PREVIEW_LINES))
        self.query_one("#prompt", Static).update(Text(self._session.prompt))

    def _show(self, view: View) -> None:
        self.query_one("#ballot", Static).update(Text("\n".join(view.rows)))
        self.query_one("#verdict", Static).update(Text(view.verdict, _TONES[view.tone]))
