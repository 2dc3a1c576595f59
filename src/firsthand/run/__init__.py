"""Where the stages run: the pipeline, the engines, progress.

Nothing is imported here: `firsthand.run` is also the name of the public function.
"""
