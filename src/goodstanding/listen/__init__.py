"""Listen: a short list of posts that deserve an answer, instead of an endless one."""

from goodstanding.listen.choose import Chosen, Heard, Held, by_month, choose
from goodstanding.listen.post import Post, Writer
from goodstanding.listen.stories import copies, stories

__all__ = ["Chosen", "Heard", "Held", "Post", "Writer", "by_month", "choose", "copies", "stories"]
