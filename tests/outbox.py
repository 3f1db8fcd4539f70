"""What the worker would send: runs the queued jobs of a test and gives what came of them."""

import re

from procrastinate.contrib.django.models import ProcrastinateJob

from accounts import tasks

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
