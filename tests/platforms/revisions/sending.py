"""What a browser sends back from a section that nobody touched."""

from django.http import QueryDict


def as_sent(forms):
    data = QueryDict(mutable=True)
    singles = [*forms.all, *([forms.rows.management_form] if forms.rows is not None else [])]
    for form in singles:
        for bound in form:
            value = bound.value()
            if isinstance(value, list | tuple):
                data.setlist(bound.html_name, [str(one) for one in value])
            elif value is True:
                data[bound.html_name] = "on"
            elif value is not False:
                shown = bound.field.prepare_value(value)
                data[bound.html_name] = "" if shown is None else str(shown)
    return data
