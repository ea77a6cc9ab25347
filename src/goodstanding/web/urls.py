"""The map of the pages. A page is a file under pages/; its name here is how templates and keys refer to it."""

from __future__ import annotations

from django.urls import path

from goodstanding.web.pages import (
    api,
    begin,
    checking,
    columns,
    data,
    future,
    help,
    history,
    importing,
    look,
    people,
    person,
    plan,
    ratios,
    rows,
    same,
    today,
)

urlpatterns = [
    path("", today.page, name="today"),
    path("today/why-not/", today.why_not, name="why-not"),
    path("today/decide/", today.decide, name="decide"),
    path("today/undo/", today.undo, name="undo"),
    path("people/", people.page, name="people"),
    path("people/same/", same.page, name="same"),
    path("people/same/decide/", same.decide, name="same-decide"),
    path("people/same/undo/", same.undo, name="same-undo"),
    path("people/<path:ref>/", person.page, name="person"),
    path("picture/<path:ref>/", person.picture, name="person-picture"),
    path("forget/<path:ref>/now/", person.forget_now, name="forget-now"),
    path("forget/<path:ref>/", person.forget, name="forget"),
    path("rows/", rows.page, name="rows"),
    path("import/", importing.page, name="import"),
    path("import/upload/", importing.upload, name="upload"),
    path("import/columns/", columns.page, name="columns"),
    path("import/columns/look/", columns.look, name="columns-look"),
    path("import/columns/settle/", columns.settle, name="columns-settle"),
    path("import/history/", history.page, name="history"),
    path("import/<int:number>/", importing.one, name="import-one"),
    path("check/", checking.page, name="check"),
    path("check/rules/", checking.rules, name="rules"),
    path("plan/", plan.page, name="plan"),
    path("plan/lay-out/", plan.lay_out, name="plan-lay-out"),
    path("plan/change/", plan.change, name="plan-change"),
    path("plan/strike/<int:number>/", plan.strike, name="plan-strike"),
    path("plan/restore/<int:number>/", plan.restore, name="plan-restore"),
    path("plan/file/", plan.whole, name="plan-file"),
    path("plan/future/", future.page, name="plan-future"),
    path("plan/future/back/", future.looking_back, name="plan-future-back"),
    path("plan/channels/", plan.channels, name="plan-channels"),
    path("plan/networks/<slug:name>/", plan.network, name="network"),
    path("ratios/", ratios.page, name="ratios"),
    path("ratios/cases/<slug:name>/", ratios.cases, name="cases"),
    path("ratios/letters/", ratios.letter_list, name="letters"),
    path("ratios/letters/<slug:month>/", ratios.letter, name="letter"),
    path("ratios/shift/", ratios.shift, name="shift"),
    path("ratios/seeds/", ratios.seeds, name="seeds"),
    path("begin/", begin.page, name="begin"),
    path("data/", data.page, name="data"),
    path("help/", help.page, name="help"),
    path("help/keys/", help.keys, name="keys"),
    path("look/", look.choose, name="look"),
    path("api/check", api.check, name="api-check"),
    path("api/who", api.who, name="api-who"),
    path("api/today", api.today, name="api-today"),
    path("api/find", api.find, name="api-find"),
    path("api/openapi.json", api.description, name="api-description"),
]

handler400 = "goodstanding.web.pages.errors.bad_request"
handler403 = "goodstanding.web.pages.errors.forbidden"
handler404 = "goodstanding.web.pages.errors.not_found"
handler500 = "goodstanding.web.pages.errors.broken"
