"""What the worker would send: runs the queued jobs of a test and gives what came of them."""

import re
from datetime import UTC, datetime
from uuid import uuid4

from procrastinate.contrib.django.models import ProcrastinateJob

from accounts import messaging, tasks
from accounts.messaging import Job, Mail
from accounts.models import Letter

JOBS = {task.name: task for task in (tasks.deliver_mail, tasks.deliver_text)}


def queued():
    """Name and arguments of the messages in the queue, in the order in which they were put."""
    rows = ProcrastinateJob.objects.filter(task_name__in=JOBS, status="todo").order_by("id")
    return [(row.task_name, row.args) for row in rows]


def messages_to(contact):
    """The words of what is queued for an address or number."""
    return [args["text"] for _name, args in queued() if args["to"] == contact]


def code_for(contact):
    """The latest code that was sent to an address or number."""
    found = [re.search(r"(?<!\d)\d{6}(?!\d)", text) for text in messages_to(contact)]
    return next(hit[0] for hit in reversed(found) if hit)


def deliver():
    """Do what the worker does with each queued message, once."""
    for name, args in queued():
        JOBS[name].func(**args)
    ProcrastinateJob.objects.filter(task_name__in=JOBS, status="todo").delete()


def put(to, text, subject="Tin"):
    """Queue a message to an address or a number."""
    at = datetime(2026, 11, 28, 3, 0, tzinfo=UTC)
    row = Letter.objects.create(
        kind="login-code",
        key=uuid4().hex,
        to=to,
        way="MAIL" if "@" in to else "PHONE",
        made_at=at,
        due_at=at,
    )
    if row.way == "MAIL":
        messaging.queue_mail(Mail(to=to, subject=subject, text=text), job=Job(row.pk))
    else:
        messaging.queue_text(to=to, text=text, job=Job(row.pk))
    return row
