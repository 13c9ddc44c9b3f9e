"""All words for translators: from the program and the content into ``translations/``.

Two templates (``messages.pot`` for pages, ``content.pot`` for lessons) and one
``.po`` of each per language. A translation is kept as long as its English
words stay the same; nothing is guessed from similar words, because a wrong
guess that nobody noticed would teach something false.
"""

from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from kiosk.catalogue import gettext_files
from kiosk.catalogue.problems import Broken
from kiosk.catalogue.translations import po_file, read_po
from kiosk.errors import Rejected
from kiosk.i18n import LOCALES, N_, SOURCE_LOCALE

DOMAINS = ("messages", "content")
TRANSLATED = tuple(code for code in LOCALES if code != SOURCE_LOCALE)


def extract_all(root, locales=TRANSLATED):
    """Bring all templates and translations under the checkout ``root`` up to date.

    Return the number of messages by domain. Raises Rejected if ``root`` is no
    checkout, Broken if a .po file cannot be read; then nothing is written.
    """
    folder = root / "translations"
    if not (folder / "babel.cfg").exists() or not (root / "kiosk").is_dir():
        raise Rejected(N_("Words can only be collected in a checkout of the source."))
    templates = collect(root)
    updated = _update(folder, templates, locales)
    for domain, template in templates.items():
        gettext_files.write(folder / f"{domain}.pot", template)
    for file, catalogue in updated.items():
        gettext_files.write(file, catalogue)
    return {domain: len(template) for domain, template in templates.items()}


def collect(root):
    """Return the templates of the checkout ``root`` by domain, as Babel catalogues."""
    with (root / "translations" / "babel.cfg").open(encoding="utf-8") as config:
        methods, options = parse_mapping_cfg(config)
    templates = {domain: gettext_files.new_catalogue(domain) for domain in DOMAINS}
    tags = ("Translators:",)
    found = extract_from_dir(root, methods, options, comment_tags=tags, strip_comment_tags=True)
    for file, line, message, comments, context in found:
        template = templates["content" if Path(file).parts[0] == "content" else "messages"]
        template.add(message, locations=[(Path(file).as_posix(), line)], auto_comments=comments, context=context)
    return templates


def _update(folder, templates, locales):
    problems = []
    updated = {}
    for locale in locales:
        for domain, template in templates.items():
            file = po_file(folder, locale, domain)
            new = gettext_files.new_catalogue(domain, locale)
            catalogue = read_po(file, locale, problems) if file.exists() else new
            catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
            updated[file] = catalogue
    if problems:
        raise Broken(problems)
    return updated
