"""Texts of Django and allauth that people see here and that their Vietnamese lacks or says badly.

Nothing calls them: they stand here so that `manage.py messages` keeps their translations, which go
before Django's own. Spelling and line breaks are Django's, to the letter.
"""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

FORMS = (
    _("This field is required."),
    _("This field cannot be blank."),
    _("This field cannot be null."),
    _("Enter a valid value."),
    _("Enter a valid URL."),
    _("Enter a valid email address."),
    _("Enter a valid date."),
    _("Enter a whole number."),
    _("Enter a complete value."),
    _("Enter a list of values."),
    _("Enter a valid UUID."),
    _("“%(value)s” is not a valid UUID."),
    _("“%(pk)s” is not a valid value."),
    _("Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."),
    _("Ensure this value is less than or equal to %(limit_value)s."),
    _("Ensure this value is greater than or equal to %(limit_value)s."),
    ngettext_lazy(
        "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at least %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
    _("Null characters are not allowed."),
    _("Constraint “%(name)s” is violated."),
    _("%(model_name)s with this %(field_label)s already exists."),
    _("%(model_name)s with this %(field_labels)s already exists."),
    _("%(model)s instance with %(field)s %(value)r is not a valid choice."),
    _("Value %(value)r is not a valid choice."),
    _("Select a valid choice. %(value)s is not one of the available choices."),
    _("Select a valid choice. That choice is not one of the available choices."),
    _("(Hidden field %(name)s) %(error)s"),
    _("Item %(nth)s in the array did not validate:"),
    _("The inline value did not match the parent instance."),
    _("Please correct the duplicate data for %(field)s."),
    _("Please correct the duplicate data for %(field)s, which must be unique."),
    _("Please correct the duplicate values below."),
    _(
        "ManagementForm data is missing or has been tampered with. Missing fields: "
        "%(field_names)s. You may need to file a bug report if the issue persists."
    ),
    ngettext_lazy(
        "Please submit at most %(num)d form.", "Please submit at most %(num)d forms.", "num"
    ),
)
SPANS = (
    ngettext_lazy("%(num)d year", "%(num)d years", "num"),
    ngettext_lazy("%(num)d month", "%(num)d months", "num"),
    ngettext_lazy("%(num)d week", "%(num)d weeks", "num"),
    ngettext_lazy("%(num)d day", "%(num)d days", "num"),
    ngettext_lazy("%(num)d hour", "%(num)d hours", "num"),
    ngettext_lazy("%(num)d minute", "%(num)d minutes", "num"),
)
PASSWORDS = (
    _("Password"),
    _("Old password"),
    _("New password"),
    _("New password confirmation"),
    _("Enter the same password as before, for verification."),
    _("The two password fields didn’t match."),
    _("Your old password was entered incorrectly. Please enter it again."),
    _("Your password can’t be too similar to your other personal information."),
    _("Your password can’t be a commonly used password."),
    _("Your password can’t be entirely numeric."),
    _("The password is too similar to the %(verbose_name)s."),
    _("This password is too common."),
    _("This password is entirely numeric."),
    ngettext_lazy(
        "Your password must contain at least %(min_length)d character.",
        "Your password must contain at least %(min_length)d characters.",
        "min_length",
    ),
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
    _("Password change"),
    _("Password change successful"),
    _("Your password was changed."),
    _("Change my password"),
    _(
        "Please enter your old password, for security’s sake, and then enter your new password "
        "twice so we can verify you typed it in correctly."
    ),
)
ACCOUNTS = (
    _("Log in"),
    _("Log in again"),
    _("Logged out"),
    _("Thanks for spending some quality time with the web site today."),
    _("This account is inactive."),
    _(
        "Please enter the correct %(username)s and password for a staff account. Note that both "
        "fields may be case-sensitive."
    ),
    _(
        "You are authenticated as %(username)s, but are not authorized to access this page. "
        "Would you like to login to a different account?"
    ),
    _("You don’t have permission to view or edit anything."),
    _("active"),
    _("staff status"),
    _("superuser status"),
    _("last login"),
    _("date joined"),
    _(
        "Designates whether this user should be treated as active. Unselect this instead of "
        "deleting accounts."
    ),
)
ADMIN_FRAME = (
    _("Breadcrumbs"),
    _("Sidebar"),
    _("Skip to main content"),
    _("Toggle navigation"),
    _("Start typing to filter…"),
    _("Filter navigation items"),
    _("Toggle theme (current theme: auto)"),
    _("Toggle theme (current theme: light)"),
    _("Toggle theme (current theme: dark)"),
    _("%(app)s administration"),
    _("Models in the %(name)s application"),
    _("Model name"),
    _("Add link"),
    _("Change or view list link"),
    _("Add"),
    _("Change"),
    _("Close"),
)
ADMIN_LISTS = (
    _("Select %s"),
    _("Select %s to change"),
    _("Select %s to view"),
    _("Filter"),
    _(" By %(filter_title)s "),
    _("Clear all filters"),
    _("Hide counts"),
    _("Show counts"),
    _("All"),
    _("Any date"),
    _("Past 7 days"),
    _("Empty"),
    _("Not empty"),
    _("Unknown"),
    _("Remove from sorting"),
    _("Sorting priority: %(priority_number)s"),
    _("Toggle sorting"),
    _("Action:"),
    _("Go"),
    _("Run the selected action"),
    _("Select this object for an action - {}"),
    _("Select all objects on this page for an action"),
    _("Select all %(total_count)s %(module_name)s"),
    _("Click here to select the objects across all pages"),
    _("0 of %(cnt)s selected"),
    ngettext_lazy("%(total_count)s selected", "All %(total_count)s selected", "total_count"),
    _("Clear selection"),
    _("No action selected."),
    _("Items must be selected in order to perform actions on them. No items have been changed."),
    ngettext_lazy("entry", "entries"),
)
ADMIN_FORMS = (
    _("Add %s"),
    _("Change %s"),
    _("View %s"),
    _("Add %(name)s"),
    _("Add another %(model)s"),
    _("Add another %(verbose_name)s"),
    _("Change selected %(model)s"),
    _("View selected %(model)s"),
    _("Currently:"),
    _("Change:"),
    _("Delete?"),
    _("Error:"),
    ngettext_lazy("Please correct the error below.", "Please correct the errors below."),
    _("Save"),
    _("Save and add another"),
    _("Save and continue editing"),
    _("Save and view"),
    _("The {name} “{obj}” was added successfully."),
    _("The {name} “{obj}” was changed successfully."),
    _("The {name} “{obj}” was added successfully. You may add another {name} below."),
    _("The {name} “{obj}” was changed successfully. You may edit it again below."),
    _("The {name} “{obj}” was changed successfully. You may add another {name} below."),
    _("You may edit it again below."),
    _("%(name)s with ID “%(key)s” doesn’t exist. Perhaps it was deleted?"),
)
ALLAUTH = (
    _("Code"),
    _("Authenticator code"),
    _("Email"),
    _("Phone"),
    _("Current Password"),
    _("Password (again)"),
    _("New Password"),
    _("New Password (again)"),
    _("Forgot your password?"),
    _("You must type the same password each time."),
    _("Please type your current password."),
    _("Please select only one."),
    _("This account is currently inactive."),
    _("Be patient, you are sending too many requests."),
    _("Invalid or expired key."),
    _("Invalid token."),
    _("The password reset token was invalid."),
    _("You cannot remove your primary email address."),
    _("Your primary email address must be verified."),
    _("You cannot add more than %d email addresses."),
    _("Your account has no password set up."),
    _("Your account has no verified email address."),
    _("Use your password"),
    _("Send me a sign-in code"),
    _("Use authenticator app or code"),
    _("Use a security key"),
)
