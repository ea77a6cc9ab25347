"""The services: one file a question that people ask. Page, command, API and assistants call them and show the answer.

    today          what waits, whom to leave alone, why somebody is not on the list
    person people  how the two of you stand; whom a name means
    checking       may I send this
    ...            the file is called as the question is

A service is a function, or a few. It takes `as_of` (or what was typed), gathers from the store, asks the core once,
keeps the answer while the ledger stands still (`kept`), and returns a value that knows its JSON (`as_json()`), the
same for every mouth. What cannot be answered is a value or an `Unclear` with one sentence.

Services know the core, the store and fetch. They know no Django request, no click and no template; pages and commands
know services and values, and neither the store nor the core. tests/test_house.py holds all of it.
"""
