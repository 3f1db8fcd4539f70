from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        from allauth.account.signals import email_confirmed
        from allauth.mfa.signals import authenticator_added, authenticator_removed

        from accounts.entries import watch_histories
        from accounts.post.own import register_own
        from accounts.privacy.holdings import register_holding
        from accounts.privacy.own import HOLDING
        from accounts.roles import create_roles
        from accounts.second_factor import on_factor_added, on_factor_removed
        from accounts.signals import on_email_confirmed

        post_migrate.connect(create_roles, sender=self, dispatch_uid="accounts.create_roles")
        post_migrate.connect(watch_histories, sender=self, dispatch_uid="accounts.watch_histories")
        register_holding(HOLDING)
        register_own()
        email_confirmed.connect(on_email_confirmed, dispatch_uid="accounts.on_email_confirmed")
        authenticator_added.connect(on_factor_added, dispatch_uid="accounts.on_factor_added")
        authenticator_removed.connect(on_factor_removed, dispatch_uid="accounts.on_factor_removed")
