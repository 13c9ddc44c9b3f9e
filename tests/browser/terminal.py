"""A terminal of the library in the tests' hands: one browser window with cookies of its own.

What a test is about goes through the page. What merely has to be there before
(a lesson already taken, a return card) is posted directly, which is quicker.
"""

from urllib.parse import urlencode

from kiosk.people import setup_codes

FORM = "application/x-www-form-urlencoded"
LESSON = "strong-passwords"


class Terminal:
    """A window of ``context`` in front of the kiosk at ``origin``. ``lessons`` maps slugs to lessons."""

    def __init__(self, context, origin, lessons):
        self.context = context
        self.origin = self._home = origin
        self.new_kiosk = None  # a running kiosk that nobody has set up, for the first run
        self.lessons = lessons
        self.page = context.new_page()
        self.document = None  # the last page as the server sent it
        self.page.on("response", self._note_document)

    def _note_document(self, response):
        if response.request.is_navigation_request() and not 300 <= response.status < 400:
            self.document = response

    def go(self, address, status=200):
        """Open an address, which must answer with this status, and wait until its letters are there."""
        answer = self.page.goto(self.origin + address)
        assert answer.status == status, (address, answer.status)
        self.page.evaluate("document.fonts.ready.then(() => true)")

    def press(self, name, role="button"):
        """Press the button (or link) with exactly this name inside the page, or in the header."""
        self.page.get_by_role(role, name=name, exact=True).first.click()

    def press_main(self):
        """Press the one main button of the screen."""
        self.page.locator("main .button-main").first.click()

    def post(self, address, **fields):
        """Send a form from our own page, without looking at what comes back."""
        return self.context.request.post(
            self.origin + address,
            data=urlencode(fields, doseq=True),
            headers={"Origin": self.origin, "Content-Type": FORM},
            max_redirects=0,
        )

    def answer(self, step, *choices, locale="en", lesson=LESSON):
        """Answer the question of a step of a lesson with the ids of choices."""
        self.post(f"/{locale}/lessons/{lesson}/{step.number}/answer", choice=choices, attempt=1)

    def finish_lesson(self, slug=LESSON, locale="en"):
        """Take a whole lesson, each question right at the first try."""
        for step in self.lessons[slug].steps:
            if step.question:
                self.answer(step, *[choice.id for choice in step.question.key], locale=locale, lesson=slug)
            else:
                self.post(f"/{locale}/lessons/{slug}/{step.number}/done")

    def keep_place(self, locale="en"):
        """Make a return card and return its code. The page shows the card afterwards."""
        self.post(f"/{locale}/me/card")
        self.go(f"/{locale}/me/card")
        return "".join(self.page.locator(".card-screen .code").inner_text().split())

    def come_back(self, code, locale="en"):
        """Enter a return code."""
        self.post(f"/{locale}/me/card/enter", code=code)

    def text(self):
        """Return the words of the page that can be seen, with single spaces."""
        return " ".join(self.page.locator("main").inner_text().split())

    @property
    def cookie(self):
        """The value of the visit cookie, or None."""
        return next((one["value"] for one in self.context.cookies() if one["name"] == "visit"), None)

    def visit_new_kiosk(self):
        """Stand in front of the kiosk that nobody has set up, until this terminal starts afresh."""
        self.origin = self.new_kiosk.origin

    @property
    def setup_code(self):
        """The set-up code that the new kiosk has shown."""
        return setup_codes.read_or_make(setup_codes.path_in(self.new_kiosk.data))

    def start_afresh(self):
        """Be a terminal that nobody has used, without the time it takes to open a new one."""
        self.origin = self._home
        self.context.clear_cookies()
        self.page.unroute_all()
        self.page.goto("about:blank")

    def close(self):
        """Leave the terminal; its browser context ends."""
        self.context.close()
