"""What keeps an offer from meeting a need although both use the same words: one constraint a file, in the order shown to people."""

from types import ModuleType

from goodstanding.introduce.constraints import certificate, date, language, maker, place, volume

CONSTRAINTS: tuple[ModuleType, ...] = (place, volume, language, date, certificate, maker)
