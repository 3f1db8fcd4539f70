"""Between proving who one is and being signed in: confirming the address, where it is needed."""

from typing import Any

from allauth.account.stages import EmailVerificationStage

from accounts.services import keep_address


class ConfirmEmailStage(EmailVerificationStage):
    """Asks for a code by mail, unless the account's owner was confirmed before by mail or phone."""

    def handle(self) -> tuple[Any, bool]:
        user = self.login.user
        if user is None:
            # Nobody: sign-up with a contact that is taken goes on as if it were not.
            return super().handle() if self.login.email else (None, True)
        if not user.is_confirmed:
            return super().handle()
        keep_address(user=user)
        return None, True
