"""One lesson as written → the same lesson as shown in one language."""

from kiosk.catalogue import contents, drawings
from kiosk.catalogue.compiler.screen import Screen, activity_of, picture_of
from kiosk.catalogue.coverage import share
from kiosk.catalogue.source.texts import texts_of_lesson
from kiosk.i18n import SOURCE_LOCALE


class LessonWriter:
    """Writes lessons of one library in the language of one :class:`Tongue`."""

    def __init__(self, library, tongue, translations):
        self._library = library
        self._tongue = tongue
        self._translations = translations
        self._topics = {slug: course.topic for course in library.courses for slug in course.lessons}
        self.terms = {term.id: self._term(term) for term in library.terms.values()}

    def lesson(self, slug):
        """Return the lesson ``slug``, or what replaces it in this language."""
        source = self._library.replacements.get((slug, self._tongue.locale), self._library.lessons[slug])
        front = source.front
        says = [self._tongue.say(text) for text in (front.title, front.summary)]
        return contents.Lesson(
            slug=slug,
            course=source.course,
            topic=self._topics[slug],
            title=says[0].inline.plain,
            title_lang=says[0].lang,
            summary=says[1].inline.plain,
            summary_lang=says[1].lang,
            keywords=self._tongue.plain(front.keywords) if front.keywords.value else "",
            needs=tuple(need for need in front.needs if need in self._library.lessons),
            outcomes=tuple(self._tongue.say(outcome).inline.plain for outcome in front.outcomes),
            steps=tuple(self.step(source, step, number) for number, step in enumerate(source.steps, 1)),
            take_home=Screen(self._tongue).blocks(source.take_home.blocks) if source.take_home else "",
            take_home_drawing=self.drawing(source.folder, picture_of([source.take_home])),
            drawing=self.drawing(source.folder, front.drawing),
            coverage=self._coverage(source),
            locale=self._tongue.locale,
            **{name: getattr(front, name) for name in ("minutes", "audience", "min_age", "activity")},
            **{name: getattr(front, name) for name in ("sources", "competences", "review_by")},
        )

    def step(self, lesson, step, number):
        """Return one screen of ``lesson``."""
        screen = Screen(self._tongue)
        title = self._tongue.say(step.title)
        html = screen.blocks(step.blocks)
        question = self._question(screen, f"{lesson.slug}/{step.id}", step, lesson) if step.choices else None
        words = tuple(self.terms[term] for term in screen.terms if term in self.terms)
        activity = activity_of(step.blocks)
        return contents.Step(
            id=step.id,
            number=number,
            kind="question" if question else "activity" if activity else "read",
            title=title.inline.plain,
            title_say=title.say,
            title_lang=title.lang,
            html=html,
            drawing=self.drawing(lesson.folder, picture_of(step.blocks)),
            question=question,
            activity=activity,
            says=(title.say, *screen.says, *(word.say for word in words)),
            words=words,
        )

    def placement_item(self, step, number):
        """Return one item of "Where do I start?"."""
        return self.step(_Placement(self._library.root, step), step, number)

    def book(self, book):
        """Return one book of the manual."""
        title = self._tongue.say(book.title)
        return contents.Book(
            id=book.id,
            title=title.inline.plain,
            line=self._tongue.say(book.line).inline.plain,
            lang=title.lang,
            readers=book.readers,
            sections=tuple(self._section(section) for section in book.sections),
        )

    def _section(self, section):
        title = self._tongue.say(section.title)
        html = Screen(self._tongue).blocks(section.blocks)
        return contents.Section(section.id, title.inline.plain, title.say, title.lang, html)

    def drawing(self, folder, picture):
        """Return the markup of ``picture`` (a Picture or None) with its words in this language."""
        file = folder / picture.file if picture and picture.file else None
        if not file or not file.is_file():
            return ""
        words = self._tongue.plain(picture.alt) if picture.alt.value else ""
        return drawings.svg(drawings.read_drawing(file)[0], words)

    def _question(self, screen, id, step, lesson):
        choices = tuple(self._choice(screen, n, choice) for n, choice in enumerate(step.choices, 1))
        return contents.Question(id, step.several, choices, lesson.course, lesson.leads_to)

    def _choice(self, screen, number, choice):
        html, said = screen.inline(choice.text)
        reason_html, reason = Screen(self._tongue).inline(choice.reason) if choice.reason else ("", None)
        return contents.Choice(
            id=str(number),
            html=html,
            text=said.inline.plain,
            say=said.say,
            right=choice.right,
            reason_html=reason_html,
            reason_say=reason.say if reason else "",
            misconception="" if choice.belief == "slip" else choice.belief,
        )

    def _term(self, term):
        title = self._tongue.say(term.title)
        html, said = Screen(self._tongue).inline(term.explanation)
        return contents.Term(term.id, title.inline.plain, html, said.say, said.lang)

    def _coverage(self, lesson):
        if self._tongue.locale in (SOURCE_LOCALE, lesson.locale):
            return 1.0
        return share(self._translations, texts_of_lesson(lesson))


class _Placement:
    """Stands in for the lesson of a placement item: it knows where the item leads."""

    slug = "placement"

    def __init__(self, folder, step):
        self.folder = folder
        self.course = step.flag("course")
        self.leads_to = step.flag("lesson")
