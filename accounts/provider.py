"""The e-ID as allauth finds it: a provider module in an installed app."""

from accounts.eid_pages import is_set_up

provider_classes = []
if is_set_up():
    from accounts.eid import EidProvider

    provider_classes.append(EidProvider)
