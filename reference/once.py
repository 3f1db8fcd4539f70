"""Keys by which a form that is sent twice is taken once."""

from uuid import UUID, uuid5


def once_for(request_key: UUID, *said: object) -> UUID:
    """The key under which what a form said is kept.

    A page may be gone back to and its form sent with other words, for another thing or by another
    person, under the mark that it had: that is no repetition. Only what is the same is.

    Args:
        request_key: the mark in the form. said: what it is about and says, by whom; each as text.
    """
    return uuid5(request_key, repr([str(each) for each in said]))
