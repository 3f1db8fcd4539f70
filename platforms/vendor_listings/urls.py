"""Addresses of a vendor's own listings."""

from django.urls import path

from platforms.vendor_listings.views import drafts, files, sections

urlpatterns = [
    path("new/<slug:slug>/", drafts.new, name="vendor-listing-new"),
    path("change/<slug:slug>/", drafts.change, name="vendor-listing-change"),
    path("files/<int:pk>/", files.read, name="vendor-listing-file"),
    path("files/<int:pk>/remove/", files.remove, name="vendor-listing-file-remove"),
    path("<int:pk>/", drafts.overview, name="vendor-listing"),
    path("<int:pk>/submit/", drafts.submit, name="vendor-listing-submit"),
    path("<int:pk>/take-back/", drafts.take_back, name="vendor-listing-take-back"),
    path("<int:pk>/discard/", drafts.discard, name="vendor-listing-discard"),
    path("<int:pk>/copy/", drafts.copy, name="vendor-listing-copy"),
    path("<int:pk>/logo/", files.logo, name="vendor-listing-logo"),
    path("<int:pk>/files/", files.add, name="vendor-listing-file-add"),
    path("<int:pk>/sections/<slug:section>/", sections.edit, name="vendor-listing-section"),
]
