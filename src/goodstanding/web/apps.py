"""The Django app that shows pages."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "goodstanding.web"
    label = "web"
