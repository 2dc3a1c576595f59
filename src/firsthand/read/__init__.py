"""Files, folders, JSON Lines, Parquet, standard input → `model.Page`."""

from firsthand.read.documents import text_page
from firsthand.read.sources import READERS, Reader, read_inputs

__all__ = ["READERS", "Reader", "read_inputs", "text_page"]
