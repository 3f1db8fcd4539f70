"""Makes an administrator and prints the one-time link at which she sets her password."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from accounts.services import admit_admin, welcome_link


class Command(BaseCommand):
    help = "Makes (or finds) an administrator and prints a link to set the password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the administrator's e-mail address")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"Not an e-mail address: {email}") from error
        admission = admit_admin(email=email)
        if admission.is_promoted:
            self.stderr.write(f"{email} had an account; it is an administrator now.")
        self.stderr.write("Open this once, within 24 hours, to set the password:")
        self.stdout.write(welcome_link(admission.user))
