"""A document's model through its template in `templates/documents/`."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import BaseModel

from ballots.shipped import shipped
from congress.documents.format import DocumentFormat
from congress.i18n import _


def template_folder() -> Path:
    return shipped("templates") / "documents"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(template_folder()), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.globals["_"] = _
    return environment


def render_html(template: str, model: BaseModel, layout: DocumentFormat) -> str:
    """The HTML of `model`, in the language in use; every value is escaped."""
    return _environment().get_template(template).render(m=model, f=layout)
