"""Mark spans in a text: find the sentence that answers, mark those that leave it open."""

from kiosk.activities.cards import verdict_of
from kiosk.activities.plays import Counts, ticked

ABSENT = "absent"
VAGUE = "vague"


def answers(notice, task):
    """Return the ids of the sentences that answer ``task``; where there are none, "absent" is right.

    A sentence that names the thing but stays vague is an answer too.
    """
    found = {sentence["id"] for sentence in notice["sentence"] if task in sentence["tags"]}
    return found or {ABSENT}


def is_found(notice, task, move):
    """Say whether the sentence ``move`` answers ``task``."""
    return move in answers(notice, task)


def vague_ones(notice):
    """Return the ids of the sentences that leave it open."""
    return {sentence["id"] for sentence in notice["sentence"] if VAGUE in sentence["tags"]}


def possible(fields, notice, moves):
    """Return the moves that are possible now: a sentence or "absent" for each task, "vague:…", a decision; or None."""
    tasks = len(fields["task"])
    if len(moves) < tasks:
        return {*(sentence["id"] for sentence in notice["sentence"]), ABSENT}
    if len(moves) == tasks:
        return {VAGUE}
    return {choice["id"] for choice in fields["choice"]} if len(moves) == tasks + 1 else None


def filled_card(fields, notice):
    """Return (task, sentences that answer it) for the card of six questions; no sentences where it stays open."""
    return [
        (task, [one for one in notice["sentence"] if one["id"] in answers(notice, task["id"])])
        for task in fields["task"]
    ]


def count(fields, play):
    """Return :class:`Counts`: vague sentences marked of all, and answers found of all tasks."""
    caught = vague = found = asked = 0
    missed = []
    for notice in fields["notice"]:
        moves = play.of(notice["id"])
        for task, move in zip(fields["task"], moves, strict=False):
            good = is_found(notice, task["id"], move)
            asked, found = asked + 1, found + good
            missed += [] if good else [task["id"]]
        marked = next((ids for ids in (ticked(move, VAGUE) for move in moves) if ids is not None), None)
        if marked is not None:
            vague, caught = vague + len(vague_ones(notice)), caught + len(vague_ones(notice) & set(marked))
    return Counts(caught, vague, found, asked, tuple(dict.fromkeys(missed)))


def decided(fields, notice, moves):
    """Return the decision about ``notice`` with its feedback, or None."""
    tasks = len(fields["task"])
    return verdict_of(notice, moves[tasks + 1]) if len(moves) > tasks + 1 else None
