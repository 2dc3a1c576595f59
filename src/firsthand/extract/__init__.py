"""Page → Article: html, plain text, language, dates, credits.

Nothing is imported here: `firsthand.extract` is also the name of the public function.
"""
