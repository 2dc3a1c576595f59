"""The optional judge: a language model behind an OpenAI-compatible address, off by default.

It is asked about single pairs of sentences of derivations, whether the target denies, turns round or
claims more than the source. Page text goes out as data and comes back never: of an answer only
a kind out of three, a number and spans that stand in the page are used. Answers add flags and
never take one away, so that a page which talks the judge round hides nothing.
"""

from firsthand.judge.asking import Judge, Settings

__all__ = ["Judge", "Settings"]
