"""Text to vectors, behind one small interface."""

from firsthand.embed.base import Encoder, Vectors

__all__ = ["Encoder", "Vectors"]
