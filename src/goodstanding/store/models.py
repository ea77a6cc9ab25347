"""The tables of the ledger.

Rows of `interaction`, `profile`, `same`, `decision` and `entry` are only ever added (`append.py` is their only
writer, `journal.py` that of entries; `erase.py` is the one deliberate exception, when somebody asks to be
forgotten). `person`, `part`, `aside` and `tie` are derived from them and can be rebuilt at any time.

Instants are integers, microseconds since 1970 UTC: they sort, they are exact, and SQLite keeps them small.
"""

from __future__ import annotations

from django.db import models


class Import(models.Model):
    """One run of an import and its report."""

    started = models.DateTimeField()
    finished = models.DateTimeField(null=True)
    state = models.CharField(max_length=12, default="waiting")  # waiting, reading, done, failed
    paths = models.JSONField(default=list)
    progress = models.JSONField(default=dict)  # {"rows", "share", "now"}
    report = models.JSONField(default=dict)  # the contract's JSON, once finished
    failure = models.TextField(default="")
    fingerprint = models.TextField(default="")  # of the files' bytes and what was known; "" until finished

    class Meta:
        db_table = "import"
        indexes = [models.Index(fields=["fingerprint"], name="import_fingerprint")]


class SourceFile(models.Model):
    """A file inside an export, named once so that each row can point at it."""

    path = models.TextField(unique=True)

    class Meta:
        db_table = "source_file"


class Person(models.Model):
    """Derived: a set of handles, with what their newest profile says."""

    ref = models.TextField(unique=True)  # the text of the first handle
    name = models.TextField(default="")
    position = models.TextField(default="")
    company = models.TextField(default="")
    place = models.TextField(default="")
    headline = models.TextField(default="")
    url = models.TextField(default="")
    found_by = models.TextField(default="")  # casefolded words that search looks through
    owner = models.BooleanField(default=False)
    inferred = models.BooleanField(default=False)

    class Meta:
        db_table = "person"
        indexes = [models.Index(fields=["name"], name="person_name")]


class Handle(models.Model):
    network = models.TextField()
    key = models.TextField()
    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, db_constraint=False, null=True)
    owner = models.BooleanField(default=False)

    class Meta:
        db_table = "handle"
        constraints = [models.UniqueConstraint(fields=["network", "key"], name="handle_once")]


class Interaction(models.Model):
    key = models.BinaryField(unique=True)  # 8 bytes of time, 12 of content: keys arrive nearly in order
    at = models.BigIntegerField(null=True)
    precision = models.SmallIntegerField()
    actor_id = models.BigIntegerField()
    recipients = models.TextField(default="")  # handle ids with a space between
    kind = models.SmallIntegerField()
    network = models.TextField()
    conversation = models.TextField(default="")
    text = models.TextField(default="")
    subject = models.TextField(default="")
    visibility = models.SmallIntegerField(default=2)
    zoneless = models.BooleanField(default=False)
    source_id = models.BigIntegerField()
    row = models.IntegerField(default=0)

    class Meta:
        db_table = "interaction"
        indexes = [
            models.Index(fields=["at"], name="interaction_by_hand", condition=models.Q(network="hand")),
        ]


class Aside(models.Model):
    """Derived: rows that stay readable and count nowhere, and why; see `goodstanding.store.aside`."""

    interaction_id = models.BigIntegerField(primary_key=True)
    why = models.CharField(max_length=12)  # withdrawn, replaced, same
    behind_id = models.BigIntegerField(null=True)

    class Meta:
        db_table = "aside"
        indexes = [models.Index(fields=["behind_id"], name="aside_behind")]


class Profile(models.Model):
    """What one source said about one handle at the time of an export; never changed, only added to."""

    content = models.BinaryField(unique=True)
    handle = models.ForeignKey(Handle, on_delete=models.DO_NOTHING, db_constraint=False)
    name = models.TextField(default="")
    position = models.TextField(default="")
    company = models.TextField(default="")
    place = models.TextField(default="")
    headline = models.TextField(default="")
    url = models.TextField(default="")
    seen_on = models.DateField(null=True)
    inferred = models.BooleanField(default=False)
    source_id = models.BigIntegerField()
    row = models.IntegerField(default=0)

    class Meta:
        db_table = "profile"


class Same(models.Model):
    """A source itself says that two handles are one person."""

    one_id = models.BigIntegerField()
    other_id = models.BigIntegerField()
    source_id = models.BigIntegerField()

    class Meta:
        db_table = "same"
        constraints = [models.UniqueConstraint(fields=["one_id", "other_id"], name="same_once")]


class Decision(models.Model):
    """Something the user decided, as a row. Undoing is another row that points at it.

    what: "same", "not same" (two people), "done", "snooze", "never" (an agenda item), "undo" (of `about`).
    """

    at = models.DateTimeField()
    what = models.CharField(max_length=12)
    one = models.TextField(default="")  # a handle's text, or an agenda item's key
    other = models.TextField(default="")
    until = models.DateField(null=True)
    about = models.ForeignKey("self", null=True, on_delete=models.DO_NOTHING)

    class Meta:
        db_table = "decision"
        indexes = [models.Index(fields=["what", "one"], name="decision_what")]


class Entry(models.Model):
    """What a room must remember (a need, a step of an introduction, a consent, a remark), as a row.

    Undoing is another row that points at it; see `goodstanding.store.journal`.
    """

    at = models.DateTimeField()
    room = models.CharField(max_length=20)
    what = models.CharField(max_length=40)
    about = models.TextField(default="")
    data = models.JSONField(default=dict)
    undoes = models.ForeignKey("self", null=True, on_delete=models.DO_NOTHING, db_constraint=False)

    class Meta:
        db_table = "entry"
        indexes = [models.Index(fields=["room", "what", "about"], name="entry_room")]


class EntryHandle(models.Model):
    """Whom an entry speaks of, so that it goes when they ask to be forgotten."""

    entry_id = models.BigIntegerField()
    handle_id = models.BigIntegerField()

    class Meta:
        db_table = "entry_handle"
        constraints = [models.UniqueConstraint(fields=["entry_id", "handle_id"], name="entry_handle_once")]
        indexes = [models.Index(fields=["handle_id"], name="entry_handle_whom")]


class Tie(models.Model):
    """Derived: the tie between the owner and a person, folded, with the columns that lists sort by."""

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.DO_NOTHING, db_constraint=False)
    state = models.BinaryField()
    rows = models.IntegerField()
    last_at = models.BigIntegerField(null=True)
    last_in = models.BigIntegerField(null=True)
    last_out = models.BigIntegerField(null=True)
    owed = models.IntegerField(default=0)
    pending = models.IntegerField(default=0)
    strength = models.FloatField(default=0.0)
    fade_at = models.BigIntegerField(null=True)

    class Meta:
        db_table = "tie"
        indexes = [
            models.Index(fields=["-last_at"], name="tie_last"),
            models.Index(fields=["fade_at"], name="tie_fade"),
            models.Index(fields=["-owed", "-last_in"], name="tie_owed"),
            models.Index(fields=["-pending", "-last_out"], name="tie_pending"),
            models.Index(fields=["-strength"], name="tie_strength"),
        ]


class Stale(models.Model):
    """Handles whose person's tie must be folded again; written together with the rows that made it so."""

    handle_id = models.BigIntegerField(primary_key=True)

    class Meta:
        db_table = "stale"


class Forgotten(models.Model):
    """A salted hash of a handle that asked to be forgotten, so that a later import leaves it out."""

    hash = models.BinaryField(primary_key=True)

    class Meta:
        db_table = "forgotten"


class Memory(models.Model):
    """Small things remembered by name: the forgetting salt, column mappings, where the search index ends."""

    name = models.TextField(primary_key=True)
    value = models.JSONField()

    class Meta:
        db_table = "memory"


class LiveSource(models.Model):
    """A source that is read over the network because the user asked for it, and where the last reading came to.

    Its secret is not here: see `goodstanding.fetch.credentials`.
    """

    kind = models.TextField()
    name = models.TextField(unique=True)
    settings = models.JSONField(default=dict)
    state = models.JSONField(default=dict)
    on = models.BooleanField(default=True)
    last_run = models.DateTimeField(null=True)
    last_new = models.IntegerField(default=0)
    last_problem = models.TextField(default="")

    class Meta:
        db_table = "live_source"
