"""The Django app that keeps the ledger."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "goodstanding.store"
    label = "store"
